import { eq } from 'drizzle-orm';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { TaskChanges } from '../../plans/roadmap/find-update.ts';
import type { PhaseChanges } from '../../plans/roadmap/update-phases.ts';
import type { Database } from '../file/open.ts';
import { areHabitsOfPlan } from '../habit/habit-rows.ts';
import { isStillOn } from '../journal/history.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { phases, plans } from '../schema/plan.ts';
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
import { applyHabits, type HabitsToApply } from './update-habits.ts';

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
  habits: HabitsToApply;
  /** Phases that are worded otherwise. */
  phases: readonly { phaseId: number; changes: PhaseChanges }[];
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
        isOffTrack: update.trackId !== undefined,
      });
      writeSessions(db, update.sessionsByTask);
      applyHabits(db, update.habits, today);
      for (const { phaseId, changes } of update.phases) rewordPhase(db, phaseId, changes);
      putOnTrack(db, update);
      return update;
    }),
  );
}

function isOfPlan(db: Database, update: UpdateToApply): boolean {
  const { planId, added, changed, returningTaskIds, droppedTaskIds, sessionsByTask, habits } = update;
  const taskIds = [
    ...changed.map(({ taskId }) => taskId),
    ...returningTaskIds,
    ...droppedTaskIds,
    ...sessionsByTask.keys(),
  ];
  const habitIds = [...habits.changed, ...habits.ended].map(({ habitId }) => habitId);
  const phaseIds = [...added, ...habits.added, ...update.phases].map(({ phaseId }) => phaseId);
  return (
    areTasksOfPlan(db, planId, taskIds) &&
    areHabitsOfPlan(db, planId, habitIds) &&
    arePhasesOfPlan(db, planId, phaseIds)
  );
}

function rewordPhase({ orm }: Database, phaseId: number, changes: PhaseChanges): void {
  orm.update(phases).set(changes).where(eq(phases.id, phaseId)).run();
}

function putOnTrack({ orm }: Database, { planId, trackId }: UpdateToApply): void {
  if (trackId !== undefined) orm.update(plans).set({ trackId }).where(eq(plans.id, planId)).run();
}

function reviseTask(db: Database, taskId: number, changes: TaskChanges): void {
  const revision = nextTaskRevision(db, taskId, findTaskValues(db, taskId)?.revision ?? 0);
  writeTaskValues(db, taskId, changes, revision);
}
