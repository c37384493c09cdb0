import { eq } from 'drizzle-orm';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { TaskChanges } from '../../plans/roadmap/find-update.ts';
import type { Database } from '../file/open.ts';
import { isStillOn } from '../journal/history.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { plans } from '../schema/plan.ts';
import { nextTaskRevision } from '../task/editing.ts';
import { type SessionsByTask, writeSessions } from '../task/session-rows.ts';
import {
  arePhasesOfPlan,
  areTasksOfPlan,
  dropTasks,
  findTaskValues,
  insertLateTask,
  type LateTask,
  restoreTasks,
  writeTaskValues,
} from '../task/task-rows.ts';

/** What a newer roadmap does to a plan: only what is named changes, and no progress goes. */
export type UpdateToApply = {
  planId: number;
  /** New tasks, each for a phase of the plan. */
  added: readonly Omit<LateTask, 'origin'>[];
  changed: readonly { taskId: number; changes: TaskChanges }[];
  /** Dropped until now. */
  returningTaskIds: readonly number[];
  /** Dropped today. */
  droppedTaskIds: readonly number[];
  dropReason: string;
  /** New sessions of tasks that the plan had before. */
  sessionsByTask: SessionsByTask;
  /** The track that the plan is put on; left as it is unless named. */
  trackId?: string;
  facts: NewChangeFacts;
  /** What `journalBasis` said when the roadmap was compared with the plan. */
  basis?: string;
};

/**
 * Brings a plan up to date with a newer roadmap, as one change.
 *
 * @returns `undefined`, and nothing written, when it names what the plan does not have or something was changed since
 */
export function applyUpdate(db: Database, update: UpdateToApply & ChangeMoment): ChangeMade | undefined {
  const { facts, at, today, formToken } = update;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!isStillOn(db, update.basis) || !isOfPlan(db, update)) return undefined;

      for (const task of update.added) insertLateTask(db, { ...task, origin: 'roadmap' });
      for (const { taskId, changes } of update.changed) reviseTask(db, taskId, changes);
      restoreTasks(db, update.returningTaskIds);
      dropTasks(db, update.droppedTaskIds, {
        droppedOn: today,
        droppedAs: 'dropped',
        dropReason: update.dropReason,
      });
      writeSessions(db, update.sessionsByTask);
      putOnTrack(db, update);
      return update;
    }),
  );
}

function isOfPlan(
  db: Database,
  { planId, added, changed, returningTaskIds, droppedTaskIds, sessionsByTask }: UpdateToApply,
): boolean {
  const taskIds = [
    ...changed.map(({ taskId }) => taskId),
    ...returningTaskIds,
    ...droppedTaskIds,
    ...sessionsByTask.keys(),
  ];
  const phaseIds = added.map(({ phaseId }) => phaseId);
  return areTasksOfPlan(db, planId, taskIds) && arePhasesOfPlan(db, planId, phaseIds);
}

function putOnTrack({ orm }: Database, { planId, trackId }: UpdateToApply): void {
  if (trackId !== undefined) orm.update(plans).set({ trackId }).where(eq(plans.id, planId)).run();
}

function reviseTask(db: Database, taskId: number, changes: TaskChanges): void {
  const revision = nextTaskRevision(db, taskId, findTaskValues(db, taskId)?.revision ?? 0);
  writeTaskValues(db, taskId, changes, revision);
}
