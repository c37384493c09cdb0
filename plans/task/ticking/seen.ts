import { fnv1a } from '../../fnv1a.ts';
import type { Completion, Step, Task } from '../../plan/plan.ts';

/**
 * What a page shows of a completion, by which a tick from a page that is behind is noticed: empty while it is open.
 *
 * @example
 * seenOf({ on: day('2026-03-02'), at: '2026-03-02T18:00:00.000Z' })
 * //=> '2026-03-02 2026-03-02T18:00:00.000Z'
 */
export function seenOf(completion: Completion | null): string {
  return completion === null ? '' : `${completion.on} ${completion.at}`;
}

/**
 * The same of steps, with their task before them: unticking a step may open that too.
 *
 * @param steps - in the order in which they are ticked or unticked
 */
export function stepsSeen(
  task: Pick<Task, 'completion'>,
  steps: readonly Pick<Step, 'completion'>[],
): string {
  return [task, ...steps].map(({ completion }) => seenOf(completion)).join(SEPARATOR);
}

/**
 * What a page shows of the words of a step, by which a tick from a page with another checklist is noticed: steps go by
 * their places, and an edit may put another one there.
 */
export function lineSeen(text: string): string {
  return fnv1a(text).toString(36);
}

/** Reads what {@link stepsSeen} wrote; `undefined` is a step that the page did not show. */
export function readStepsSeen(seen: string): { task: string; steps: readonly string[] } {
  const [task = '', ...steps] = seen.split(SEPARATOR);
  return { task, steps };
}

const SEPARATOR = ',';
