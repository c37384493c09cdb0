import type { Day } from '../day.ts';
import { formatMinutes } from '../format.ts';
import { lineInMarkdown, quoteInMarkdown } from '../text/markdown-text.ts';

/** A task as a line of a checklist. */
export type ChecklistTask = {
  title: string;
  minutes: number;
  /** The days that it takes, or, once it is done, the one on which it was; `null` where it has none. */
  days: { first: Day; last: Day } | null;
  isDone: boolean;
  steps: readonly { text: string; isDone: boolean }[];
  /** What stands below it, each as Markdown of any length. */
  notes: readonly string[];
};

/**
 * Tasks as a checklist in Markdown (GFM) that other programs read and tick, as Obsidian, GitHub and Notion do.
 *
 * Each is one line, with how long it takes and its day in brackets at the end, and its steps nested below; notes are
 * quoted after them. Days are `YYYY-MM-DD` in every language, and several are told by the first and the last, so that
 * the same form can be read back: `(5 h, 2026-03-02 to 2026-03-04)`. Whatever stands in a title or a step, it stays on
 * its line and begins no other list, heading, tick or table.
 *
 * @returns no line for no tasks
 *
 * @example
 * checklistLines([{ title: 'Build the encoder', minutes: 300, days, isDone: false, steps: [{ text: 'Masks', isDone: true }], notes: [] }])
 * //=> '- [ ] Build the encoder (5 h, 2026-03-02)\n  - [x] Masks'
 */
export function checklistLines(tasks: readonly ChecklistTask[]): string {
  return tasks.map(taskLines).join('\n');
}

function taskLines({ title, minutes, days, isDone, steps, notes }: ChecklistTask): string {
  const place = [formatMinutes(minutes), ...(days ? [daysInNumbers(days)] : [])].join(', ');
  const lines = [
    `${boxOf(isDone)} ${lineInMarkdown(title)} (${place})`,
    ...steps.map((step) => `  ${boxOf(step.isDone)} ${lineInMarkdown(step.text)}`),
  ];
  const quotations = notes.map((note) => `\n${indented(quoteInMarkdown(note))}`);
  return [...lines, ...quotations, ...(notes.length > 0 ? [''] : [])].join('\n');
}

/** `2026-03-02`, `2026-03-02 to 2026-03-15` */
export function daysInNumbers({ first, last }: { first: Day; last: Day }): string {
  return first === last ? first : `${first} to ${last}`;
}

function boxOf(isDone: boolean): string {
  return isDone ? '- [x]' : '- [ ]';
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
