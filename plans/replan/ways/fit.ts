import { type Calendar, LONGEST_PLAN_DAYS } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';
import { sum, sumOf } from '../../sum.ts';
import { listComingDays } from '../laying/coming-days.ts';
import { layWhatFits } from '../laying/lay-phases.ts';
import { type Ground, type LaidWork, layWork } from '../laying/lay-work.ts';
import { shareOut } from '../laying/minutes.ts';
import type { OpenWork } from '../work/task-work.ts';

/** The minutes for which the days have no room, however they are used, each within its own; 0 when all fits. */
export function minutesLeftOver(ground: Ground, openWork: readonly OpenWork[]): number {
  return layWork(ground, openWork, 'keep', layWhatFits).leftMinutes;
}

/** The same days with more study minutes on each that has some, but today. */
export function withMoreMinutes(ground: Ground, moreMinutes: number): Ground {
  const days = ground.days.map((each) =>
    each.studyMinutes > 0 && each.day !== ground.today
      ? { ...each, studyMinutes: each.studyMinutes + moreMinutes }
      : each,
  );
  return { ...ground, days };
}

/** Some more days, as far as the longest plan goes. */
export function withMoreDays(
  ground: Ground,
  { plan, calendar, doneToday }: { plan: Plan; calendar: Calendar; doneToday: number },
  finishOn: Day,
): Ground {
  const last = addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1);
  const more = {
    ...calendar,
    startOn: addDays(calendar.finishOn, 1),
    finishOn: finishOn < last ? finishOn : last,
  };
  return { ...ground, days: [...ground.days, ...listComingDays(plan, more, ground.today, doneToday)] };
}

/** Tries of the minutes that over-full days have to share, each a little more than the one before. */
const MOST_TRIES = 200;

/**
 * Lays work on days that go over their minutes, in proportion to them, by no more than is needed. Today goes over only
 * where it is to be filled by name.
 *
 * @returns `null` when there is no day that could take it
 */
export function layOverfull(
  ground: Ground,
  openWork: readonly OpenWork[],
  missingMinutes: number,
): LaidWork | null {
  const { days, today, fillToday } = ground;
  const weights = days.map(({ day, studyMinutes }) => (day === today && !fillToday ? 0 : studyMinutes));
  if (sum(weights) === 0) return null;
  let extra = missingMinutes;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const laid = layWork({ ...ground, extraMinutes: shareOut(extra, weights) }, openWork, 'keep');
    if (laid.leftMinutes === 0) return laid;
    extra += Math.max(
      laid.leftMinutes,
      sumOf(weights, (weight) => (weight > 0 ? attempt : 0)),
    );
  }
  return null;
}
