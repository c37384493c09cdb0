import { eq, getTableColumns, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import {
  baselineDays,
  calendarExceptions,
  habitCompletions,
  habitNotes,
  habits,
  phases,
  plans,
  replans,
  yardstickDays,
} from '../schema/plan.ts';
import { reflections, weekReviews } from '../schema/review.ts';

const PLAN_ID = sql.placeholder('planId');

/** The rows of a plan: one prepared query for each table, in the order that the plan has them. */
export const planRows = oncePerDatabase((db) => ({
  ...prepareOfPlan(db),
  ...prepareOfPhases(db),
}));

function prepareOfPlan({ orm }: Database) {
  const { day, minutes, reason } = calendarExceptions;
  const { week, prompt, text, revision } = reflections;
  return {
    plan: orm.select().from(plans).where(eq(plans.id, PLAN_ID)).prepare(),
    exceptions: orm
      .select({ day, minutes, reason })
      .from(calendarExceptions)
      .where(eq(calendarExceptions.planId, PLAN_ID))
      .orderBy(day)
      .prepare(),
    baselineDays: orm
      .select({ day: baselineDays.day, minutes: baselineDays.minutes })
      .from(baselineDays)
      .where(eq(baselineDays.planId, PLAN_ID))
      .orderBy(baselineDays.day)
      .prepare(),
    yardstickDays: orm
      .select({ day: yardstickDays.day, minutes: yardstickDays.minutes })
      .from(yardstickDays)
      .where(eq(yardstickDays.planId, PLAN_ID))
      .orderBy(yardstickDays.day)
      .prepare(),
    replans: orm
      .select({
        day: replans.day,
        studyDaysBehind: replans.studyDaysBehind,
        fromFinishOn: replans.fromFinishOn,
        toFinishOn: replans.toFinishOn,
      })
      .from(replans)
      .where(eq(replans.planId, PLAN_ID))
      .orderBy(replans.id)
      .prepare(),
    reflections: orm
      .select({ week, prompt, text, revision })
      .from(reflections)
      .where(eq(reflections.planId, PLAN_ID))
      .orderBy(week, prompt)
      .prepare(),
    weekReviews: orm
      .select()
      .from(weekReviews)
      .where(eq(weekReviews.planId, PLAN_ID))
      .orderBy(weekReviews.week)
      .prepare(),
  };
}

function prepareOfPhases({ orm }: Database) {
  const { id, key, title, goal, outcome, startsOn, endsOn } = phases;
  const phaseIds = orm.select({ id }).from(phases).where(eq(phases.planId, PLAN_ID));
  const isOfPlan = or(eq(habits.planId, PLAN_ID), inArray(habits.phaseId, phaseIds));
  const { planId: _, position, ...habitColumns } = getTableColumns(habits);
  const habitIds = orm.select({ id: habits.id }).from(habits).where(isOfPlan);
  return {
    phases: orm
      .select({ id, key, title, goal, outcome, startsOn, endsOn })
      .from(phases)
      .where(eq(phases.planId, PLAN_ID))
      .orderBy(phases.position)
      .prepare(),
    habits: orm
      .select(habitColumns)
      .from(habits)
      .leftJoin(phases, eq(phases.id, habits.phaseId))
      .where(isOfPlan)
      .orderBy(isNull(habits.phaseId), phases.position, position, habits.stretch)
      .prepare(),
    habitCompletions: orm
      .select({
        habitId: habitCompletions.habitId,
        day: habitCompletions.day,
        at: habitCompletions.completedAt,
      })
      .from(habitCompletions)
      .where(inArray(habitCompletions.habitId, habitIds))
      .orderBy(habitCompletions.habitId, habitCompletions.day)
      .prepare(),
    habitNotes: orm
      .select()
      .from(habitNotes)
      .where(inArray(habitNotes.habitId, habitIds))
      .orderBy(habitNotes.habitId, habitNotes.day)
      .prepare(),
  };
}
