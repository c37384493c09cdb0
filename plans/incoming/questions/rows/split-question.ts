/** The longest question on one line. */
export const LONGEST_PROMPT = 1000;

const FENCE = /^\s{0,3}(?:```|~~~)/;
/** Where code, a table, a formula, a list or a quotation begins. */
const BLOCK = /^(?:\s{0,3}(?:```|~~~|\||\$\$|[-*+•]\s|\d{1,3}[.)]\s|>)|\s{4}|\t)/;
const HEADING = /^\s{0,3}#{1,6}\s+/;
const SENTENCE_END = /[.?!:。？！]['"”’)*_]*$/;

/**
 * Parts a question of many lines into what is asked, on one line, and what belongs to it, as it stands: code, tables,
 * formulas and further paragraphs, byte for byte. A first paragraph that is too long is parted after a sentence.
 *
 * @returns `null` where nothing can be asked on one line: it is code alone, or one sentence that is too long
 *
 * @example
 * splitQuestion('What does this print?\n\n    print(1)') //=> { prompt: 'What does this print?', detail: '    print(1)' }
 */
export function splitQuestion(text: string): { prompt: string; detail: string } | null {
  if (!text.includes('\n') && text.length <= LONGEST_PROMPT) return { prompt: text.trim(), detail: '' };
  const lines = text.split('\n');
  const from = firstLineOfWords(lines);
  if (from === -1) return null;
  let to = from + 1;
  while (to < lines.length && !SENTENCE_END.test(lines[to - 1] ?? '') && isOfWords(lines[to] ?? '')) to += 1;
  const paragraph = lines
    .slice(from, to)
    .map((line) => line.replace(HEADING, '').replace(/\\$/, '').trim())
    .join(' ');
  const parted = partLong(paragraph);
  if (parted === null) return null;
  const rest = withoutBlankEnds([...lines.slice(0, from), ...lines.slice(to)]);
  const detail = parted.rest === '' ? rest : withoutBlankEnds([parted.rest, '', ...rest.split('\n')]);
  return { prompt: parted.prompt, detail };
}

function firstLineOfWords(lines: readonly string[]): number {
  let fence: string | null = null;
  for (const [index, line] of lines.entries()) {
    const mark = FENCE.test(line) ? line.trim().slice(0, 3) : null;
    if (fence !== null) {
      if (mark === fence) fence = null;
    } else if (mark !== null) fence = mark;
    else if (isOfWords(line)) return index;
  }
  return -1;
}

function isOfWords(line: string): boolean {
  return line.trim() !== '' && !BLOCK.test(line);
}

/** After the last sentence that ends in time. */
function partLong(paragraph: string): { prompt: string; rest: string } | null {
  if (paragraph.length <= LONGEST_PROMPT) return { prompt: paragraph, rest: '' };
  const ends = [...paragraph.slice(0, LONGEST_PROMPT).matchAll(/[.?!](?=\s)/g)];
  const at = ends.at(-1)?.index;
  if (at === undefined) return null;
  return { prompt: paragraph.slice(0, at + 1), rest: paragraph.slice(at + 1).trim() };
}

export function withoutBlankEnds(lines: readonly string[]): string {
  const from = lines.findIndex((line) => line.trim() !== '');
  const to = lines.findLastIndex((line) => line.trim() !== '');
  return from === -1 ? '' : lines.slice(from, to + 1).join('\n');
}
