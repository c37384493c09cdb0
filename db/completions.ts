import type { Day } from '../plans/schedule/day.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from './journal.ts';
import type { Database } from './open.ts';
import { oncePerDatabase } from './statements.ts';
import { dayInWords, quoted, stepsInWords } from './summaries.ts';

/** `on` is the day the work was done; `null` takes the completion back. */
type TaskCompletion = ChangeMoment & { taskId: number; on: Day | null };

type TaskRow = { title: string; completedOn: Day | null };
type StepRow = { position: number; completedOn: Day | null };
type HabitRow = { title: string; startsOn: Day; endsOn: Day };

const statements = oncePerDatabase((client) => ({
  findTask: client.prepare<[number], TaskRow>(
    'select title, completed_on as completedOn from tasks where id = ?',
  ),
  completeTask: client.prepare<[Day, string, number, Day]>(
    'update tasks set completed_on = ?, completed_at = ? where id = ? and completed_on is not ?',
  ),
  reopenTask: client.prepare<[number]>(
    'update tasks set completed_on = null, completed_at = null where id = ?',
  ),
  listSteps: client.prepare<[number], StepRow>(
    'select position, completed_on as completedOn from steps where task_id = ?',
  ),
  completeStep: client.prepare<[Day, string, number, number, Day]>(
    'update steps set completed_on = ?, completed_at = ? where task_id = ? and position = ? and completed_on is not ?',
  ),
  reopenStep: client.prepare<[number, number]>(
    'update steps set completed_on = null, completed_at = null where task_id = ? and position = ?',
  ),
  findHabit: client.prepare<[number], HabitRow>(
    `select habits.title, starts_on as startsOn, ends_on as endsOn
     from habits join phases on phases.id = phase_id where habits.id = ?`,
  ),
  keepHabit: client.prepare<[number, Day, string]>(
    'insert into habit_completions (habit_id, day, completed_at) values (?, ?, ?) on conflict do nothing',
  ),
  unkeepHabit: client.prepare<[number, Day]>('delete from habit_completions where habit_id = ? and day = ?'),
}));

/** Checks a task off, on another day if it was already, or opens it again. Its steps stay as they are. */
export function setTaskCompletion(db: Database, completion: TaskCompletion): ChangeMade | undefined {
  const { taskId, on } = completion;
  const summary = (task: TaskRow | undefined) => `${taskDone(task, on)} ${quoted(task?.title ?? '')}`;
  return changeMade(
    recordChange(db, { ...entryOf(completion), summary }, () => {
      const task = statements(db).findTask.get(taskId);
      if (task) writeTask(db, completion);
      return task;
    }),
  );
}

function taskDone(task: TaskRow | undefined, on: Day | null): string {
  if (on === null) return 'Reopened';
  return task?.completedOn ? `Changed the day to ${dayInWords(on)} for` : 'Finished';
}

function writeTask(db: Database, { taskId, on, at }: TaskCompletion): void {
  if (on === null) statements(db).reopenTask.run(taskId);
  else statements(db).completeTask.run(on, at, taskId, on);
}

/** Ticks or unticks one step of a checklist; see {@link setStepsCompletion}. */
export function setStepCompletion(
  db: Database,
  { position, ...completion }: TaskCompletion & { position: number },
): ChangeMade | undefined {
  return setStepsCompletion(db, { ...completion, positions: [position] });
}

/**
 * Ticks or unticks steps, as one change. Ticking the last open step finishes the task; unticking one reopens it.
 *
 * @returns `undefined`, and nothing written, unless the task has all of these steps
 */
export function setStepsCompletion(
  db: Database,
  { positions, ...completion }: TaskCompletion & { positions: readonly number[] },
): ChangeMade | undefined {
  const { taskId, on } = completion;
  const verb = on === null ? 'Unticked' : 'Ticked';
  const summary = (task: TaskRow | undefined) =>
    `${verb} ${stepsInWords(positions)} of ${quoted(task?.title ?? '')}`;
  return changeMade(
    recordChange(db, { ...entryOf(completion), summary }, () => {
      const task = statements(db).findTask.get(taskId);
      const steps = statements(db).listSteps.all(taskId);
      if (!task || !hasAll(steps, positions)) return undefined;

      for (const position of positions) writeStep(db, completion, position);
      if (isTaskMoved(task, steps, positions, on)) writeTask(db, completion);
      return task;
    }),
  );
}

function hasAll(steps: readonly StepRow[], positions: readonly number[]): boolean {
  return (
    positions.length > 0 && positions.every((position) => steps.some((step) => step.position === position))
  );
}

function writeStep(db: Database, { taskId, on, at }: TaskCompletion, position: number): void {
  if (on === null) statements(db).reopenStep.run(taskId, position);
  else statements(db).completeStep.run(on, at, taskId, position, on);
}

/** Tells whether changing the steps finishes or reopens their task. */
function isTaskMoved(
  task: TaskRow,
  steps: readonly StepRow[],
  positions: readonly number[],
  on: Day | null,
): boolean {
  if (on === null) {
    const isAnyTicked = steps.some((step) => positions.includes(step.position) && step.completedOn !== null);
    return task.completedOn !== null && isAnyTicked;
  }
  const openSteps = steps.filter((step) => step.completedOn === null);
  const isLastTicked = openSteps.length > 0 && openSteps.every((step) => positions.includes(step.position));
  return task.completedOn === null && isLastTicked;
}

/**
 * Marks a habit as kept on a day, or takes that back.
 *
 * @returns `undefined` when there is no such habit, or its phase does not have that day
 */
export function setHabitCompletion(
  db: Database,
  { habitId, day, isDone, ...moment }: ChangeMoment & { habitId: number; day: Day; isDone: boolean },
): ChangeMade | undefined {
  const { at, today, formToken } = moment;
  const verb = isDone ? 'Kept' : 'Took back';
  const summary = (habit: HabitRow | undefined) =>
    `${verb} ${quoted(habit?.title ?? '')} on ${dayInWords(day)}`;
  return changeMade(
    recordChange(db, { summary, at, onDay: today, formToken }, () => {
      const habit = statements(db).findHabit.get(habitId);
      if (!habit || day < habit.startsOn || day > habit.endsOn) return undefined;

      if (isDone) statements(db).keepHabit.run(habitId, day, at);
      else statements(db).unkeepHabit.run(habitId, day);
      return habit;
    }),
  );
}

function entryOf({ taskId, at, today, formToken }: TaskCompletion) {
  return { taskId, at, onDay: today, formToken };
}
