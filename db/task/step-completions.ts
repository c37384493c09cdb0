import { and, eq, isNull, sql } from 'drizzle-orm';
import type { LateTick } from '../../plans/task/ticking/late.ts';
import { lineSeen, readStepsSeen } from '../../plans/task/ticking/seen.ts';
import { effectOfTick, type TickEffect, type TickedTask } from '../../plans/task/ticking/ticks.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { recordChange } from '../journal/journal.ts';
import { steps } from '../schema/task.ts';
import {
  COMPLETED,
  entryOf,
  findTaskRow,
  goneTick,
  OPEN,
  seenOfRow,
  type TaskCompletion,
  type TaskRow,
  type Tick,
  tickMade,
  writeTask,
} from './completions.ts';

type StepRow = Pick<typeof steps.$inferSelect, 'position' | 'text' | 'completedOn' | 'completedAt'>;
/** A task and its steps as they were before the change. */
type TaskBefore = { task: TaskRow; steps: readonly StepRow[] };
type Judged = { task: TaskRow; effect: TickEffect; late: LateTick | null };

const statements = oncePerDatabase(({ orm }) => {
  const { position, text, completedOn, completedAt } = steps;
  const isOfTask = eq(steps.taskId, sql.placeholder('taskId'));
  const isStep = and(isOfTask, eq(position, sql.placeholder('position')));
  return {
    listSteps: orm.select({ position, text, completedOn, completedAt }).from(steps).where(isOfTask).prepare(),
    completeStep: orm
      .update(steps)
      .set(COMPLETED)
      .where(and(isStep, isNull(completedOn)))
      .prepare(),
    reopenStep: orm.update(steps).set(OPEN).where(isStep).prepare(),
  };
});

type StepsCompletion = TaskCompletion & {
  /** In the order of what the page showed of them. */
  positions: readonly number[];
  /** Of a part, these are all of its steps. */
  of?: 'steps' | 'part';
  /** What the page showed of their words (`lineSeen`), where it says so: steps go by their places. */
  lines?: readonly string[] | undefined;
};

/** Ticks or unticks one step of a checklist; see {@link setStepsCompletion}. */
export function setStepCompletion(
  db: Database,
  { position, line, ...completion }: TaskCompletion & { position: number; line?: string | undefined },
): Tick | undefined {
  return setStepsCompletion(db, { ...completion, positions: [position], lines: line ? [line] : undefined });
}

/**
 * Ticks or unticks steps, as one change, and finishes or opens their task where that follows. What was ticked before
 * keeps its day, and what was ticked since the page was shown stays ticked.
 *
 * @returns `undefined`, and nothing written, unless the task has all of these steps; where the page says what it showed
 *   of their words, a task that has not is one whose checklist was edited
 */
export function setStepsCompletion(
  db: Database,
  { positions, of = 'steps', lines, ...completion }: StepsCompletion,
): Tick | undefined {
  const { taskId, on } = completion;
  const kind = on === null ? 'steps-unticked' : 'steps-ticked';
  const facts = (done: Judged | undefined) =>
    ({
      kind,
      title: done?.task.title ?? '',
      positions,
      ...(done && done.effect !== 'nothing' && { effect: done.effect }),
    }) as const;
  return tickMade(
    recordChange(db, { ...entryOf(completion), facts }, () => {
      const before = findBefore(db, taskId);
      if (!before) return undefined;
      const meant = stepsAt(before, positions);
      if (lines && !hasLines(meant, lines)) return editedSince(before.task);
      if (!meant) return undefined;

      const effect = effectOfTick(tickedOf(before), { of, positions, isDone: on !== null });
      const late = lateForSteps(before.task, meant, effect, completion);
      if (late === null) {
        for (const position of positions) writeStep(db, completion, position);
        if (effect !== 'nothing') writeTask(db, completion);
      }
      return { task: before.task, effect, late };
    }),
  );
}

function findBefore(db: Database, taskId: number): TaskBefore | undefined {
  const task = findTaskRow(db, taskId);
  return task && { task, steps: statements(db).listSteps.all({ taskId }) };
}

/** The steps at these positions, in their order, if there are some and all of them. */
function stepsAt({ steps: all }: TaskBefore, positions: readonly number[]): StepRow[] | undefined {
  const found = positions.flatMap((position) => all.find((step) => step.position === position) ?? []);
  return found.length > 0 && found.length === positions.length ? found : undefined;
}

function hasLines(meant: readonly StepRow[] | undefined, lines: readonly string[]): boolean {
  return meant?.every(({ text }, index) => lineSeen(text) === lines[index]) ?? false;
}

function editedSince(task: TaskRow): Judged {
  return { task, effect: 'nothing', late: { because: 'edited-since', title: task.title } };
}

function tickedOf({ task, steps: all }: TaskBefore): TickedTask {
  return {
    isFinished: task.completedOn !== null,
    steps: all.map(({ position, completedOn }) => ({ position, isTicked: completedOn !== null })),
  };
}

/** What a tick of these steps comes too late for; `null` where it takes nothing away that the page did not show. */
function lateForSteps(
  task: TaskRow,
  meant: readonly StepRow[],
  effect: TickEffect,
  { on, seen }: Pick<TaskCompletion, 'on' | 'seen'>,
): LateTick | null {
  if (on !== null) {
    if (task.droppedOn !== null) return goneTick(task, task.droppedOn);
    const areTicked = meant.every(({ completedOn }) => completedOn !== null);
    return areTicked && lastDayOf(meant) !== on ? ofSteps('done-already', task, meant) : null;
  }
  if (seen === undefined) return null;
  const shown = readStepsSeen(seen);
  const news = meant.filter(
    (step, index) => step.completedOn !== null && seenOfRow(step) !== shown.steps[index],
  );
  if (news.length > 0) return ofSteps('done-since', task, news);
  if (effect !== 'opens' || task.completedOn === null || seenOfRow(task) === shown.task) return null;
  return { because: 'done-since', title: task.title, positions: [], on: task.completedOn };
}

function ofSteps(
  because: 'done-already' | 'done-since',
  { title }: TaskRow,
  ticked: readonly StepRow[],
): LateTick | null {
  const on = lastDayOf(ticked);
  return on && { because, title, positions: ticked.map(({ position }) => position), on };
}

function lastDayOf(ticked: readonly StepRow[]) {
  return ticked
    .map(({ completedOn }) => completedOn)
    .reduce((last, on) => (on && (!last || on > last) ? on : last));
}

function writeStep(db: Database, { taskId, on, at }: TaskCompletion, position: number): void {
  if (on === null) statements(db).reopenStep.run({ taskId, position });
  else statements(db).completeStep.run({ taskId, position, on, at });
}
