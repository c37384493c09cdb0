import type { ProposalTexts } from '../../../plans/incoming/tasks/edit.ts';
import { sumOf } from '../../../plans/sum.ts';

/** Of the million bytes that a form takes; the rest is for what is typed. */
const MOST_BYTES = 650_000;
/** The names and marks of the fields of a task. */
const FIELD_BYTES = 140;

/**
 * Tells which tasks have a field for steps and note, so that the form can be sent: the first ones, as far as there is
 * room. What has no field comes in as it is in the file.
 */
export function wholeTasks({ phases }: ProposalTexts): (number: number) => boolean {
  const tasks = phases.flatMap((phase) => phase.tasks);
  let bytes = sumOf(tasks, ({ title }) => FIELD_BYTES + sentBytes(title));
  let wholeCount = 0;
  for (const { steps, note } of tasks) {
    bytes += sentBytes(steps) + sentBytes(note);
    if (bytes > MOST_BYTES) break;
    wholeCount += 1;
  }
  return (number) => number < wholeCount;
}

/** As long as a form sends it. */
function sentBytes(text: string): number {
  return encodeURIComponent(text.toWellFormed()).length;
}
