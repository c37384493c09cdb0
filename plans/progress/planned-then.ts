import { calendarDays, type DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Plan } from '../plan/plan.ts';
import { sumMinutes } from '../sum.ts';
import { baselineByDay, yardstickByDay } from './earned.ts';

/**
 * By which plan a day was lived: the first one, the plan in force, or one between two replans, of which only what was
 * done is known for certain.
 */
export type Era = 'first plan' | 'between' | 'in force';

/** The yardstick of the last replan knows the days from then on; of days before every replan the first plan does. */
export function eraOf({ replans }: Plan, day: Day): Era {
  const [first, last] = [replans[0], replans.at(-1)];
  if (first === undefined || last === undefined) return 'in force';
  if (day < first.day) return 'first plan';
  return day < last.day ? 'between' : 'in force';
}

/**
 * What was planned for the days of a stretch when they came, study day by study day: a replan moves what was missed, and
 * must not make it look as if nothing had been asked. Of the days from the first replan to the last one it is what the
 * first plan has for them, as far as they are study days still, or what the plan in force has, whichever is more.
 *
 * @param plan - of days that are over as it was then (`planAsOf`), since dropped tasks are not counted
 */
export function plannedThen(plan: Plan, isMeant: (day: Day) => boolean): DayMinutes[] {
  const inStretch = (days: readonly DayMinutes[], era: Era) =>
    days.filter(({ day }) => isMeant(day) && eraOf(plan, day) === era);
  return [
    ...inStretch(baselineByDay(plan), 'first plan'),
    ...larger(inStretch(keptOfFirstPlan(plan), 'between'), inStretch(yardstickByDay(plan), 'between')),
    ...inStretch(yardstickByDay(plan), 'in force'),
  ];
}

function larger(some: DayMinutes[], others: DayMinutes[]): DayMinutes[] {
  return sumMinutes(some) > sumMinutes(others) ? some : others;
}

/** Days that were declared off ask nothing, and no day asks more than the calendar gives it. */
const keptOfFirstPlan = oncePerValue((plan: Plan): readonly DayMinutes[] => {
  const studyMinutes = new Map(calendarDays(plan.calendar).map(({ day, minutes }) => [day, minutes]));
  return baselineByDay(plan).map(({ day, minutes }) => ({
    day,
    minutes: Math.min(minutes, studyMinutes.get(day) ?? 0),
  }));
});
