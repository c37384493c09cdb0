import { and, asc, eq, gte, ne } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { phases, plans } from '../schema/plan.ts';
import { sessions, tasks } from '../schema/task.ts';
import { type SessionsByTask, writeSessions } from './session-rows.ts';
import { areTasksOfPlan } from './task-rows.ts';

/** Replaces the sessions of these tasks and of no other, as one change; `undefined` unless all are tasks of the plan. */
export function setTaskSessions(
  db: Database,
  {
    planId,
    sessionsByTask,
    facts,
    at,
    today,
    formToken,
  }: ChangeMoment & { planId: number; sessionsByTask: SessionsByTask; facts: NewChangeFacts },
): ChangeMade | undefined {
  const [taskId] = sessionsByTask.size === 1 ? sessionsByTask.keys() : [];
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      if (!areTasksOfPlan(db, planId, sessionsByTask.keys())) return undefined;

      writeSessions(db, sessionsByTask);
      return sessionsByTask;
    }),
  );
}

/** Pins the sessions of a task from today on to their days, or lets them go; `undefined` when there is no such task. */
export function setPinned(
  db: Database,
  { taskId, isPinned, at, today, formToken }: ChangeMoment & { taskId: number; isPinned: boolean },
): ChangeMade | undefined {
  const kind = isPinned ? 'task-pinned' : 'task-unpinned';
  const facts = (task: { title: string } | undefined) => ({ kind, title: task?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = db.orm.select({ title: tasks.title }).from(tasks).where(eq(tasks.id, taskId)).get();
      if (task) writePins(db, taskId, isPinned, today);
      return task;
    }),
  );
}

function writePins(db: Database, taskId: number, isPinned: boolean, from: Day): void {
  db.orm
    .update(sessions)
    .set({ isPinned })
    .where(and(eq(sessions.taskId, taskId), gte(sessions.day, from), ne(sessions.isPinned, isPinned)))
    .run();
}

/**
 * Orders the sessions of one day; tasks that are not named come after those that are, in the order they had.
 *
 * @returns `undefined` when there is no such plan
 */
export function setDayOrder(
  db: Database,
  {
    planId,
    day,
    taskIds,
    at,
    today,
    formToken,
  }: ChangeMoment & { planId: number; day: Day; taskIds: readonly number[] },
): ChangeMade | undefined {
  const facts = { kind: 'day-ordered', day } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const plan = db.orm.select({ id: plans.id }).from(plans).where(eq(plans.id, planId)).get();
      if (plan) writeDayOrder(db, day, listTasksOn(db, planId, day), taskIds);
      return plan;
    }),
  );
}

/** The tasks of a day, in the order that the day has now. */
function listTasksOn({ orm }: Database, planId: number, day: Day): number[] {
  return orm
    .select({ taskId: tasks.id })
    .from(sessions)
    .innerJoin(tasks, eq(tasks.id, sessions.taskId))
    .innerJoin(phases, eq(phases.id, tasks.phaseId))
    .where(and(eq(phases.planId, planId), eq(sessions.day, day)))
    .orderBy(asc(sessions.position), asc(phases.position), asc(tasks.position))
    .all()
    .map(({ taskId }) => taskId);
}

function writeDayOrder(
  { orm }: Database,
  day: Day,
  before: readonly number[],
  wanted: readonly number[],
): void {
  const onDay = new Set(before);
  const ordered = [...new Set([...wanted.filter((taskId) => onDay.has(taskId)), ...before])];
  if (ordered.every((taskId, index) => taskId === before[index])) return;

  for (const [index, taskId] of ordered.entries()) {
    orm
      .update(sessions)
      .set({ position: index + 1 })
      .where(and(eq(sessions.taskId, taskId), eq(sessions.day, day)))
      .run();
  }
}
