import { type Calendar, calendarDays, countDays } from '../calendar/calendar.ts';
import { addDays, type Day } from '../day.ts';
import { count } from '../format.ts';
import type { Roadmap, RoadmapPhase } from '../roadmap/roadmap.ts';
import { sumMinutes } from '../sum.ts';
import { dealDays } from './deal-days.ts';

/** The days of a phase, both included. */
export type PhaseWindow = {
  phase: RoadmapPhase;
  startsOn: Day;
  endsOn: Day;
  /** Days more than its weeks would give it, lent by other phases; negative where it lends. */
  borrowedDays: number;
};

/** A calendar with fewer study days than there are phases. */
export class NoStudyDayError extends Error {
  readonly phaseCount: number;
  readonly studyDayCount: number;

  constructor(phaseCount: number, studyDayCount: number) {
    super(`${studyDayCount} study days are too few for ${phaseCount} phases`);
    this.name = 'NoStudyDayError';
    this.phaseCount = phaseCount;
    this.studyDayCount = studyDayCount;
  }
}

/** Tells that there are too few study days, and what would help. */
export function noStudyDayInWords({ phaseCount, studyDayCount }: NoStudyDayError): string {
  const has = studyDayCount === 0 ? 'no study day' : `only ${count(studyDayCount, 'study day')}`;
  return `This plan has ${has} for ${count(phaseCount, 'phase')}, and each needs at least one. Choose a later last day or fewer days off`;
}

/**
 * Puts the phases of a roadmap on a calendar: in proportion to their weeks, as long as each of them has
 * a study day and minutes for its work. Where one has not, days are lent from phase to phase; see {@link dealDays}.
 *
 * The windows follow each other without gap or overlap and cover the whole calendar.
 *
 * @returns a window for each phase, in roadmap order
 * @throws {NoStudyDayError} when there are fewer study days than phases
 * @throws {RangeError} when the calendar ends before it starts
 * @see plans/README.md#scheduling
 *
 * @example
 * // weeks 1–2 and 3 of a three-week roadmap, on ten days from 2026-03-02, which are enough for either
 * phaseWindows(roadmap, { startOn: day('2026-03-02'), finishOn: day('2026-03-11'), … })
 * //=> [{ startsOn: '2026-03-02', endsOn: '2026-03-07', … }, { startsOn: '2026-03-08', endsOn: '2026-03-11', … }]
 */
export function phaseWindows(roadmap: Roadmap, calendar: Calendar): PhaseWindow[] {
  const dayMinutes = calendarDays(calendar).map(({ minutes }) => minutes);
  const ends = phaseEnds(roadmap, dayMinutes);
  if (ends === null) {
    throw new NoStudyDayError(roadmap.phases.length, dayMinutes.filter((minutes) => minutes > 0).length);
  }
  const wanted = wantedEnds(roadmap, countDays(calendar));
  return roadmap.phases.map((phase, index) => ({
    phase,
    startsOn: addDays(calendar.startOn, ends[index - 1] ?? 0),
    endsOn: addDays(calendar.startOn, (ends[index] ?? 0) - 1),
    borrowedDays: lengthOf(ends, index) - lengthOf(wanted, index),
  }));
}

/**
 * The days up to the end of each phase; `null` when there are too few study days.
 *
 * A phase without tasks whose weeks are over before the first study day is left behind: it keeps its weeks, and needs
 * no study day.
 *
 * @param dayMinutes - study minutes of each day of the plan, zero on a day off
 */
export function phaseEnds(roadmap: Roadmap, dayMinutes: readonly number[]): number[] | null {
  const needs = roadmap.phases.map(({ tasks, habits }) => ({
    taskMinutes: sumMinutes(tasks),
    habitMinutes: sumMinutes(habits),
  }));
  const wanted = wantedEnds(roadmap, dayMinutes.length);
  const firstStudyDay = dayMinutes.findIndex((minutes) => minutes > 0);
  const isAsked = needs.map(
    ({ taskMinutes }, index) => taskMinutes > 0 || (wanted[index] ?? 0) > firstStudyDay,
  );
  const first = Math.max(0, isAsked.indexOf(true));
  const over = wanted[first - 1] ?? 0;
  const ends = dealDays(
    needs.slice(first),
    dayMinutes.slice(over),
    wanted.slice(first).map((end) => end - over),
  );
  return ends && [...wanted.slice(0, first), ...ends.map((end) => end + over)];
}

/** In proportion to weeks. */
function wantedEnds({ phases, weeks }: Roadmap, dayCount: number): number[] {
  return phases.map((phase) => Math.floor((dayCount * phase.weeks[1]) / weeks));
}

function lengthOf(ends: readonly number[], index: number): number {
  return (ends[index] ?? 0) - (ends[index - 1] ?? 0);
}
