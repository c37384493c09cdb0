import type { IncomingItem, IncomingOutline } from '../../../../plans/incoming/outline.ts';
import type { ReadPart } from '../../../../plans/incoming/read.ts';

/** An outline as lines: `# title`, `## section`, `- [x] item (30 min, 2026-03-02)`, with notes behind `|`. */
export function showOutline(read: ReadPart<IncomingOutline>): string[] {
  if (!read.ok) return [`! ${read.problem}`];
  const { title, sections } = read.value;
  return [
    ...(title === '' ? [] : [`# ${title}`]),
    ...sections.flatMap((section) => [
      ...(section.title === '' ? [] : [`## ${section.title}`]),
      ...noteLines(section.note, ''),
      ...section.items.flatMap((item) => itemLines(item, '')),
    ]),
  ];
}

function itemLines({ text, isDone, day, minutes, note, items }: IncomingItem, indent: string): string[] {
  const ends = [...(minutes === null ? [] : [`${minutes} min`]), ...(day === null ? [] : [day])];
  return [
    `${indent}- ${isDone ? '[x] ' : ''}${text}${ends.length === 0 ? '' : ` (${ends.join(', ')})`}`,
    ...noteLines(note, `${indent}  `),
    ...items.flatMap((item) => itemLines(item, `${indent}  `)),
  ];
}

function noteLines(note: string, indent: string): string[] {
  return note === '' ? [] : note.split('\n').map((line) => `${indent}|${line}`);
}
