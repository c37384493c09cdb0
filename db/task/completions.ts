import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { LateTick } from '../../plans/task/ticking/late.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import {
  type ChangeMade,
  type ChangeMoment,
  changeMade,
  type Recorded,
  recordChange,
} from '../journal/journal.ts';
import { tasks } from '../schema/task.ts';
import { toCompletion } from './task-rows.ts';

/** `on` is the day the work was done; `null` takes the completion back. */
export type TaskCompletion = ChangeMoment & {
  taskId: number;
  on: Day | null;
  /**
   * What the page showed of it (`seenOf`, or `stepsSeen` for steps), where it says so. What has been ticked since is not
   * taken back; and a finished task goes to another day only where the page showed this very finish.
   */
  seen?: string | undefined;
};

/** The change that a tick made, if any, or what it came too late for. */
export type Tick = ChangeMade & { late?: LateTick };

export type TaskRow = Pick<
  typeof tasks.$inferSelect,
  'title' | 'completedOn' | 'completedAt' | 'droppedOn' | 'droppedAs'
>;
type Judged = { task: TaskRow; late: LateTick | null };

const TASK_ID = sql.placeholder('taskId');
const ON = sql.placeholder('on');
/** What a tick writes, of a task and of a step. */
export const COMPLETED = { completedOn: sql`${ON}`, completedAt: sql`${sql.placeholder('at')}` };
export const OPEN = { completedOn: null, completedAt: null };

const statements = oncePerDatabase(({ orm }) => {
  const { title, completedOn, completedAt, droppedOn, droppedAs } = tasks;
  const isTask = eq(tasks.id, TASK_ID);
  return {
    findTask: orm
      .select({ title, completedOn, completedAt, droppedOn, droppedAs })
      .from(tasks)
      .where(isTask)
      .prepare(),
    completeTask: orm
      .update(tasks)
      .set(COMPLETED)
      .where(and(isTask, sql`${completedOn} is not ${ON}`))
      .prepare(),
    completeOpenTask: orm
      .update(tasks)
      .set(COMPLETED)
      .where(and(isTask, isNull(completedOn), isNull(droppedOn)))
      .prepare(),
    reopenTask: orm.update(tasks).set(OPEN).where(isTask).prepare(),
  };
});

/**
 * Checks a task off or opens it again. Its steps stay as they are, and so does what a page that is behind did not show:
 * a task that was finished keeps its day.
 */
export function setTaskCompletion(db: Database, completion: TaskCompletion): Tick | undefined {
  const { taskId, on } = completion;
  const facts = (judged: Judged | undefined) => completionFacts(judged?.task, on);
  return tickMade(
    recordChange(db, { ...entryOf(completion), facts }, () => {
      const task = findTaskRow(db, taskId);
      if (!task) return undefined;

      const late = lateForTask(task, completion);
      if (late === null) writeTask(db, completion);
      return { task, late };
    }),
  );
}

/** Checks several open tasks off, as one change; `undefined`, and nothing written, unless there are all of them. */
export function setTasksCompletion(
  db: Database,
  { taskIds, on, at, today, formToken }: ChangeMoment & { taskIds: readonly number[]; on: Day },
): ChangeMade | undefined {
  const [taskId, another] = taskIds;
  if (taskId !== undefined && another === undefined) {
    return setTaskCompletion(db, { taskId, on, at, today, formToken });
  }
  const facts = (finished: readonly number[] | undefined) =>
    ({ kind: 'tasks-finished', count: finished?.length ?? 0 }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!taskIds.every((id) => findTaskRow(db, id))) return undefined;

      const complete = (id: number) => statements(db).completeOpenTask.run({ taskId: id, on, at });
      return taskIds.filter((id) => complete(id).changes === 1);
    }),
  );
}

function completionFacts(task: TaskRow | undefined, on: Day | null): NewChangeFacts {
  const title = task?.title ?? '';
  if (on === null) return { kind: 'task-reopened', title };
  return task?.completedOn ? { kind: 'task-day-changed', title, on } : { kind: 'task-finished', title };
}

/** What a tick of a task comes too late for; `null` where it says what it builds on, or takes nothing away. */
function lateForTask(task: TaskRow, { on, seen }: Pick<TaskCompletion, 'on' | 'seen'>): LateTick | null {
  const { title, completedOn } = task;
  if (on !== null && task.droppedOn !== null) return goneTick(task, task.droppedOn);
  if (completedOn === null || completedOn === on) return null;
  const hasSeen = seen === seenOfRow(task);
  const isMeant = on === null ? seen === undefined || hasSeen : hasSeen;
  if (isMeant) return null;
  // A page that showed another finish is behind this one; any other showed none.
  const because = on === null || seen ? 'done-since' : 'done-already';
  return { because, title, positions: [], on: completedOn };
}

/** A task that has left the plan is not ticked. */
export function goneTick({ title, droppedAs }: TaskRow, on: Day): LateTick {
  return { because: 'gone', title, as: droppedAs, on };
}

/** What a page that is up to date has seen of a task or of a step. */
export function seenOfRow({
  completedOn,
  completedAt,
}: Pick<TaskRow, 'completedOn' | 'completedAt'>): string {
  return seenOf(toCompletion(completedOn, completedAt));
}

export function findTaskRow(db: Database, taskId: number): TaskRow | undefined {
  return statements(db).findTask.get({ taskId });
}

/** Finishes a task on a day, or opens it. */
export function writeTask(db: Database, { taskId, on, at }: TaskCompletion): void {
  if (on === null) statements(db).reopenTask.run({ taskId });
  else statements(db).completeTask.run({ taskId, on, at });
}

/** Where the same form is sent again, its change was made before, and nothing came too late. */
export function tickMade(recorded: Recorded<{ late: LateTick | null } | undefined>): Tick | undefined {
  const made = changeMade(recorded);
  const late = recorded.result?.late;
  return made && { ...made, ...(late && { late }) };
}

export function entryOf({ taskId, at, today, formToken }: TaskCompletion) {
  return { taskId, at, onDay: today, formToken };
}
