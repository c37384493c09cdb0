import {
  type Calendar,
  calendarDays,
  countDays,
  LONGEST_PLAN_DAYS,
  type WeekdayMinutes,
} from '../calendar/calendar.ts';
import { addDays, type Day } from '../day.ts';
import type { Roadmap, RoadmapPhase } from '../roadmap/roadmap.ts';
import { sumMinutes } from '../sum.ts';
import { measureLoad, type PlanLoad } from './schedule.ts';
import { phaseOffsets } from './windows.ts';

/** The same minutes more on each weekday that has minutes, and the weekdays that this makes. */
export type MoreMinutes = { extraMinutesPerStudyDay: number; weekdayMinutes: WeekdayMinutes };

/** Sixteen hours: nobody studies longer than they are awake. */
const LONGEST_STUDY_DAY_MINUTES = 960;

const EXTRA_STEP_MINUTES = 5;

/** Tells whether the work of every phase fits in its own minutes: one phase cannot lend to another. */
export function everyPhaseFits(load: PlanLoad): boolean {
  return load.phases.every((phase) => phase.load <= 1);
}

/**
 * Finds the least that every study weekday must be raised by, in steps of five minutes, so that every phase fits.
 *
 * Days off and dates with minutes of their own stay as they are.
 *
 * @returns `null` when it would take a day of more than sixteen hours
 * @throws {NoStudyDayError} for the first phase without a study day
 */
export function findMoreMinutes(roadmap: Roadmap, calendar: Calendar): MoreMinutes | null {
  const raise = (steps: number) => raiseWeekdays(calendar.weekdayMinutes, steps * EXTRA_STEP_MINUTES);
  const isEnough = (steps: number) =>
    everyPhaseFits(measureLoad(roadmap, { ...calendar, weekdayMinutes: raise(steps) }));

  const longestMinutes = Math.max(...calendar.weekdayMinutes);
  const mostSteps = Math.floor((LONGEST_STUDY_DAY_MINUTES - longestMinutes) / EXTRA_STEP_MINUTES);
  if (mostSteps < 1 || !isEnough(mostSteps)) return null;

  const steps = smallestThat(isEnough, mostSteps);
  return { extraMinutesPerStudyDay: steps * EXTRA_STEP_MINUTES, weekdayMinutes: raise(steps) };
}

/** By halving, since more minutes never raise a load: once enough, always enough. */
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

function raiseWeekdays(weekdayMinutes: WeekdayMinutes, extraMinutes: number): WeekdayMinutes {
  const raise = (minutes: number) => (minutes > 0 ? minutes + extraMinutes : 0);
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = weekdayMinutes;
  return [
    raise(monday),
    raise(tuesday),
    raise(wednesday),
    raise(thursday),
    raise(friday),
    raise(saturday),
    raise(sunday),
  ];
}

/**
 * Finds the earliest later finish on which every phase fits.
 *
 * Windows shift as the finish moves, so that a later finish can fit worse than an earlier one; hence each
 * finish is tried in turn. Minutes added up beforehand make a try a look-up per phase.
 *
 * @returns `null` when no plan of up to {@link LONGEST_PLAN_DAYS} days would do
 */
export function findLaterFinish(roadmap: Roadmap, calendar: Calendar): Day | null {
  const finishOn = addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1);
  const dayMinutes = calendarDays({ ...calendar, finishOn }).map(({ minutes }) => minutes);
  const needs = roadmap.phases.map((phase) => addUpPhase(phase, dayMinutes));

  for (let dayCount = countDays(calendar) + 1; dayCount <= LONGEST_PLAN_DAYS; dayCount++) {
    if (needs.every((need) => fitsWithin(need, phaseOffsets(need.phase, roadmap.weeks, dayCount)))) {
      return addDays(calendar.startOn, dayCount - 1);
    }
  }
  return null;
}

type PhaseNeed = {
  phase: RoadmapPhase;
  taskMinutes: number;
  /** Minutes left after the phase's habits on all days before an offset. */
  freeMinutesBefore: number[];
  studyDaysBefore: number[];
};

function addUpPhase(phase: RoadmapPhase, dayMinutes: readonly number[]): PhaseNeed {
  const habitMinutes = sumMinutes(phase.habits);
  const taskMinutes = sumMinutes(phase.tasks);
  const freeMinutesBefore = sumsBefore(dayMinutes.map((minutes) => Math.max(0, minutes - habitMinutes)));
  const studyDaysBefore = sumsBefore(dayMinutes.map((minutes) => (minutes > 0 ? 1 : 0)));
  return { phase, taskMinutes, freeMinutesBefore, studyDaysBefore };
}

function fitsWithin(need: PhaseNeed, { from, to }: { from: number; to: number }): boolean {
  const between = (sums: readonly number[]) => (sums[to] ?? 0) - (sums[from] ?? 0);
  return between(need.studyDaysBefore) > 0 && need.taskMinutes <= between(need.freeMinutesBefore);
}

function sumsBefore(amounts: readonly number[]): number[] {
  const sums = [0];
  for (const amount of amounts) sums.push((sums.at(-1) ?? 0) + amount);
  return sums;
}
