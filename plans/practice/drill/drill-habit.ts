import { habitsAskedOn, studyMinutesOn } from '../../calendar/study-days.ts';
import type { Day } from '../../day.ts';
import type { Habit, Plan } from '../../plan/plan.ts';

/** A habit whose key is this, or begins with it and a hyphen, is the drill of questions. */
const DRILL_HABIT = 'question-drill';

/** Tells whether a habit of a roadmap is the daily drill by another name. */
export function isDrillHabit({ key }: Pick<Habit, 'key'>): boolean {
  return key === DRILL_HABIT || key.startsWith(`${DRILL_HABIT}-`);
}

/** The habit that a finished drill keeps on a day; `null` where the plan asks for none. */
export function drillHabitOn(plan: Plan, day: Day): Habit | null {
  if (studyMinutesOn(plan.calendar, day) === 0) return null;
  return habitsAskedOn(plan, day).find(isDrillHabit) ?? null;
}
