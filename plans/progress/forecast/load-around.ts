import type { DayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';
import { sumMinutes, sumsBefore } from '../../sum.ts';
import type { PlannedFor } from './balance.ts';

/** So many study days on either side: three weeks in all, so that no single heavy day counts for much. */
const REACH = 9;

/**
 * Planned minutes for each study minute in the study days around a day. Tasks that were dropped since are in it: that a
 * plan asks for less makes nobody slower.
 *
 * @param studyDays - in order
 * @returns the load of all days where there is none around, and 0 where nothing was planned at all
 */
export function loadAround(
  { tasks }: Plan,
  studyDays: readonly DayMinutes[],
  plannedFor: PlannedFor,
): (day: Day) => number {
  const plannedOn = new Map<Day, number>();
  for (const task of tasks) {
    for (const { day, minutes } of plannedFor(task)) plannedOn.set(day, (plannedOn.get(day) ?? 0) + minutes);
  }
  const planned = sumsBefore(studyDays.map(({ day }) => plannedOn.get(day) ?? 0));
  const study = sumsBefore(studyDays.map(({ minutes }) => minutes));
  const indexOf = new Map(studyDays.map(({ day }, index) => [day, index]));
  const meanLoad = shareOf(planned.at(-1), sumMinutes(studyDays));
  return (day) => {
    const index = indexOf.get(day);
    if (index === undefined) return meanLoad;
    const from = Math.max(0, index - REACH);
    const to = Math.min(studyDays.length, index + REACH + 1);
    return (
      shareOf((planned[to] ?? 0) - (planned[from] ?? 0), (study[to] ?? 0) - (study[from] ?? 0)) || meanLoad
    );
  };
}

function shareOf(part = 0, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
