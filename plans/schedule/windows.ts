import { type Calendar, countDays } from '../calendar/calendar.ts';
import { addDays, type Day } from '../day.ts';
import type { Roadmap, RoadmapPhase } from '../roadmap/roadmap.ts';

/** The days of a phase, both included. A plan of too few days leaves `endsOn` before `startsOn`: no day at all. */
export type PhaseWindow = { phase: RoadmapPhase; startsOn: Day; endsOn: Day };

/**
 * Puts the phases of a roadmap on a stretch of days, in proportion to their weeks.
 *
 * The windows follow each other without gap or overlap and cover the whole stretch. With at least
 * one day for each week of the roadmap, every phase has a day.
 *
 * @returns a window for each phase, in roadmap order
 * @throws {RangeError} when the calendar ends before it starts
 * @see plans/README.md#scheduling
 *
 * @example
 * // weeks 1–2 and 3 of a three-week roadmap, on ten days from 2026-03-02
 * phaseWindows(roadmap, { startOn: day('2026-03-02'), finishOn: day('2026-03-11') })
 * //=> [{ startsOn: '2026-03-02', endsOn: '2026-03-07', … }, { startsOn: '2026-03-08', endsOn: '2026-03-11', … }]
 */
export function phaseWindows(
  roadmap: Roadmap,
  calendar: Pick<Calendar, 'startOn' | 'finishOn'>,
): PhaseWindow[] {
  const { startOn, finishOn } = calendar;
  const dayCount = countDays(calendar);
  if (dayCount < 1) throw new RangeError(`A plan cannot finish on ${finishOn}, before ${startOn}`);

  return roadmap.phases.map((phase) => {
    const { from, to } = phaseOffsets(phase, roadmap.weeks, dayCount);
    return { phase, startsOn: addDays(startOn, from), endsOn: addDays(startOn, to - 1) };
  });
}

/**
 * Day offsets of a phase in a plan of `dayCount` days: from `from`, up to but without `to`.
 *
 * @param weekCount - weeks of the whole roadmap
 */
export function phaseOffsets(
  phase: Pick<RoadmapPhase, 'weeks'>,
  weekCount: number,
  dayCount: number,
): { from: number; to: number } {
  const [firstWeek, lastWeek] = phase.weeks;
  const offsetAfter = (week: number) => Math.floor((dayCount * week) / weekCount);
  return { from: offsetAfter(firstWeek - 1), to: offsetAfter(lastWeek) };
}
