import { and, eq } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { spentTimes, tasks } from '../schema/task.ts';

/** Minutes, from 1 to 1,440, that went into a task on a day. */
export type NewSpentTime = { taskId: number; day: Day; minutes: number };

type TaskRow = Pick<typeof tasks.$inferSelect, 'title'>;

/** Notes time spent on a task; `undefined` when there is no such task. */
export function addSpentTime(
  db: Database,
  { taskId, day, minutes, at, today, formToken }: NewSpentTime & ChangeMoment,
): ChangeMade | undefined {
  const facts = (task: TaskRow | undefined) =>
    ({ kind: 'time-noted', title: task?.title ?? '', minutes, nextTitle: null }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = findTask(db, taskId);
      if (task) insertSpentTime(db, { taskId, day, minutes }, at);
      return task;
    }),
  );
}

/** Takes a noted time away; `undefined` when there is no such task. Taking it away twice is harmless. */
export function removeSpentTime(
  db: Database,
  { taskId, spentId, at, today, formToken }: { taskId: number; spentId: number } & ChangeMoment,
): ChangeMade | undefined {
  const facts = (task: TaskRow | undefined) => ({ kind: 'time-removed', title: task?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = findTask(db, taskId);
      if (task) deleteSpentTime(db, taskId, spentId);
      return task;
    }),
  );
}

/** For changes that note time among other things. */
export function insertSpentTime({ orm }: Database, spent: NewSpentTime, notedAt: string): void {
  orm
    .insert(spentTimes)
    .values({ ...spent, notedAt })
    .run();
}

function findTask({ orm }: Database, taskId: number): TaskRow | undefined {
  return orm.select({ title: tasks.title }).from(tasks).where(eq(tasks.id, taskId)).get();
}

function deleteSpentTime({ orm }: Database, taskId: number, spentId: number): void {
  orm
    .delete(spentTimes)
    .where(and(eq(spentTimes.id, spentId), eq(spentTimes.taskId, taskId)))
    .run();
}
