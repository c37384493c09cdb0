import { z } from 'zod';
import type { Completion, Habit, Plan, Task } from '../plans/plan.ts';
import type { Day } from '../plans/schedule/day.ts';
import { dataVersion } from './file/data-version.ts';
import type { Database } from './file/open.ts';
import { oncePerDatabase } from './file/statements.ts';
import { planRows } from './plan-rows.ts';
import { loadSettings } from './settings.ts';

const WeekdayMinutesSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
]);

const rememberedPlans = oncePerDatabase(() => new Map<number, { version: string; plan: Plan }>());

/** The plan in use, or `null` before the first one. */
export function loadActivePlan(db: Database): Plan | null {
  const { activePlanId } = loadSettings(db);
  return activePlanId === null ? null : loadPlan(db, activePlanId);
}

/**
 * A whole plan in a fixed number of queries; `null` when there is none with this id.
 *
 * The value is frozen and stays the same one until something is written.
 */
export function loadPlan(db: Database, planId: number): Plan | null {
  // What a transaction sees may yet be rolled back.
  if (db.client.inTransaction) return readPlan(db, planId);

  const version = dataVersion(db);
  const remembered = rememberedPlans(db).get(planId);
  if (remembered?.version === version) return remembered.plan;

  const plan = db.client.transaction(() => readPlan(db, planId)).deferred();
  rememberedPlans(db).clear();
  if (plan) rememberedPlans(db).set(planId, { version, plan });
  return plan;
}

function readPlan(db: Database, planId: number): Plan | null {
  const row = planRows(db).plan.get({ planId });
  if (!row) return null;

  const { id, title, roadmapId, startOn, finishOn, interviewOn } = row;
  const weekdayMinutes = WeekdayMinutesSchema.parse(row.weekdayMinutes);
  const exceptions = planRows(db).exceptions.all({ planId });
  return deepFreeze({
    id,
    title,
    roadmapId,
    calendar: { startOn, finishOn, weekdayMinutes, exceptions },
    interviewOn,
    baselineDays: planRows(db).baselineDays.all({ planId }),
    phases: planRows(db).phases.all({ planId }),
    tasks: readTasks(db, planId),
    habits: readHabits(db, planId),
    reflections: planRows(db).reflections.all({ planId }),
  });
}

function readTasks(db: Database, planId: number): Task[] {
  const rows = planRows(db);
  const stepsOf = groupByTask(rows.steps.all(planId), ({ position, text, completedOn, completedAt }) => ({
    position,
    text,
    completion: toCompletion(completedOn, completedAt),
  }));
  const sessionsOf = groupByTask(rows.sessions.all(planId), ({ day, minutes, isPinned, position }) => ({
    day,
    minutes,
    isPinned: isPinned === 1,
    position,
  }));
  const baselineOf = groupByTask(rows.baselineSessions.all(planId), ({ day, minutes }) => ({ day, minutes }));
  const evidenceOf = groupByTask(rows.evidence.all({ planId }), ({ taskId: _, ...left }) => left);
  return rows.tasks
    .all(planId)
    .map(({ completedOn, completedAt, note, noteRevision, position: _, ...task }) => ({
      ...task,
      steps: stepsOf(task.id),
      completion: toCompletion(completedOn, completedAt),
      sessions: sessionsOf(task.id),
      baseline: baselineOf(task.id),
      note: { text: note, revision: noteRevision },
      evidence: evidenceOf(task.id),
    }));
}

function readHabits(db: Database, planId: number): Habit[] {
  const completedDays = new Map<number, Day[]>();
  for (const { habitId, day } of planRows(db).habitCompletions.all({ planId })) {
    const days = completedDays.get(habitId);
    if (days) days.push(day);
    else completedDays.set(habitId, [day]);
  }
  return planRows(db)
    .habits.all({ planId })
    .map((habit) => ({ ...habit, completedDays: completedDays.get(habit.id) ?? [] }));
}

function groupByTask<Row extends { taskId: number }, T>(
  rows: readonly Row[],
  toValue: (row: Row) => T,
): (taskId: number) => T[] {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.taskId);
    if (group) group.push(toValue(row));
    else groups.set(row.taskId, [toValue(row)]);
  }
  return (taskId) => groups.get(taskId) ?? [];
}

function toCompletion(on: Day | null, at: string | null): Completion | null {
  return on === null || at === null ? null : { on, at };
}

/** One value is shared by many requests: none of them may change it. */
function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
