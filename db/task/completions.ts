import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { lastsOn } from '../../plans/habit/asked.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import { effectOfTick, type TickEffect, type TickedTask } from '../../plans/task/ticks.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { habitCompletions, habits, phases, plans } from '../schema/plan.ts';
import { steps, tasks } from '../schema/task.ts';

/** `on` is the day the work was done; `null` takes the completion back. */
type TaskCompletion = ChangeMoment & { taskId: number; on: Day | null };

type TaskRow = Pick<typeof tasks.$inferSelect, 'title' | 'completedOn'>;
/** A task and its steps as they were before the change. */
type TaskBefore = { task: TaskRow; steps: readonly StepRow[] };
type StepRow = Pick<typeof steps.$inferSelect, 'position' | 'completedOn'>;
type HabitRow = { title: string; startsOn: Day | null; endsOn: Day | null };

const TASK_ID = sql.placeholder('taskId');
const POSITION = sql.placeholder('position');
const ON = sql.placeholder('on');
const COMPLETED = { completedOn: sql`${ON}`, completedAt: sql`${sql.placeholder('at')}` };
const OPEN = { completedOn: null, completedAt: null };

const statements = oncePerDatabase(({ orm }) => ({
  ...prepareForTasks(orm),
  ...prepareForSteps(orm),
  findHabit: orm
    .select({
      title: habits.title,
      startsOn: sql<Day | null>`coalesce(${phases.startsOn}, ${plans.startOn})`,
      endsOn: sql<Day | null>`coalesce(${phases.endsOn}, ${plans.finishOn})`,
    })
    .from(habits)
    .leftJoin(phases, eq(phases.id, habits.phaseId))
    .leftJoin(plans, eq(plans.id, habits.planId))
    .where(eq(habits.id, sql.placeholder('habitId')))
    .prepare(),
}));

function prepareForTasks(orm: Database['orm']) {
  const isTask = eq(tasks.id, TASK_ID);
  return {
    findTask: orm
      .select({ title: tasks.title, completedOn: tasks.completedOn })
      .from(tasks)
      .where(isTask)
      .prepare(),
    completeTask: orm
      .update(tasks)
      .set(COMPLETED)
      .where(and(isTask, sql`${tasks.completedOn} is not ${ON}`))
      .prepare(),
    reopenTask: orm.update(tasks).set(OPEN).where(isTask).prepare(),
  };
}

function prepareForSteps(orm: Database['orm']) {
  const isOfTask = eq(steps.taskId, TASK_ID);
  const isStep = and(isOfTask, eq(steps.position, POSITION));
  return {
    listSteps: orm
      .select({ position: steps.position, completedOn: steps.completedOn })
      .from(steps)
      .where(isOfTask)
      .prepare(),
    completeStep: orm
      .update(steps)
      .set(COMPLETED)
      .where(and(isStep, sql`${steps.completedOn} is not ${ON}`))
      .prepare(),
    reopenStep: orm.update(steps).set(OPEN).where(isStep).prepare(),
  };
}

/** Checks a task off, on another day if it was already, or opens it again. Its steps stay as they are. */
export function setTaskCompletion(db: Database, completion: TaskCompletion): ChangeMade | undefined {
  const { taskId, on } = completion;
  const facts = (task: TaskRow | undefined) => completionFacts(task, on);
  return changeMade(
    recordChange(db, { ...entryOf(completion), facts }, () => {
      const task = statements(db).findTask.get({ taskId });
      if (task) writeTask(db, completion);
      return task;
    }),
  );
}

/** Checks several tasks off, as one change; `undefined`, and nothing written, unless there are all of them. */
export function setTasksCompletion(
  db: Database,
  { taskIds, on, at, today, formToken }: ChangeMoment & { taskIds: readonly number[]; on: Day },
): ChangeMade | undefined {
  const [taskId, another] = taskIds;
  if (taskId !== undefined && another === undefined) {
    return setTaskCompletion(db, { taskId, on, at, today, formToken });
  }
  const facts = { kind: 'tasks-finished', count: taskIds.length } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!taskIds.every((id) => statements(db).findTask.get({ taskId: id }))) return undefined;

      for (const id of taskIds) statements(db).completeTask.run({ taskId: id, on, at });
      return taskIds;
    }),
  );
}

