import { agree, count } from '../../format.ts';
import type { Task } from '../../plan/plan.ts';

/** A task and its steps, by what is ticked. */
export type TickedTask = {
  isFinished: boolean;
  steps: readonly { position: number; isTicked: boolean }[];
};

/** The state that is wanted of a task, of some of its steps, or of a part of it with all its steps. */
export type Tick =
  | { of: 'task'; isDone: boolean }
  | { of: 'steps' | 'part'; positions: readonly number[]; isDone: boolean };

/** What a tick does to the task itself. */
export type TickEffect = 'finishes' | 'opens' | 'nothing';

/**
 * The one rule of what a tick does to the task, wherever it is made.
 *
 * Ticking the task finishes it, whatever its steps say. Ticking the last open step of an open task finishes it too. What
 * is unticked of a finished task, a ticked step or a whole part, opens it again. Nothing else touches it: a step that
 * is ticked of a finished task is only ticked.
 *
 * @see plans/README.md#what-counts-as-finished for a worked example
 */
export function effectOfTick({ isFinished, steps }: TickedTask, tick: Tick): TickEffect {
  if (tick.of === 'task') {
    if (tick.isDone === isFinished) return 'nothing';
    return tick.isDone ? 'finishes' : 'opens';
  }
  const isMeant = ({ position }: { position: number }) => tick.positions.includes(position);
  if (!tick.isDone) {
    const takesBack = tick.of === 'part' || steps.some((step) => step.isTicked && isMeant(step));
    return isFinished && takesBack ? 'opens' : 'nothing';
  }
  const open = steps.filter(({ isTicked }) => !isTicked);
  return !isFinished && open.length > 0 && open.every(isMeant) ? 'finishes' : 'nothing';
}

/**
 * What is said of the checklist of a task where its steps and the task itself do not tell the same; `null` where they do.
 */
export function stepsSentence({
  completion,
  droppedOn,
  steps,
}: Pick<Task, 'completion' | 'droppedOn' | 'steps'>): string | null {
  if (steps.length === 0 || droppedOn !== null) return null;
  const openCount = countOpenSteps({ steps });
  if (completion === null)
    return openCount === 0 ? 'Every step is ticked. Tick the task itself to finish it.' : null;
  if (openCount === 0) return 'Unticking a step opens the task again.';
  const open = `The task is finished, with ${count(openCount, 'step')} open. Nothing more is asked of ${agree(openCount, 'it', 'them')}`;
  return openCount === steps.length ? `${open}.` : `${open}; unticking another opens the task again.`;
}

/** Steps of a task that are not ticked. */
function countOpenSteps({ steps }: Pick<Task, 'steps'>): number {
  return steps.filter(({ completion }) => completion === null).length;
}
