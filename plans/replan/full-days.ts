import type { DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import { habitMinutesOn } from '../habit/asked.ts';
import type { Plan } from '../plan/plan.ts';
import { type DayChange, heaviestOf } from './compare.ts';
import { comingCalendarDays } from './laying/coming-days.ts';
import type { PhaseDays } from './work/starting-point.ts';

/** A coming day with all that it asks, habits included, beside the minutes that it has. */
export type FullDay = DayMinutes & { studyMinutes: number };

/** The minutes of each coming day with its habits, as they will be, and as they would be with the tasks of before. */
export function fullDays(
  plan: Plan,
  { days, phases }: { days: readonly DayChange[]; phases: readonly PhaseDays[] },
): { full: FullDay; before: number }[] {
  const habitsTake = habitMinutesIn(plan, phases);
  return days.map(({ day, studyMinutes, before, after }) => {
    const habitMinutes = habitsTake(day, studyMinutes);
    return { full: { day, studyMinutes, minutes: after + habitMinutes }, before: before + habitMinutes };
  });
}

/**
 * The day that the plan as it is fills most, habits included: by its own calendar and phases, so that it is the same
 * whatever is proposed.
 *
 * @param days - every coming day that holds work
 */
export function fullestBefore(plan: Plan, days: readonly DayChange[], today: Day): DayMinutes | null {
  const phases = plan.phases.map(({ id, startsOn, endsOn }) => ({ phaseId: id, startsOn, endsOn }));
  const habitsTake = habitMinutesIn(plan, phases);
  const own = comingCalendarDays(plan.calendar, today);
  const studyMinutesOn = new Map(own.map(({ day, minutes }) => [day, minutes]));
  const workOn = new Map(days.map(({ day, before }) => [day, before]));
  const known = new Set([...studyMinutesOn.keys(), ...workOn.keys()]);
  return heaviestOf(
    [...known].sort().map((day) => ({
      day,
      minutes: (workOn.get(day) ?? 0) + habitsTake(day, studyMinutesOn.get(day) ?? 0),
    })),
  );
}

/** The minutes that habits take of a day: of a study day no more than it has, of a day off none. */
function habitMinutesIn(plan: Plan, phases: readonly PhaseDays[]) {
  return (day: Day, studyMinutes: number) => {
    const phase = phases.findLast(({ startsOn }) => startsOn <= day) ?? phases[0];
    return studyMinutes === 0 ? 0 : Math.min(studyMinutes, habitMinutesOn(plan, phase?.phaseId, day));
  };
}

/** The one of some days that goes furthest over its minutes. */
export function mostOver(days: readonly FullDay[]): FullDay | undefined {
  const byExcess = days.toSorted((a, b) => b.minutes - b.studyMinutes - (a.minutes - a.studyMinutes));
  return byExcess[0];
}
