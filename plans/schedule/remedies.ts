import {
  type Calendar,
  calendarDays,
  countDays,
  LONGEST_PLAN_DAYS,
  LONGEST_STUDY_DAY_MINUTES,
  raiseWeekdays,
  type WeekdayMinutes,
} from '../calendar/calendar.ts';
import { addDays, type Day } from '../day.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { sum, sumMinutes, sumOf } from '../sum.ts';
import { fitsIn, measureLoad } from './load.ts';
import { phaseStretches } from './windows.ts';

/** The same minutes more on each weekday that has minutes, and the weekdays that this makes. */
export type MoreMinutes = { extraMinutesPerStudyDay: number; weekdayMinutes: WeekdayMinutes };

/** What is asked for more is a multiple of this. */
export const EXTRA_STEP_MINUTES = 5;

/**
 * Finds the least that every study weekday must be raised by, in steps of five minutes, so that the work fits.
 *
 * Days off and dates with minutes of their own stay as they are.
 *
 * @returns `null` when it would take a day of more than sixteen hours
 * @throws {NoStudyDayError} when there is no study day
 */
export function findMoreMinutes(roadmap: Roadmap, calendar: Calendar): MoreMinutes | null {
  const raise = (steps: number) => raiseWeekdays(calendar.weekdayMinutes, steps * EXTRA_STEP_MINUTES);
  const isEnough = (steps: number) =>
    fitsIn(measureLoad(roadmap, { ...calendar, weekdayMinutes: raise(steps) }));

  const longestMinutes = Math.max(...calendar.weekdayMinutes);
  const mostSteps = Math.floor((LONGEST_STUDY_DAY_MINUTES - longestMinutes) / EXTRA_STEP_MINUTES);
  if (mostSteps < 1 || !isEnough(mostSteps)) return null;

  const steps = smallestThat(isEnough, mostSteps);
  return { extraMinutesPerStudyDay: steps * EXTRA_STEP_MINUTES, weekdayMinutes: raise(steps) };
}

/** By halving: what is found is enough, and one less is not. */
function smallestThat(isEnough: (steps: number) => boolean, enough: number): number {
  let low = 1;
  let high = enough;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Finds the earliest later finish on which the work fits. Each is tried in turn, since a phase may be better off with
 * fewer days of its own; those are left out that have too few minutes however the days are dealt.
 *
 * @returns `null` when no plan of up to {@link LONGEST_PLAN_DAYS} days would do
 */
export function findLaterFinish(roadmap: Roadmap, calendar: Calendar): Day | null {
  const finishOn = addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1);
  const dayMinutes = calendarDays({ ...calendar, finishOn }).map(({ minutes }) => minutes);
  const leastHabits = Math.min(...roadmap.phases.map(({ habits }) => sumMinutes(habits)));
  const taskMinutes = sumOf(roadmap.phases, ({ tasks }) => sumMinutes(tasks));

  let mostFree = 0;
  for (const [offset, minutes] of dayMinutes.entries()) {
    mostFree += Math.max(0, minutes - leastHabits);
    const dayCount = offset + 1;
    if (dayCount <= countDays(calendar) || mostFree < taskMinutes) continue;
    if (fitsOn(roadmap, dayMinutes.slice(0, dayCount))) return addDays(calendar.startOn, offset);
  }
  return null;
}

function fitsOn(roadmap: Roadmap, dayMinutes: readonly number[]): boolean {
  const stretches = phaseStretches(roadmap, dayMinutes);
  if (stretches === null) return false;
  const free = stretches.map(({ phase: { habits }, from, to }, index) => {
    // Days that are shared count once, with the last of their phases.
    if (stretches[index + 1]?.from === from) return 0;
    const habitMinutes = sumMinutes(habits);
    return sumOf(dayMinutes.slice(from, to), (minutes) => Math.max(0, minutes - habitMinutes));
  });
  return sumOf(roadmap.phases, ({ tasks }) => sumMinutes(tasks)) <= sum(free);
}
