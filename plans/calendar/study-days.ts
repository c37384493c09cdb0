import { type Day, daysBetween } from '../day.ts';
import type { Phase, Plan } from '../plan/plan.ts';
import { type Calendar, calendarDays } from './calendar.ts';

/** Study minutes of a day as the calendar has it today; 0 on a day off and outside the plan. */
export function studyMinutesOn(calendar: Calendar, day: Day): number {
  return calendarDays(calendar)[daysBetween(calendar.startOn, day)]?.minutes ?? 0;
}

/** The study days of a stretch of days, both ends included, with their minutes; none outside the plan. */
export function studyDaysBetween(calendar: Calendar, from: Day, to: Day) {
  return calendarDays(calendar).filter(({ day, minutes }) => minutes > 0 && from <= day && day <= to);
}

/** The first study day after a day, or `null` when the calendar has none. */
export function nextStudyDay({ calendar }: Pick<Plan, 'calendar'>, after: Day): Day | null {
  return calendarDays(calendar).find(({ day, minutes }) => minutes > 0 && day > after)?.day ?? null;
}

/** The phase of a day, or `null` outside the plan. */
export function phaseOfDay(plan: Plan, day: Day): Phase | null {
  return plan.phases.findLast((phase) => phase.startsOn <= day && day <= phase.endsOn) ?? null;
}
