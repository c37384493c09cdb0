import { z } from 'zod';
import type {
  Completion,
  Evidence,
  Habit,
  Phase,
  Plan,
  Reflection,
  Session,
  Step,
  Task,
} from '../plans/plan.ts';
import type { CalendarException, DayMinutes } from '../plans/schedule/calendar.ts';
import type { Day } from '../plans/schedule/day.ts';
import { dataVersion } from './journal.ts';
import type { Database } from './open.ts';
import { loadSettings } from './settings.ts';
import { oncePerDatabase } from './statements.ts';

type PlanRow = Pick<Plan, 'id' | 'title' | 'roadmapId'> & {
  startOn: Day;
  finishOn: Day;
  weekdayMinutes: string;
};
type HabitRow = Omit<Habit, 'completedDays'>;
type CompletionRow = { completedOn: Day | null; completedAt: string | null };
type TaskRow = Pick<
  Task,
  'id' | 'key' | 'phaseId' | 'kind' | 'title' | 'minutes' | 'weight' | 'evidenceKind' | 'droppedOn'
> &
  CompletionRow & { note: string; noteRevision: number };
type OfTask<T> = T & { taskId: number };
type StepRow = OfTask<Pick<Step, 'position' | 'text'> & CompletionRow>;
type SessionRow = OfTask<DayMinutes & { isPinned: number }>;

const PHASE_IDS = 'select id from phases where plan_id = ?';
const TASK_IDS = `select id from tasks where phase_id in (${PHASE_IDS})`;

const WeekdayMinutesSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
]);

const statements = oncePerDatabase((client) => ({
  plan: client.prepare<[number], PlanRow>(
    `select id, title, roadmap_id as roadmapId, start_on as startOn, finish_on as finishOn,
     weekday_minutes as weekdayMinutes from plans where id = ?`,
  ),
  exceptions: client.prepare<[number], CalendarException>(
    'select day, minutes, reason from calendar_exceptions where plan_id = ? order by day',
  ),
  baselineDays: client.prepare<[number], DayMinutes>(
    'select day, minutes from baseline_days where plan_id = ? order by day',
  ),
  phases: client.prepare<[number], Phase>(
    `select id, key, title, goal, outcome, starts_on as startsOn, ends_on as endsOn
     from phases where plan_id = ? order by position`,
  ),
  habits: client.prepare<[number], HabitRow>(
    `select habits.id, habits.key, phase_id as phaseId, habits.title, habits.minutes
     from habits join phases on phases.id = phase_id where plan_id = ? order by phases.position, habits.position`,
  ),
  habitCompletions: client.prepare<[number], { habitId: number; day: Day }>(
    `select habit_id as habitId, day from habit_completions
     where habit_id in (select id from habits where phase_id in (${PHASE_IDS})) order by habit_id, day`,
  ),
  tasks: client.prepare<[number], TaskRow>(
    `select tasks.id, tasks.key, phase_id as phaseId, kind, tasks.title, tasks.minutes, weight,
     evidence_kind as evidenceKind, completed_on as completedOn, completed_at as completedAt,
     dropped_on as droppedOn, note, note_revision as noteRevision
     from tasks join phases on phases.id = phase_id where plan_id = ? order by phases.position, tasks.position`,
  ),
  steps: client.prepare<[number], StepRow>(
    `select task_id as taskId, position, text, completed_on as completedOn, completed_at as completedAt
     from steps where task_id in (${TASK_IDS}) order by task_id, position`,
  ),
  sessions: client.prepare<[number], SessionRow>(
    `select task_id as taskId, day, minutes, is_pinned as isPinned
     from sessions where task_id in (${TASK_IDS}) order by task_id, day`,
  ),
  baselineSessions: client.prepare<[number], OfTask<DayMinutes>>(
    `select task_id as taskId, day, minutes from baseline_sessions where task_id in (${TASK_IDS}) order by task_id, day`,
  ),
  evidence: client.prepare<[number], OfTask<Evidence>>(
    `select id, task_id as taskId, kind, text, location, value, left_on as leftOn
     from evidence where task_id in (${TASK_IDS}) order by id`,
  ),
  reflections: client.prepare<[number], Reflection>(
    'select week, text, revision from reflections where plan_id = ? order by week',
  ),
}));

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
  const row = statements(db).plan.get(planId);
  if (!row) return null;

  const { id, title, roadmapId, startOn, finishOn } = row;
  const weekdayMinutes = WeekdayMinutesSchema.parse(JSON.parse(row.weekdayMinutes));
  const exceptions = statements(db).exceptions.all(planId);
  return deepFreeze({
    id,
    title,
    roadmapId,
    calendar: { startOn, finishOn, weekdayMinutes, exceptions },
    baselineDays: statements(db).baselineDays.all(planId),
    phases: statements(db).phases.all(planId),
    tasks: readTasks(db, planId),
    habits: readHabits(db, planId),
    reflections: statements(db).reflections.all(planId),
  });
}

function readTasks(db: Database, planId: number): Task[] {
  const { tasks, steps, sessions, baselineSessions, evidence } = statements(db);
  const stepsOf = groupByTask(steps.all(planId), toStep);
  const sessionsOf = groupByTask(sessions.all(planId), toSession);
  const baselineOf = groupByTask(baselineSessions.all(planId), ({ day, minutes }) => ({ day, minutes }));
  const evidenceOf = groupByTask(evidence.all(planId), ({ taskId: _, ...left }): Evidence => left);
  return tasks.all(planId).map(({ completedOn, completedAt, note, noteRevision, ...task }) => ({
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
  for (const { habitId, day } of statements(db).habitCompletions.all(planId)) {
    const days = completedDays.get(habitId);
    if (days) days.push(day);
    else completedDays.set(habitId, [day]);
  }
  return statements(db)
    .habits.all(planId)
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

function toStep({ position, text, completedOn, completedAt }: StepRow): Step {
  return { position, text, completion: toCompletion(completedOn, completedAt) };
}

function toSession({ day, minutes, isPinned }: SessionRow): Session {
  return { day, minutes, isPinned: isPinned === 1 };
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
