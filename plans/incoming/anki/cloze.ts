/** A text with hidden parts, taken to pieces: signs of a part are told from words. */
export type ClozeText = readonly Token[];

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open'; numbers: readonly number[] }
  | { kind: 'hint' }
  | { kind: 'close' };

/** A text with more hidden parts is no card, and would make as many questions. */
const MOST_NUMBERS = 100;

/** The numbers of the hidden parts, in their order; each makes a card. */
export function clozeNumbers(text: ClozeText): number[] {
  const numbers = text.flatMap((token) => (token.kind === 'open' ? token.numbers : []));
  return [...new Set(numbers)].sort((one, other) => one - other).slice(0, MOST_NUMBERS);
}

/**
 * The text as a question: the parts of one number are hidden behind their hints, and all others are shown.
 *
 * @example
 * hideCloze(readCloze('{{c1::Adam}} is {{c2::2015::a year}}'), 2) //=> 'Adam is [a year]'
 */
export function hideCloze(text: ClozeText, number: number): string {
  return showTokens(text, number, (part) => `[${part.hint.trim() || '…'}]`);
}

/** The whole text, with the parts of one number in bold; with those of all where no number is given. */
export function markCloze(text: ClozeText, number: number | null): string {
  return showTokens(text, number, (part) => `<b>${part.text}</b>`);
}

/** @param html - a field of a note, with `{{c1::hidden::hint}}` in it */
export function readCloze(html: string): ClozeText {
  const tokens: Token[] = [];
  let at = 0;
  let depth = 0;
  for (const match of html.matchAll(/\{\{c(\d{1,3}(?:,\d{1,3}){0,20})::|::|\}\}/gi)) {
    if (match[1] === undefined && depth === 0) continue;
    if (match.index > at) tokens.push({ kind: 'text', text: html.slice(at, match.index) });
    at = match.index + match[0].length;
    if (match[1] !== undefined) {
      depth += 1;
      tokens.push({ kind: 'open', numbers: match[1].split(',').map(Number) });
    } else if (match[0] === '::') tokens.push({ kind: 'hint' });
    else {
      depth -= 1;
      tokens.push({ kind: 'close' });
    }
  }
  if (at < html.length) tokens.push({ kind: 'text', text: html.slice(at) });
  return tokens;
}

/** What stands in one part; `hint` is told in words, with whatever `::` it holds. */
type Part = { text: string; hint: string; hasHint: boolean; isAsked: boolean };

function showTokens(tokens: readonly Token[], number: number | null, show: (part: Part) => string): string {
  const outside: Part = { text: '', hint: '', hasHint: false, isAsked: false };
  const open = [outside];
  for (const token of tokens) {
    const part = open.at(-1) ?? outside;
    if (token.kind === 'open') {
      const isAsked = number === null || token.numbers.includes(number);
      open.push({ text: '', hint: '', hasHint: false, isAsked });
    } else if (token.kind === 'close') close(open);
    else if (token.kind === 'text') add(part, token.text);
    else if (part.hasHint) part.hint += '::';
    else part.hasHint = true;
  }
  while (open.length > 1) close(open);
  return outside.text;

  function close(parts: Part[]): void {
    const part = parts.pop();
    const around = parts.at(-1);
    if (part && around) add(around, part.isAsked ? show(part) : part.text);
  }
}

function add(part: Part, text: string): void {
  if (part.hasHint) part.hint += text;
  else part.text += text;
}
