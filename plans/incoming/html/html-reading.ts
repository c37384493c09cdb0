import type { BlockWriter, Container } from './block-writer.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import type { InlineRun, Mark } from './inline-run.ts';
import { inScript } from './scripts.ts';

const MARK_OF: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'italic',
  cite: 'italic',
  dfn: 'italic',
  s: 'struck',
  del: 'struck',
  strike: 'struck',
};

export type Code = { name: string; text: string; language: string };
export type Table = { rows: string[][]; cell: boolean };

/** Where the reading of HTML stands. */
export type Reading = {
  writer: BlockWriter;
  runs: InlineRun[];
  containers: Container[];
  /** Lists that are open, with the number of the next item; `null` for one without numbers. */
  lists: (number | null)[];
  /** How many of each are open. */
  open: Map<string, number>;
  hrefs: (string | null)[];
  code: Code | null;
  table: Table | null;
  heading: number;
  breaksLines: boolean;
};

export function addWords(reading: Reading, words: string): void {
  if (words === '') return;
  const script = isOpen(reading, 'sup') ? 'sup' : isOpen(reading, 'sub') ? 'sub' : null;
  const text = script ? inScript(words, script) : words;
  const marks = new Set(
    Object.keys(MARK_OF).flatMap((name) => (isOpen(reading, name) ? (MARK_OF[name] ?? []) : [])),
  );
  const href = reading.hrefs.at(-1) ?? null;
  const last = reading.runs.at(-1);
  if (last?.kind === 'words' && last.href === href && isSame(last.marks, marks)) last.text += text;
  else reading.runs.push({ kind: 'words', text, marks, href });
}

function isSame(one: ReadonlySet<Mark>, other: ReadonlySet<Mark>): boolean {
  return one.size === other.size && [...one].every((mark) => other.has(mark));
}

function isOpen({ open }: Reading, name: string): boolean {
  return (open.get(name) ?? 0) > 0;
}

export function endParagraph(reading: Reading): void {
  const { runs, heading, writer, containers } = reading;
  reading.runs = [];
  reading.heading = 0;
  const text = runs.length === 0 ? '' : inlineMarkdown(runs);
  if (text === '') return;
  if (heading > 0) writer.add(`${'#'.repeat(heading)} ${text.replace(/\s+/g, ' ')}`, containers);
  else for (const paragraph of text.split('\n\n')) writer.add(paragraph, containers);
}

/** Beginning and end of a part that has lines of its own make one break, however many stand there; each `br` makes one. */
export function endLine(reading: Reading, name: string): void {
  const last = reading.runs.at(-1);
  if (name === 'br' || (last !== undefined && last.kind !== 'break')) reading.runs.push({ kind: 'break' });
}
