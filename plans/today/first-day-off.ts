import { nextStudyDay } from '../calendar/study-days.ts';
import { addDays, type Day } from '../day.ts';
import type { Plan } from '../plan/plan.ts';

/** The first study day of a plan that has begun with days off, on one of these; `null` on other days. */
export function studyBeginsOn(plan: Plan, today: Day): Day | null {
  const { startOn } = plan.calendar;
  const first = nextStudyDay(plan, addDays(startOn, -1));
  return first !== null && startOn <= today && today < first ? first : null;
}