function completionFacts(task: TaskRow | undefined, on: Day | null): NewChangeFacts {
  const title = task?.title ?? '';
  if (on === null) return { kind: 'task-reopened', title };
  return task?.completedOn ? { kind: 'task-day-changed', title, on } : { kind: 'task-finished', title };
}

function writeTask(db: Database, { taskId, on, at }: TaskCompletion): void {
  if (on === null) statements(db).reopenTask.run({ taskId });
  else statements(db).completeTask.run({ taskId, on, at });
}

type StepsCompletion = TaskCompletion & {
  positions: readonly number[];
  /** Of a part, these are all of its steps. */
  of?: 'steps' | 'part';
};

/** Ticks or unticks one step of a checklist; see {@link setStepsCompletion}. */
export function setStepCompletion(
  db: Database,
  { position, ...completion }: TaskCompletion & { position: number },
): ChangeMade | undefined {
  return setStepsCompletion(db, { ...completion, positions: [position] });
}

/**
 * Ticks or unticks steps, as one change, and finishes or opens their task where that follows.
 *
 * @returns `undefined`, and nothing written, unless the task has all of these steps
 */
export function setStepsCompletion(
  db: Database,
  { positions, of = 'steps', ...completion }: StepsCompletion,
): ChangeMade | undefined {
  const { taskId, on } = completion;
  const kind = on === null ? 'steps-unticked' : 'steps-ticked';
  const facts = (done: { task: TaskRow; effect: TickEffect } | undefined) =>
    ({
      kind,
      title: done?.task.title ?? '',
      positions,
      ...(done && done.effect !== 'nothing' && { effect: done.effect }),
    }) as const;
  return changeMade(
    recordChange(db, { ...entryOf(completion), facts }, () => {
      const before = findBefore(db, taskId);
      if (!before || !hasAll(before.steps, positions)) return undefined;

      const effect = effectOfTick(tickedOf(before), { of, positions, isDone: on !== null });
      for (const position of positions) writeStep(db, completion, position);
      if (effect !== 'nothing') writeTask(db, completion);
      return { task: before.task, effect };
    }),
  );
}

function findBefore(db: Database, taskId: number): TaskBefore | undefined {
  const task = statements(db).findTask.get({ taskId });
  return task && { task, steps: statements(db).listSteps.all({ taskId }) };
}

function tickedOf({ task, steps }: TaskBefore): TickedTask {
  return {
    isFinished: task.completedOn !== null,
    steps: steps.map(({ position, completedOn }) => ({ position, isTicked: completedOn !== null })),
  };
}

function hasAll(steps: readonly StepRow[], positions: readonly number[]): boolean {
  return (
    positions.length > 0 && positions.every((position) => steps.some((step) => step.position === position))
  );
}

function writeStep(db: Database, { taskId, on, at }: TaskCompletion, position: number): void {
  if (on === null) statements(db).reopenStep.run({ taskId, position });
  else statements(db).completeStep.run({ taskId, position, on, at });
}

/**
 * Marks a habit as kept on a day, or takes that back.
 *
 * @returns `undefined` when there is no such habit, or its phase or plan does not have that day
 */
export function setHabitCompletion(
  db: Database,
  { habitId, day, isDone, ...moment }: ChangeMoment & { habitId: number; day: Day; isDone: boolean },
): ChangeMade | undefined {
  const { at, today, formToken } = moment;
  const kind = isDone ? 'habit-kept' : 'habit-taken-back';
  const facts = (habit: HabitRow | undefined) => ({ kind, title: habit?.title ?? '', day }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const habit = statements(db).findHabit.get({ habitId });
      if (!habit || !lastsOn(habit, day)) return undefined;

      if (isDone) keepHabit(db, { habitId, day, completedAt: at });
      else unkeepHabit(db, habitId, day);
      return habit;
    }),
  );
}

function keepHabit(db: Database, kept: typeof habitCompletions.$inferInsert): void {
  db.orm.insert(habitCompletions).values(kept).onConflictDoNothing().run();
}

function unkeepHabit(db: Database, habitId: number, day: Day): void {
  db.orm
    .delete(habitCompletions)
    .where(and(eq(habitCompletions.habitId, habitId), eq(habitCompletions.day, day)))
    .run();
}

function entryOf({ taskId, at, today, formToken }: TaskCompletion) {
  return { taskId, at, onDay: today, formToken };
}
