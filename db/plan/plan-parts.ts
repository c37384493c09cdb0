import { getTableName } from 'drizzle-orm';
import {
  type Calendar,
  type CalendarException,
  type DayMinutes,
  isWeekdayMinutes,
} from '../../plans/calendar/calendar.ts';
import type {
  AcceptedReplan,
  Completion,
  Habit,
  HabitNote,
  Phase,
  Plan,
  Reflection,
  WeekReview,
} from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { DATA_TABLES } from '../journal/row-images.ts';
import { type Groups, group } from './groups.ts';
import { planRows } from './plan-rows.ts';
import { assembleTasks, isTaskPart, readTaskParts, type TaskParts, type Touched } from './plan-task-parts.ts';

/** What a plan has in each table, as it is in the plan. What hangs on habits is grouped by their ids. */
export type PlanParts = TaskParts & {
  plans: Pick<Plan, 'id' | 'title' | 'roadmapId' | 'trackId' | 'interviewOn' | 'rounds'> &
    Omit<Calendar, 'exceptions'>;
  calendarExceptions: readonly CalendarException[];
  baselineDays: readonly DayMinutes[];
  yardstickDays: readonly DayMinutes[];
  replans: readonly AcceptedReplan[];
  phases: readonly Phase[];
  habits: readonly Omit<Habit, 'completedDays' | 'completedAt' | 'notes'>[];
  habitCompletions: Groups<Completion>;
  habitNotes: Groups<HabitNote>;
  reflections: readonly Reflection[];
  weekReviews: readonly WeekReview[];
};

/** Parts that were read before, and what was written to since. */
export type EarlierParts = { parts: PlanParts; touched: Touched };

type PlanPart = Exclude<keyof PlanParts, 'plans' | keyof TaskParts>;
type Readers = { [Name in PlanPart]: (db: Database, planId: number) => PlanParts[Name] };

const READERS: Readers = {
  calendarExceptions: (db, planId) => planRows(db).exceptions.all({ planId }),
  baselineDays: (db, planId) => planRows(db).baselineDays.all({ planId }),
  yardstickDays: (db, planId) => planRows(db).yardstickDays.all({ planId }),
  replans: (db, planId) => planRows(db).replans.all({ planId }),
  phases: (db, planId) => planRows(db).phases.all({ planId }),
  habits: (db, planId) => planRows(db).habits.all({ planId }),
  habitCompletions: readHabitCompletions,
  habitNotes: readHabitNotes,
  reflections: (db, planId) => planRows(db).reflections.all({ planId }),
  weekReviews: readWeekReviews,
};

const PLAN_TABLES = new Set<string>(
  Object.entries(DATA_TABLES)
    .filter(([name]) => name === 'plans' || name in READERS || isTaskPart(name))
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
export function readPlanParts(db: Database, planId: number, earlier: EarlierParts | null): PlanParts | null {
  const kept = earlier?.touched.tables.has(getTableName(DATA_TABLES.phases)) ? null : earlier;
  const isKept = (name: keyof PlanParts) => kept && !kept.touched.tables.has(getTableName(DATA_TABLES[name]));
  const read = <Name extends PlanPart>(name: Name): PlanParts[Name] =>
    kept && isKept(name) ? kept.parts[name] : READERS[name](db, planId);

  const plans = kept && isKept('plans') ? kept.parts.plans : readPlanRow(db, planId);
  return (
    plans && {
      plans,
      calendarExceptions: read('calendarExceptions'),
      baselineDays: read('baselineDays'),
      yardstickDays: read('yardstickDays'),
      replans: read('replans'),
      phases: read('phases'),
      habits: read('habits'),
      habitCompletions: read('habitCompletions'),
      habitNotes: read('habitNotes'),
      ...readTaskParts(db, planId, kept),
      reflections: read('reflections'),
      weekReviews: read('weekReviews'),
    }
  );
}

/**
 * The plan that parts make up.
 *
 * @param earlier - the plan as it was and the parts that it was made from: what is the same in it stays the very same
 * value, so that what was computed from that alone is remembered
 */
export function assemblePlan(parts: PlanParts, earlier: { parts: PlanParts; plan: Plan } | null): Plan {
  const { id, title, roadmapId, trackId, interviewOn, rounds } = parts.plans;
  return {
    id,
    title,
    roadmapId,
    trackId,
    calendar: assembleCalendar(parts, earlier?.plan.calendar),
    interviewOn,
    rounds,
    baselineDays: parts.baselineDays,
    yardstickDays: parts.yardstickDays,
    replans: parts.replans,
    phases: parts.phases,
    tasks: assembleTasks(parts, earlier && { parts: earlier.parts, tasks: earlier.plan.tasks }),
    habits: isSameHabits(parts, earlier?.parts) ? (earlier?.plan.habits ?? []) : assembleHabits(parts),
    reflections: parts.reflections,
    weekReviews: parts.weekReviews,
  };
}

function isSameHabits(parts: PlanParts, earlier: PlanParts | undefined): boolean {
  return (
    parts.habits === earlier?.habits &&
    parts.habitCompletions === earlier.habitCompletions &&
    parts.habitNotes === earlier.habitNotes
  );
}

function assembleHabits({ habits, habitCompletions, habitNotes }: PlanParts): Habit[] {
  return habits.map((habit) => {
    const completions = habitCompletions.get(habit.id) ?? [];
    return {
      ...habit,
      completedDays: completions.map(({ on }) => on),
      completedAt: Object.fromEntries(completions.map(({ on, at }) => [on, at])),
      notes: habitNotes.get(habit.id) ?? [],
    };
  });
}

function assembleCalendar({ plans, calendarExceptions }: PlanParts, earlier: Calendar | undefined): Calendar {
  const { startOn, finishOn, weekdayMinutes } = plans;
  const isSame =
    earlier?.exceptions === calendarExceptions &&
    earlier.weekdayMinutes === weekdayMinutes &&
    earlier.startOn === startOn &&
    earlier.finishOn === finishOn;
  return isSame ? earlier : { startOn, finishOn, weekdayMinutes, exceptions: calendarExceptions };
}

function readPlanRow(db: Database, planId: number): PlanParts['plans'] | null {
  const row = planRows(db).plan.get({ planId });
  if (!row) return null;

  const { id, title, roadmapId, trackId, interviewOn, rounds, startOn, finishOn, weekdayMinutes } = row;
  if (!isWeekdayMinutes(weekdayMinutes)) throw new Error(`The plan ${id} has no minutes for each weekday`);
  return { id, title, roadmapId, trackId, interviewOn, rounds, startOn, finishOn, weekdayMinutes };
}

function readHabitCompletions(db: Database, planId: number): Groups<Completion> {
  return group(
    planRows(db).habitCompletions.all({ planId }),
    ({ habitId }) => habitId,
    ({ day, at }) => ({ on: day, at }),
  );
}

function readHabitNotes(db: Database, planId: number): Groups<HabitNote> {
  return group(
    planRows(db).habitNotes.all({ planId }),
    ({ habitId }) => habitId,
    ({ day, text, revision }) => ({ day, text, revision }),
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
