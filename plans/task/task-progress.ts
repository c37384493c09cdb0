import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Completion, Task } from '../plan/plan.ts';
import { sumMinutes } from '../sum.ts';

/**
 * `started` when some steps are ticked; `dropped` and `set-aside`, dropped because the learner knows it, win over
 * everything else, because such a task counts nowhere.
 */
export const TASK_STATES = ['open', 'started', 'done', 'dropped', 'set-aside'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Where a task stands, with everything recorded so far. */
export function taskState(task: Task): TaskState {
  if (task.droppedOn !== null) return isSetAside(task) ? 'set-aside' : 'dropped';
  if (task.completion !== null) return 'done';
  return task.steps.some((step) => step.completion !== null) ? 'started' : 'open';
}

/** Tells whether a task left the plan because the learner knows it already. */
export function isSetAside({ droppedOn, droppedAs }: Pick<Task, 'droppedOn' | 'droppedAs'>): boolean {
  return droppedOn !== null && droppedAs === 'known';
}

/**
 * The share of a task that is done: all of it once checked off, until then the share of its steps.
 *
 * @param asOf - counts only what was done on this day or before; `null` counts everything recorded
 * @returns from 0 to 1; 0 for an unfinished task without steps
 */
export function shareDone(task: Task, asOf: Day | null): number {
  if (isDoneBy(task.completion, asOf)) return 1;
  if (task.steps.length === 0) return 0;
  return task.steps.filter((step) => isDoneBy(step.completion, asOf)).length / task.steps.length;
}

/**
 * Minutes of the estimate that are left, in whole minutes: those that are not done, so that half a minute counts once;
 * 0 when the task is done or dropped.
 */
export const remainingMinutes = oncePerValue((task: Task): number => {
  if (task.droppedOn !== null) return 0;
  return task.minutes - Math.round(task.minutes * shareDone(task, null));
});

/** Minutes of a task as first planned, whatever its estimate says today; 0 for work added later. */
export const baselineMinutes = oncePerValue((task: Task): number => sumMinutes(task.baseline));

/** Minutes of a task in the plan in force, whatever its estimate says today; 0 for work that no replan has taken in. */
export const yardstickMinutes = oncePerValue((task: Task): number => sumMinutes(task.yardstick));

/**
 * Yardstick minutes that a task has earned by the end of a day: all of them when it is done, else by the share of
 * its steps, rounded to whole minutes so that sums over many tasks stay exact; 0 for a dropped task.
 *
 * @see plans/README.md#what-counts-as-finished for a worked example
 */
export const earnedMinutes = oncePerValue((task: Task, asOf: Day): number => {
  if (task.droppedOn !== null) return 0;
  return Math.round(yardstickMinutes(task) * shareDone(task, asOf));
});

function isDoneBy(completion: Completion | null, asOf: Day | null): boolean {
  return completion !== null && (asOf === null || completion.on <= asOf);
}
