import type { Session } from '../plans/plan.ts';
import type { Day } from '../plans/schedule/day.ts';
import type { Database } from './file/open.ts';
import type { ChangeMade, ChangeMoment } from './journal/journal.ts';

/** Each task's whole list of sessions, by the task's id. */
export type SessionsByTask = ReadonlyMap<number, readonly Session[]>;

/** Replaces the sessions of these tasks and of no other, as one change; `undefined` unless all are tasks of the plan. */
export function setTaskSessions(
  _db: Database,
  _wanted: ChangeMoment & { planId: number; sessionsByTask: SessionsByTask; summary: string },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}

/** Pins the sessions of a task from today on to their days, or lets them go. */
export function setPinned(
  _db: Database,
  _wanted: ChangeMoment & { taskId: number; isPinned: boolean },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}

/** Orders the sessions of one day; tasks that are not named come after those that are, in the order they had. */
export function setDayOrder(
  _db: Database,
  _wanted: ChangeMoment & { planId: number; day: Day; taskIds: readonly number[] },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}
