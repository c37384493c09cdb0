import { type Calendar, LONGEST_PLAN_DAYS } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { sum, sumOf } from '../../sum.ts';
import { type ComingDay, listComingDays } from '../laying/coming-days.ts';
import { DayTotals } from '../laying/minutes.ts';
import type { Spread } from '../laying/spread.ts';
import type { OpenWork } from '../work/task-work.ts';
import { coreToDrop, fewestToDrop, stretchToDrop, without } from './lighter.ts';

/** By how much the work left does not fit, and what would make it fit: each alone, `null` where it would not do. */
export type Shortfall = {
  missingMinutes: number;
  /** Minutes of all the work left, dropped tasks not counted. */
  neededMinutes: number;
  /** Minutes that the days until the finish have for it. */
  availableMinutes: number;
  /** Minutes of the core work alone. */
  coreNeededMinutes: number;
  /** The last day that counts as available. */
  finishOn: Day;
  /** More minutes on every coming study day but today, in steps of five. */
  extraMinutesPerStudyDay: number | null;
  /** Study days after the finish, and the finish that they make. */
  extraStudyDays: number | null;
  laterFinish: Day | null;
  /** Stretch tasks that would have to go, the last first. */
  stretchTasksToDrop: readonly Task[];
  /** Core tasks that would have to go when all stretch tasks do, in the order of {@link coreToDrop}. */
  coreTasksToDrop: readonly Task[];
};

/** The work left, the days for it, and how it is measured on them. */
export type Measured = {
  plan: Plan;
  openWork: readonly OpenWork[];
  days: readonly ComingDay[];
  spread: Spread;
  calendar: Calendar;
  today: Day;
  /** Minutes of work that were done today. */
  doneToday: number;
  fits: (openWork: readonly OpenWork[]) => boolean;
};

/** Sixteen hours: nobody studies longer than they are awake. */
const LONGEST_STUDY_DAY_MINUTES = 960;

const EXTRA_STEP_MINUTES = 5;

/**
 * Tells what is missing and the nearest that is possible.
 *
 * @returns figures in whole minutes; nothing is divided, so that a calendar of days off only has them too
 */
export function measureShortfall(measured: Measured): Shortfall {
  const { openWork, spread, calendar } = measured;
  const neededMinutes = sumNeeded(openWork);
  const stretch = fewestToDrop(openWork, stretchToDrop(openWork), measured.fits);
  const coreWork = without(openWork, stretch);
  const core = fewestToDrop(coreWork, coreToDrop(coreWork), measured.fits);
  return {
    missingMinutes: spread.missingMinutes,
    neededMinutes,
    availableMinutes: neededMinutes - spread.missingMinutes,
    coreNeededMinutes: sumNeeded(openWork.filter(({ task }) => task.weight === 'core')),
    finishOn: calendar.finishOn,
    extraMinutesPerStudyDay: findExtraMinutes(measured),
    ...findLaterFinish(measured),
    stretchTasksToDrop: stretch.map(({ task }) => task),
    coreTasksToDrop: core.map(({ task }) => task),
  };
}

function sumNeeded(openWork: readonly OpenWork[]): number {
  return sumOf(openWork, ({ neededMinutes }) => neededMinutes);
}

function findExtraMinutes({ days, spread, today }: Measured): number | null {
  const raised = days.map(({ day, studyMinutes }) => day !== today && studyMinutes > 0);
  const longestMinutes = Math.max(0, ...days.map(({ studyMinutes }) => studyMinutes));
  const mostSteps = Math.floor((LONGEST_STUDY_DAY_MINUTES - longestMinutes) / EXTRA_STEP_MINUTES);
  const isEnough = (steps: number) => {
    const extra = steps * EXTRA_STEP_MINUTES;
    const rooms = spread.rooms.map((room, index) => Math.max(0, raised[index] ? room + extra : room));
    return sum(rooms) >= spread.workMinutes;
  };
  for (let steps = 1; steps <= mostSteps; steps++) {
    if (isEnough(steps)) return steps * EXTRA_STEP_MINUTES;
  }
  return null;
}

/** Adds the days after the finish, one after the other, until they hold what is missing. */
function findLaterFinish({ plan, openWork, spread, calendar, today, doneToday }: Measured) {
  const finishOn = addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1);
  const fixedOn = new DayTotals();
  for (const { fixed } of openWork) fixedOn.addAll(fixed);
  let missingMinutes = spread.missingMinutes;
  let extraStudyDays = 0;
  for (const each of listComingDays(plan, { ...calendar, finishOn }, today, doneToday)) {
    if (each.day <= calendar.finishOn || each.studyMinutes === 0) continue;
    const taken = each.habitMinutes + each.doneMinutes + fixedOn.on(each.day);
    missingMinutes -= Math.max(0, each.studyMinutes - taken);
    extraStudyDays++;
    if (missingMinutes <= 0) return { extraStudyDays, laterFinish: each.day };
  }
  return { extraStudyDays: null, laterFinish: null };
}
