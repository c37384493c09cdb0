import { desc, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import { deleteUnnamedAttachments } from '../attachment/attachment-rows.ts';
import type { Database } from '../file/open.ts';
import { carryOwnHabits } from '../habit/carried-habits.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { phases, plans } from '../schema/plan.ts';
import { tasks } from '../schema/task.ts';
import { loadSettings, writeSettings } from '../settings/settings.ts';
import { type KeptTask, listKeptWork, withDoneBefore } from './kept-work.ts';
import { insertPlan, type PlannedRoadmap } from './plan-inserts.ts';

export type NewPlan = PlannedRoadmap & {
  /** The learner's time zone, where the same form asks for it. */
  timeZone?: string;
  /**
   * Start again and keep what was done in this plan: completions, ticked steps, notes and evidence, by the task's id
   * in the roadmap. A task that is done gets no sessions, even where the schedule has some.
   */
  keepFrom?: number;
  /** Start again, with what was done or not, and go on with the habits of the learner's own in this plan. */
  habitsFrom?: number;
};

/** A plan in the list of plans. */
export type PlanSummary = Omit<typeof plans.$inferSelect, 'weekdayMinutes'> & {
  isActive: boolean;
  /** Without the dropped ones. */
  taskCount: number;
  doneCount: number;
};

type PlanRow = Pick<typeof plans.$inferSelect, 'id' | 'title' | 'archivedAt'>;

/**
 * Makes a plan and puts it in use, as one change.
 *
 * @returns the plan in use afterwards; `null` only when the form was sent before and its plan was taken back since
 */
export function createPlan(db: Database, newPlan: NewPlan, moment: ChangeMoment): { planId: number | null } {
  const { at, today, formToken } = moment;
  const { keepFrom, habitsFrom, timeZone } = newPlan;
  const earlier = keepFrom === undefined ? new Map<string, KeptTask>() : listKeptWork(db, keepFrom);
  const kept = withDoneBefore(earlier, newPlan.roadmap, { at, today });
  const facts = makingFacts(newPlan, earlier);
  const recorded = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    const planId = insertPlan(db, { ...newPlan, kept, at, today });
    if (habitsFrom !== undefined) {
      const withPast = keepFrom === habitsFrom;
      carryOwnHabits(db, { fromPlanId: habitsFrom, toPlanId: planId, today, withPast });
    }
    writeSettings(db, { activePlanId: planId, ...(timeZone !== undefined && { timeZone }) });
    return planId;
  });
  return { planId: recorded.isRepeat ? loadSettings(db).activePlanId : recorded.result };
}

function makingFacts({ roadmap, keepFrom }: NewPlan, kept: ReadonlyMap<string, KeptTask>): NewChangeFacts {
  const { title } = roadmap;
  if (keepFrom === undefined) return { kind: 'plan-made', title };
  const keys = roadmap.phases.flatMap((phase) => phase.tasks.map(({ id }) => id));
  const doneCount = keys.filter((key) => kept.get(key)?.completedOn != null).length;
  return { kind: 'plan-started-again', title, doneCount };
}

/** All plans, archived ones last, the newest first. */
export function listPlans(db: Database): PlanSummary[] {
  const { weekdayMinutes: _, ...columns } = getTableColumns(plans);
  const taskCount = sql<number>`count(${tasks.id}) filter (where ${tasks.droppedOn} is null)`;
  const doneCount = sql<number>`count(${tasks.completedOn}) filter (where ${tasks.droppedOn} is null)`;
  const { activePlanId } = loadSettings(db);
  return db.orm
    .select({ ...columns, taskCount, doneCount })
    .from(plans)
    .leftJoin(phases, eq(phases.planId, plans.id))
    .leftJoin(tasks, eq(tasks.phaseId, phases.id))
    .groupBy(plans.id)
    .orderBy(isNotNull(plans.archivedAt), desc(plans.id))
    .all()
    .map((plan) => ({ ...plan, isActive: plan.id === activePlanId }));
}

/** Puts a plan in use; an archived one comes out of the archive. `undefined` when there is none. */
export function setActivePlan(
  db: Database,
  { planId, ...moment }: ChangeMoment & { planId: number },
): ChangeMade | undefined {
  return changePlan(db, planId, moment, 'plan-chosen', () => {
    writeArchivedAt(db, planId, null);
    writeSettings(db, { activePlanId: planId });
  });
}

/** Archives a plan, or takes it out; when it was in use, the newest of the others comes into use. */
export function setPlanArchived(
  db: Database,
  { planId, isArchived, ...moment }: ChangeMoment & { planId: number; isArchived: boolean },
): ChangeMade | undefined {
  const kind = isArchived ? 'plan-archived' : 'plan-unarchived';
  return changePlan(db, planId, moment, kind, (plan) => {
    writeArchivedAt(db, planId, isArchived ? (plan.archivedAt ?? moment.at) : null);
    if (isArchived && loadSettings(db).activePlanId === planId) activateNewest(db);
  });
}

/** Deletes a plan with all that hangs on it; when it was in use, the newest of the others comes into use. */
export function deletePlan(
  db: Database,
  { planId, ...moment }: ChangeMoment & { planId: number },
): ChangeMade | undefined {
  return changePlan(db, planId, moment, 'plan-deleted', () => {
    const isActive = loadSettings(db).activePlanId === planId;
    db.orm.delete(plans).where(eq(plans.id, planId)).run();
    deleteUnnamedAttachments(db);
    if (isActive) activateNewest(db);
  });
}

function changePlan(
  db: Database,
  planId: number,
  { at, today, formToken }: ChangeMoment,
  kind: 'plan-chosen' | 'plan-archived' | 'plan-unarchived' | 'plan-deleted',
  write: (plan: PlanRow) => void,
): ChangeMade | undefined {
  const facts = (plan: PlanRow | undefined) => ({ kind, title: plan?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const { id, title, archivedAt } = plans;
      const plan = db.orm.select({ id, title, archivedAt }).from(plans).where(eq(id, planId)).get();
      if (plan) write(plan);
      return plan;
    }),
  );
}

function writeArchivedAt({ orm }: Database, planId: number, archivedAt: string | null): void {
  orm.update(plans).set({ archivedAt }).where(eq(plans.id, planId)).run();
}

/** The newest plan that is not archived comes into use, or none. */
function activateNewest(db: Database): void {
  const newest = db.orm
    .select({ id: plans.id })
    .from(plans)
    .where(isNull(plans.archivedAt))
    .orderBy(desc(plans.id))
    .limit(1)
    .get();
  writeSettings(db, { activePlanId: newest?.id ?? null });
}
