import type { MarkdownNode } from '../outlines/markdown/tree.ts';
import type { FoundQuestion } from './question-words.ts';

const DETAILS = /<(?<closes>\/?)details\b[^<>]{0,200}>/gi;
const SUMMARY = /<summary\b[^<>]{0,200}>/i;
const SUMMARY_END = /<\/summary>/i;
const FORMATTING = /<\/?(?:b|strong|i|em|h[1-6]|p|span)\b[^<>]{0,200}>/gi;

/** What `<details>` hold, by their summaries; those within others are a part of the answer. Code with such tags is none. */
export function detailsQuestions(lines: readonly string[], nodes: readonly MarkdownNode[]): FoundQuestion[] {
  const code = new Set<number>();
  for (const { type, from, to } of nodes)
    if (type === 'fence' || type === 'code_block') for (let line = from; line < to; line++) code.add(line);

  const found: FoundQuestion[] = [];
  let depth = 0;
  let start = { line: 0, column: 0 };
  for (const [line, text] of lines.entries()) {
    if (code.has(line)) continue;
    for (const match of text.matchAll(DETAILS)) {
      if (match.groups?.closes !== '/') {
        if (depth === 0) start = { line, column: match.index + match[0].length };
        depth += 1;
      } else if (depth > 0) {
        depth -= 1;
        if (depth === 0) found.push(...questionOf(lines, start, { line, column: match.index }));
      }
    }
  }
  return found;
}

type Place = { line: number; column: number };

function questionOf(lines: readonly string[], start: Place, end: Place): FoundQuestion[] {
  const last = lines[end.line]?.slice(start.line === end.line ? start.column : 0, end.column) ?? '';
  const inside = [...lines.slice(start.line, end.line), last];
  if (start.line < end.line) inside[0] = inside[0]?.slice(start.column) ?? '';
  const text = inside.join('\n');
  const [opening, ending] = [SUMMARY.exec(text), SUMMARY_END.exec(text)];
  if (!opening || !ending || ending.index < opening.index) return [];
  const question = text
    .slice(opening.index + opening[0].length, ending.index)
    .replace(FORMATTING, '')
    .replaceAll('\n', ' ')
    .trim();
  return [
    {
      line: start.line,
      to: end.line + 1,
      level: 9,
      question,
      answer: text.slice(ending.index + ending[0].length),
    },
  ];
}
