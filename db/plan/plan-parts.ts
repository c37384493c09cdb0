import { getTableName } from 'drizzle-orm';
import * as z from 'zod';
import type { Calendar, CalendarException, DayMinutes } from '../../plans/calendar/calendar.ts';
import type { Day } from '../../plans/day.ts';
import type {
  Evidence,
  Habit,
  Phase,
  Plan,
  Reflection,
  Session,
  SpentTime,
  Step,
  Task,
  WeekReview,
} from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { DATA_TABLES } from '../journal/row-images.ts';
import { toCompletion } from '../task/task-rows.ts';
import { planRows } from './plan-rows.ts';

/** What a plan has in each table, as it is in the plan. What hangs on tasks and habits is grouped by their ids. */
export type PlanParts = {
  plans: Pick<Plan, 'id' | 'title' | 'roadmapId' | 'interviewOn'> & Omit<Calendar, 'exceptions'>;
  calendarExceptions: readonly CalendarException[];
  baselineDays: readonly DayMinutes[];
  phases: readonly Phase[];
  habits: readonly Omit<Habit, 'completedDays'>[];
  habitCompletions: Groups<Day>;
  tasks: readonly Omit<Task, 'steps' | 'sessions' | 'baseline' | 'evidence' | 'spent'>[];
  steps: Groups<Step>;
  sessions: Groups<Session>;
  baselineSessions: Groups<DayMinutes>;
  evidence: Groups<Evidence>;
  spentTimes: Groups<SpentTime>;
  reflections: readonly Reflection[];
  weekReviews: readonly WeekReview[];
};

type Groups<T> = ReadonlyMap<number, readonly T[]>;
type HangingPart = Exclude<keyof PlanParts, 'plans'>;
type Readers = { [Name in HangingPart]: (db: Database, planId: number) => PlanParts[Name] };

const WeekdayMinutesSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
]);

const READERS: Readers = {
  calendarExceptions: (db, planId) => planRows(db).exceptions.all({ planId }),
  baselineDays: (db, planId) => planRows(db).baselineDays.all({ planId }),
  phases: (db, planId) => planRows(db).phases.all({ planId }),
  habits: (db, planId) => planRows(db).habits.all({ planId }),
  habitCompletions: readHabitCompletions,
  tasks: readTasks,
  steps: readSteps,
  sessions: readSessions,
  baselineSessions: readBaselineSessions,
  evidence: readEvidence,
  spentTimes: readSpentTimes,
  reflections: (db, planId) => planRows(db).reflections.all({ planId }),
  weekReviews: readWeekReviews,
};

const PLAN_TABLES = new Set<string>(
  Object.entries(DATA_TABLES)
    .filter(([name]) => name === 'plans' || name in READERS)
    .map(([, table]) => getTableName(table)),
);

/** Tells whether any of these tables is one that a plan is read from. */
export function areOfPlan(tableNames: ReadonlySet<string>): boolean {
  return [...tableNames].some((name) => PLAN_TABLES.has(name));
}

/**
 * Reads what a plan has in each table; `null` when there is none with this id.
 *
 * @param earlier - parts that were read before, to be kept unless their table was touched since. What is in a plan
 * hangs on its phases, so that all is read again when these were; tasks and habits never go from one plan to another.
 */
export function readPlanParts(
  db: Database,
  planId: number,
  earlier: { parts: PlanParts; touchedTables: ReadonlySet<string> } | null,
): PlanParts | null {
  const kept = earlier?.touchedTables.has(getTableName(DATA_TABLES.phases)) ? null : earlier;
  const isKept = (name: keyof PlanParts) => kept && !kept.touchedTables.has(getTableName(DATA_TABLES[name]));
  const read = <Name extends HangingPart>(name: Name): PlanParts[Name] =>
    kept && isKept(name) ? kept.parts[name] : READERS[name](db, planId);

  const plans = kept && isKept('plans') ? kept.parts.plans : readPlanRow(db, planId);
  return (
    plans && {
      plans,
      calendarExceptions: read('calendarExceptions'),
      baselineDays: read('baselineDays'),
      phases: read('phases'),
      habits: read('habits'),
      habitCompletions: read('habitCompletions'),
      tasks: read('tasks'),
      steps: read('steps'),
      sessions: read('sessions'),
      baselineSessions: read('baselineSessions'),
      evidence: read('evidence'),
      spentTimes: read('spentTimes'),
      reflections: read('reflections'),
      weekReviews: read('weekReviews'),
    }
  );
}

