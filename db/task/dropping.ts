import { eq } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Session } from '../../plans/plan/plan.ts';
import type { DropEnding } from '../../plans/task/kinds.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { tasks } from '../schema/task.ts';
import { type SessionsByTask, writeSessions } from './session-rows.ts';
import { areTasksOfPlan, dropTasks, restoreTasks } from './task-rows.ts';

type TaskDrop = {
  taskId: number;
  /** `null` restores the task. */
  droppedOn: Day | null;
  /** Whether it is dropped, or set aside because the learner knows it. */
  droppedAs?: DropEnding;
  reason: string;
  /** Replace those it has; without them it keeps them, for the day on which it is restored. */
  sessions?: readonly Session[];
};

/** Drops a task from its plan, with a reason, or restores it; `undefined` when there is no such task. */
export function setTaskDropped(
  db: Database,
  {
    taskId,
    droppedOn,
    droppedAs = 'dropped',
    reason,
    sessions,
    at,
    today,
    formToken,
  }: TaskDrop & ChangeMoment,
): ChangeMade | undefined {
  const wanted = { droppedOn, droppedAs };
  const facts = (task: (Drop & { title: string }) | undefined) =>
    ({ kind: dropKind(task, wanted), title: task?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      const task = findDrop(db, taskId);
      if (!task) return undefined;

      // Dropping it again may give another reason, and never another day.
      const day = droppedOn === null ? null : (task.droppedOn ?? droppedOn);
      writeDrop(db, taskId, { ...wanted, droppedOn: day }, droppedOn === null ? '' : reason);
      if (sessions) writeSessions(db, new Map([[taskId, sessions]]));
      return task;
    }),
  );
}

type Drop = { droppedOn: Day | null; droppedAs: DropEnding };

function dropKind(before: Drop | undefined, wanted: Drop) {
  if (wanted.droppedOn === null) return 'task-restored';
  if (wanted.droppedAs === 'known') return 'task-set-aside';
  const wasDropped = before !== undefined && before.droppedOn !== null && before.droppedAs === 'dropped';
  return wasDropped ? 'drop-reason-changed' : 'task-dropped';
}

function findDrop({ orm }: Database, taskId: number) {
  const { title, droppedOn, droppedAs } = tasks;
  return orm.select({ title, droppedOn, droppedAs }).from(tasks).where(eq(tasks.id, taskId)).get();
}

/** What is back in the plan says nothing of how it once left. */
function writeDrop(
  { orm }: Database,
  taskId: number,
  { droppedOn, droppedAs }: Drop,
  dropReason: string,
): void {
  const ending = droppedOn === null ? 'dropped' : droppedAs;
  // Other words for it, and it is off the track as before.
  const endsOffTrack = droppedOn === null || ending === 'known' ? { isOffTrack: false } : {};
  orm
    .update(tasks)
    .set({ droppedOn, droppedAs: ending, dropReason, ...endsOffTrack })
    .where(eq(tasks.id, taskId))
    .run();
}

type TasksKnown = {
  planId: number;
  taskIds: readonly number[];
  /** Set aside as known, or taken back into the plan. */
  isKnown: boolean;
  /** Of tasks that are taken back and had none. */
  sessionsByTask: SessionsByTask;
};

/** Sets tasks aside as known, or takes them back into the plan, as one change; `undefined` unless all are tasks of the plan. */
export function setTasksKnown(
  db: Database,
  { planId, taskIds, isKnown, sessionsByTask, at, today, formToken }: TasksKnown & ChangeMoment,
): ChangeMade | undefined {
  const facts = {
    kind: isKnown ? 'tasks-set-aside' : 'tasks-taken-back',
    count: taskIds.length,
  } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!areTasksOfPlan(db, planId, [...taskIds, ...sessionsByTask.keys()])) return undefined;

      if (isKnown) dropTasks(db, taskIds, { droppedOn: today, droppedAs: 'known', dropReason: '' });
      else restoreTasks(db, taskIds);
      writeSessions(db, sessionsByTask);
      return taskIds;
    }),
  );
}
