import { type Calendar, calendarDays, countDays } from '../calendar/calendar.ts';
import { addDays, type Day } from '../day.ts';
import type { Roadmap, RoadmapPhase } from '../roadmap/roadmap.ts';
import { sumMinutes, sumOf } from '../sum.ts';
import { dealDays } from './deal-days.ts';

/** The days of a phase, both included. */
export type PhaseWindow = {
  phase: RoadmapPhase;
  startsOn: Day;
  endsOn: Day;
  /** Days more than its weeks would give it, lent by other phases; negative where it lends, 0 in a plan whose phases share days. */
  borrowedDays: number;
};

/** A calendar without a study day. */
export class NoStudyDayError extends Error {
  constructor() {
    super('There is no study day to put phases on');
    this.name = 'NoStudyDayError';
  }
}

/** Tells that there is no study day, and what would help. */
export const NO_STUDY_DAY =
  'This plan has no study day. Choose a later last day, fewer days off, or minutes on more weekdays';

/**
 * Puts the phases of a roadmap on a calendar: in proportion to their weeks, as long as each of them has
 * a study day and minutes for its work. Where one has not, days are lent from phase to phase; see {@link dealDays}.
 *
 * The windows follow each other without gap or overlap and cover the whole calendar. With fewer study days than phases,
 * neighbours with little work have one window together; see {@link groupPhases}.
 *
 * @returns a window for each phase, in roadmap order
 * @throws {NoStudyDayError} when there is no study day
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
  const stretches = phaseStretches(roadmap, dayMinutes);
  if (stretches === null) throw new NoStudyDayError();
  const wanted = wantedEnds(roadmap, countDays(calendar));
  const isSharing = stretches.some(({ isShared }) => isShared);
  return stretches.map(({ phase, from, to }, index) => ({
    phase,
    startsOn: addDays(calendar.startOn, from),
    endsOn: addDays(calendar.startOn, to - 1),
    borrowedDays: isSharing ? 0 : to - from - ((wanted[index] ?? 0) - (wanted[index - 1] ?? 0)),
  }));
}

/** The days of a phase by their offsets: from the first on, before the end. */
type PhaseStretch = { phase: RoadmapPhase; from: number; to: number; isShared: boolean };

/**
 * The days of each phase; `null` when there is no study day.
 *
 * A phase without tasks whose weeks are over before the first study day is left behind: it keeps its weeks, and needs
 * no study day.
 *
 * @param dayMinutes - study minutes of each day of the plan, zero on a day off
 */
export function phaseStretches(roadmap: Roadmap, dayMinutes: readonly number[]): PhaseStretch[] | null {
  const { phases } = roadmap;
  const wanted = wantedEnds(roadmap, dayMinutes.length);
  const firstStudyDay = dayMinutes.findIndex((minutes) => minutes > 0);
  const isAsked = phases.map(({ tasks }, index) => {
    const end = wanted[index] ?? 0;
    return tasks.length > 0 || end > firstStudyDay || end === (wanted[index - 1] ?? 0);
  });
  const first = Math.max(0, isAsked.indexOf(true));
  const over = wanted[first - 1] ?? 0;

  const studyDayCount = dayMinutes.slice(over).filter((minutes) => minutes > 0).length;
  const groups = groupPhases(phases.slice(first), studyDayCount);
  const ends = dealDays(
    groups.map((group) => ({
      taskMinutes: sumOf(group, ({ tasks }) => sumMinutes(tasks)),
      habitMinutes: sumMinutes(group.at(-1)?.habits ?? []),
    })),
    dayMinutes.slice(over),
    groups.map((group) => (wanted[phases.indexOf(group.at(-1) as RoadmapPhase)] ?? 0) - over),
  );
  return (
    ends && [
      ...phases.slice(0, first).map((phase, index) => {
        return { phase, from: wanted[index - 1] ?? 0, to: wanted[index] ?? 0, isShared: false };
      }),
      ...groups.flatMap((group, index) => {
        const stretch = { from: over + (ends[index - 1] ?? 0), to: over + (ends[index] ?? 0) };
        return group.map((phase) => ({ phase, ...stretch, isShared: group.length > 1 }));
      }),
    ]
  );
}

/**
 * Puts neighbours together until there are no more groups than study days: each time the two with the least work, and
 * among equals the first. The habits of their days are those of the last phase in a group.
 */
function groupPhases(phases: readonly RoadmapPhase[], studyDayCount: number): RoadmapPhase[][] {
  const groups = phases.map((phase) => ({ phases: [phase], minutes: sumMinutes(phase.tasks) }));
  while (groups.length > Math.max(1, studyDayCount)) {
    const together = groups.slice(1).map(({ minutes }, index) => (groups[index]?.minutes ?? 0) + minutes);
    const at = together.indexOf(Math.min(...together));
    const pair = groups.slice(at, at + 2);
    groups.splice(at, 2, {
      phases: pair.flatMap((group) => group.phases),
      minutes: sumOf(pair, ({ minutes }) => minutes),
    });
  }
  return groups.map((group) => group.phases);
}

/** In proportion to weeks. */
function wantedEnds({ phases, weeks }: Roadmap, dayCount: number): number[] {
  return phases.map((phase) => Math.floor((dayCount * phase.weeks[1]) / weeks));
}
