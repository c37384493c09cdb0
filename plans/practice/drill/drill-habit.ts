import { studyMinutesOn } from '../../calendar/study-days.ts';
import type { Day } from '../../day.ts';
import { habitsAskedOn } from '../../habit/asked.ts';
import type { Habit, Plan } from '../../plan/plan.ts';

/** A habit whose key is this, or begins with it and a hyphen, is the drill of questions. */
const DRILL_HABIT = 'question-drill';

/** Tells whether a habit of a roadmap is the daily drill by another name. */
export function isDrillHabit({ key }: Pick<Habit, 'key'>): boolean {
  return key === DRILL_HABIT || key.startsWith(`${DRILL_HABIT}-`);
}

/** The habit that a finished drill keeps on a day; `null` where the plan asks for none. */
export function drillHabitOn(plan: Plan, day: Day): Habit | null {
  return habitsAskedOn(plan, day).find(isDrillHabit) ?? null;
}

/**
 * Tells whether the drill rests on a day: on a day off of the plan, unless the learner wants it on days off, or the habit
 * of drilling. Before the plan and after it every day is like the others.
 */
export function drillRestsOn(plan: Plan | null, day: Day, isWantedOnDaysOff: boolean): boolean {
  if (plan === null || isWantedOnDaysOff) return false;
  const { startOn, finishOn } = plan.calendar;
  const isDayOff = startOn <= day && day <= finishOn && studyMinutesOn(plan.calendar, day) === 0;
  return isDayOff && drillHabitOn(plan, day) === null;
}
