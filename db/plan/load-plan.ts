import type { Plan } from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { foreignVersion, isUnsettled } from '../file/state/foreign-version.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { loadSettings } from '../settings/settings.ts';
import { areOfPlan, assemblePlan, type PlanParts, readPlanParts } from './plan-parts.ts';

/** A plan as it was read last, with the parts that may be read still. */
type Remembered = { planId: number; foreignVersion: number | undefined; parts: PlanParts; plan: Plan };

const memories = oncePerDatabase((): { last: Remembered | null } => ({ last: null }));

/** The plan in use, or `null` before the first one. */
export function loadActivePlan(db: Database): Plan | null {
  const { activePlanId } = loadSettings(db);
  return activePlanId === null ? null : loadPlan(db, activePlanId);
}

/** Tells whether there are plans, in use or not. */
export function hasPlans({ client }: Database): boolean {
  return client.prepare('select 1 from plans limit 1').get() !== undefined;
}

/**
 * A whole plan in a fixed number of queries; `null` when there is none with this id.
 *
 * The value is shared, and stays the same one until something is written; then what was written to is read again: the
 * tables, and of tables of tasks the rows of the tasks that are meant. The journal sees every write of this connection,
 * kept or taken back, so that it names these and perhaps more; after a write of another connection all are read.
 */
export function loadPlan(db: Database, planId: number): Plan | null {
  // What a transaction sees may yet be rolled back.
  if (isUnsettled(db)) return readAfresh(db, planId);

  return findRemembered(db, planId) ?? db.client.transaction(() => readAgain(db, planId)).deferred();
}

/** The plan as it was read last, if nothing was written since that it is made of: an answer in a drill is none of it. */
function findRemembered(db: Database, planId: number): Plan | null {
  const { last } = memories(db);
  if (last?.planId !== planId || areOfPlan(db.journal.touchedTables)) return null;
  return last.foreignVersion === foreignVersion(db) ? last.plan : null;
}

function readAfresh(db: Database, planId: number): Plan | null {
  const parts = readPlanParts(db, planId, null);
  return parts && assemblePlan(parts, null);
}

function readAgain(db: Database, planId: number): Plan | null {
  // Asked inside of the transaction, it belongs to the same state of the file as the rows.
  const version = foreignVersion(db);
  const { last } = memories(db);
  const isKnown = last?.planId === planId && last.foreignVersion === version;
  const { touchedTables, touchedTasks } = db.journal;
  const touched = { tables: touchedTables, tasks: touchedTasks };

  const parts = readPlanParts(db, planId, isKnown ? { parts: last.parts, touched } : null);
  const plan = parts && assemblePlan(parts, isKnown ? last : null);
  memories(db).last = parts && plan && { planId, foreignVersion: version, parts, plan };
  touchedTables.clear();
  touchedTasks.clear();
  return plan;
}