export function assemblePlan(parts: PlanParts): Plan {
  const { id, title, roadmapId, interviewOn, startOn, finishOn, weekdayMinutes } = parts.plans;
  return {
    id,
    title,
    roadmapId,
    calendar: { startOn, finishOn, weekdayMinutes, exceptions: parts.calendarExceptions },
    interviewOn,
    baselineDays: parts.baselineDays,
    phases: parts.phases,
    tasks: parts.tasks.map((task) => ({
      ...task,
      steps: parts.steps.get(task.id) ?? [],
      sessions: parts.sessions.get(task.id) ?? [],
      baseline: parts.baselineSessions.get(task.id) ?? [],
      evidence: parts.evidence.get(task.id) ?? [],
      spent: parts.spentTimes.get(task.id) ?? [],
    })),
    habits: parts.habits.map((habit) => ({
      ...habit,
      completedDays: parts.habitCompletions.get(habit.id) ?? [],
    })),
    reflections: parts.reflections,
    weekReviews: parts.weekReviews,
  };
}

function readPlanRow(db: Database, planId: number): PlanParts['plans'] | null {
  const row = planRows(db).plan.get({ planId });
  if (!row) return null;

  const { id, title, roadmapId, interviewOn, startOn, finishOn } = row;
  const weekdayMinutes = WeekdayMinutesSchema.parse(row.weekdayMinutes);
  return { id, title, roadmapId, interviewOn, startOn, finishOn, weekdayMinutes };
}

/** Named one by one, since every check-off reads this table again: a row's rest, taken as such, cost 0.05 ms more. */
function readTasks(db: Database, planId: number): PlanParts['tasks'] {
  return planRows(db)
    .tasks.all(planId)
    .map((row) => ({
      id: row.id,
      key: row.key,
      phaseId: row.phaseId,
      kind: row.kind,
      title: row.title,
      minutes: row.minutes,
      weight: row.weight,
      evidenceKind: row.evidenceKind,
      origin: row.origin,
      revision: row.revision,
      completion: toCompletion(row.completedOn, row.completedAt),
      droppedOn: row.droppedOn,
      dropReason: row.dropReason,
      note: { text: row.note, revision: row.noteRevision },
    }));
}

function readSteps(db: Database, planId: number): Groups<Step> {
  return group(planRows(db).steps.all(planId), taskIdOf, ({ position, text, completedOn, completedAt }) => ({
    position,
    text,
    completion: toCompletion(completedOn, completedAt),
  }));
}

function readSessions(db: Database, planId: number): Groups<Session> {
  return group(planRows(db).sessions.all(planId), taskIdOf, ({ day, minutes, isPinned, position }) => ({
    day,
    minutes,
    isPinned: isPinned === 1,
    position,
  }));
}

function readBaselineSessions(db: Database, planId: number): Groups<DayMinutes> {
  return group(planRows(db).baselineSessions.all(planId), taskIdOf, ({ day, minutes }) => ({ day, minutes }));
}

function readEvidence(db: Database, planId: number): Groups<Evidence> {
  return group(planRows(db).evidence.all({ planId }), taskIdOf, ({ taskId: _, ...left }) => left);
}

function readSpentTimes(db: Database, planId: number): Groups<SpentTime> {
  return group(planRows(db).spentTimes.all({ planId }), taskIdOf, ({ id, day, minutes }) => ({
    id,
    day,
    minutes,
  }));
}

function readHabitCompletions(db: Database, planId: number): Groups<Day> {
  return group(
    planRows(db).habitCompletions.all({ planId }),
    ({ habitId }) => habitId,
    ({ day }) => day,
  );
}

function readWeekReviews(db: Database, planId: number): WeekReview[] {
  return planRows(db)
    .weekReviews.all({ planId })
    .map(({ planId: _, closedOn, closedAs, ...review }) => ({
      ...review,
      closing: closedOn === null || closedAs === null ? null : { on: closedOn, as: closedAs },
    }));
}

function taskIdOf({ taskId }: { taskId: number }): number {
  return taskId;
}

function group<Row, T>(
  rows: readonly Row[],
  idOf: (row: Row) => number,
  toValue: (row: Row) => T,
): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const earlier = groups.get(idOf(row));
    if (earlier) earlier.push(toValue(row));
    else groups.set(idOf(row), [toValue(row)]);
  }
  return groups;
}
