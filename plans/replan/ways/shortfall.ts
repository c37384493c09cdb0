import { LONGEST_PLAN_DAYS, LONGEST_STUDY_DAY_MINUTES } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Task } from '../../plan/plan.ts';
import { EXTRA_STEP_MINUTES } from '../../schedule/remedies.ts';
import { sumOf } from '../../sum.ts';
import { comingCalendarDays } from '../laying/coming-days.ts';
import type { StartingPoint } from '../work/starting-point.ts';
import type { OpenWork } from '../work/task-work.ts';
import { minutesLeftOver, withMoreMinutes } from './fit.ts';
import { coreToDrop, fewestToDrop, fewestToSave, stretchToDrop, without } from './lighter.ts';

/** By how much the work left does not fit, and what would make it fit: each alone, `null` where it would not do. */
export type Shortfall = {
  missingMinutes: number;
  /** Minutes of all the work left, dropped tasks not counted. */
  neededMinutes: number;
  /** Minutes of work that the days until the finish can take, in whole tasks and proper parts. */
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

/**
 * Tells what is missing and the nearest that is possible.
 *
 * @param openWork - settled
 * @returns figures in whole minutes; nothing is divided, so that a calendar of days off only has them too
 */
export function measureShortfall(startingPoint: StartingPoint, openWork: readonly OpenWork[]): Shortfall {
  const neededMinutes = sumNeeded(openWork);
  const missingMinutes = measureMissing(startingPoint, openWork);
  const [stretch, core] = listToDrop(startingPoint, openWork, missingMinutes);
  return {
    missingMinutes,
    neededMinutes,
    availableMinutes: neededMinutes - missingMinutes,
    coreNeededMinutes: sumNeeded(openWork.filter(({ task }) => task.weight === 'core')),
    finishOn: startingPoint.calendar.finishOn,
    extraMinutesPerStudyDay: findExtraMinutes(startingPoint, openWork),
    ...findLaterFinish(startingPoint, openWork),
    stretchTasksToDrop: stretch.map(({ task }) => task),
    coreTasksToDrop: core.map(({ task }) => task),
  };
}

/**
 * What is needed less what the days can take of all that is open, in whole tasks and proper parts, each day within its
 * minutes: so the days have the same in every way, whatever a way lets go.
 *
 * @param openWork - settled
 * @returns whole minutes
 */
export function measureMissing(
  { ground, all, settle }: StartingPoint,
  openWork: readonly OpenWork[],
): number {
  const neededMinutes = sumNeeded(openWork);
  const allWork = settle(all);
  const availableMinutes = sumNeeded(allWork) - minutesLeftOver(ground, allWork);
  // What is left may happen to lie a little worse than all of it.
  return neededMinutes > availableMinutes
    ? neededMinutes - availableMinutes
    : minutesLeftOver(ground, openWork);
}

/** Stretch tasks and then core tasks whose minutes are what is missing or more, and without which the rest fits. */
function listToDrop(startingPoint: StartingPoint, openWork: readonly OpenWork[], missingMinutes: number) {
  const drop = (work: readonly OpenWork[], order: readonly OpenWork[], minutes: number) =>
    fewestToDrop(startingPoint, work, order, fewestToSave(order, minutes));
  const stretch = drop(openWork, stretchToDrop(openWork), missingMinutes);
  const coreWork = without(openWork, stretch);
  const core = drop(coreWork, coreToDrop(coreWork), missingMinutes - sumNeeded(stretch));
  return [stretch, core] as const;
}

function sumNeeded(openWork: readonly OpenWork[]): number {
  return sumOf(openWork, ({ neededMinutes }) => neededMinutes);
}

function findExtraMinutes({ ground }: StartingPoint, openWork: readonly OpenWork[]): number | null {
  const longestMinutes = Math.max(0, ...ground.days.map(({ studyMinutes }) => studyMinutes));
  const mostSteps = Math.floor((LONGEST_STUDY_DAY_MINUTES - longestMinutes) / EXTRA_STEP_MINUTES);
  const steps = leastThat(
    (count) => minutesLeftOver(withMoreMinutes(ground, count * EXTRA_STEP_MINUTES), openWork) === 0,
    mostSteps,
  );
  return steps === null ? null : steps * EXTRA_STEP_MINUTES;
}

/**
 * Adds the study days after the finish, one after the other, until they hold what is missing. Each finish is looked at
 * afresh: where today becomes a study day by it, what is planned for today stays there.
 */
function findLaterFinish(startingPoint: StartingPoint, openWork: readonly OpenWork[]) {
  const { calendar, today } = startingPoint;
  const longest = addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1);
  const later = comingCalendarDays({ ...calendar, finishOn: longest }, today).filter(
    ({ day, minutes }) => day > calendar.finishOn && minutes > 0,
  );
  const stays = new Set(openWork.map(({ task }) => task));
  const isEnough = (count: number) => {
    const { ground, all, settle } = startingPoint.until(later[count - 1]?.day ?? calendar.finishOn);
    return minutesLeftOver(ground, settle(all.filter(({ task }) => stays.has(task)))) === 0;
  };
  const count = leastThat(isEnough, later.length);
  if (count === null) return { extraStudyDays: null, laterFinish: null };
  return { extraStudyDays: count, laterFinish: later[count - 1]?.day ?? null };
}

/**
 * The least number from 1 on that is enough: by doubling and halving, and then from there down for as long as one less
 * is enough too, because work may happen to lie less well where there is more room.
 */
function leastThat(isEnough: (count: number) => boolean, most: number): number | null {
  if (most < 1) return null;
  let [low, high] = [1, 1];
  while (high < most && !isEnough(high)) {
    low = high + 1;
    high = Math.min(most, high * 2);
  }
  if (high === most && !isEnough(most)) return null;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  while (low > 1 && isEnough(low - 1)) low--;
  return low;
}
