import type { Day } from '../../day.ts';
import { sumMinutes } from '../../sum.ts';
import { DayTotals } from '../laying/minutes.ts';
import type { OpenWork } from './task-work.ts';

/**
 * Displaces what lies above the minutes of days on which the calendar was lowered: the last work of the day in
 * roadmap order, and only the excess. Work that is fixed stays.
 */
export function displaceExcess(
  openWork: readonly OpenWork[],
  lowered: ReadonlySet<Day>,
  freeMinutesOn: (day: Day) => number,
): readonly OpenWork[] {
  if (lowered.size === 0) return openWork;
  const excessOn = new DayTotals();
  for (const { day, minutes } of openWork.flatMap((work) => [...work.fixed, ...work.movable])) {
    if (lowered.has(day)) excessOn.add(day, minutes);
  }
  for (const day of lowered) excessOn.add(day, -freeMinutesOn(day));
  return openWork
    .toReversed()
    .map((work) => displace(work, excessOn))
    .reverse();
}

function displace(work: OpenWork, excessOn: DayTotals): OpenWork {
  const movable = work.movable.map(({ day, minutes }) => {
    const cut = Math.min(minutes, Math.max(0, excessOn.on(day)));
    if (cut > 0) excessOn.add(day, -cut);
    return { day, minutes: minutes - cut };
  });
  const cutMinutes = sumMinutes(work.movable) - sumMinutes(movable);
  if (cutMinutes === 0) return work;
  return {
    ...work,
    movable: movable.filter(({ minutes }) => minutes > 0),
    displacedMinutes: work.displacedMinutes + cutMinutes,
    isCut: true,
  };
}
