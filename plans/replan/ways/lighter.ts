import type { Task } from '../../plan/plan.ts';
import { sumOf } from '../../sum.ts';
import type { StartingPoint } from '../work/starting-point.ts';
import type { OpenWork } from '../work/task-work.ts';
import { minutesLeftOver } from './fit.ts';

/** Hours a week less that a lighter plan is offered for; the first unless another is chosen. */
export const HOURS_LESS = [1, 2, 5] as const;
export type HoursLess = (typeof HOURS_LESS)[number];

/** What a lighter plan comes to: what goes, and what would have to go besides. */
export type Lightened = {
  /** Hours a week less that were asked for. */
  hoursLess: number;
  /** Minutes of work that this is until the finish. */
  wantedMinutes: number;
  /** Stretch tasks that go, in the order in which they do. */
  stretch: readonly OpenWork[];
  /** Core tasks that would have to go for the rest of it, which are only named. */
  core: readonly OpenWork[];
};

/**
 * Finds what a lighter plan drops: stretch tasks, the last of the roadmap first, until so many hours a week are saved;
 * at least one, as long as there is one. Where stretch tasks are not enough, it names core tasks.
 *
 * @param mustFit - drops more where the rest would not fit
 */
export function lighten(startingPoint: StartingPoint, hoursLess: number, mustFit: boolean): Lightened {
  const { openWork, days } = startingPoint;
  const wantedMinutes = Math.round((hoursLess * 60 * days.length) / 7);
  const named = sumOf(startingPoint.dropped, neededOf);
  const order = stretchToDrop(openWork);
  const saved = Math.max(named > 0 ? 0 : 1, fewestToSave(order, wantedMinutes - named));
  const stretch = mustFit ? fewestToDrop(startingPoint, openWork, order, saved) : order.slice(0, saved);
  const savedMinutes = named + sumOf(stretch, neededOf);
  const rest = without(openWork, stretch);
  const coreOrder = coreToDrop(rest);
  const core = coreOrder.slice(0, fewestToSave(coreOrder, wantedMinutes - savedMinutes));
  return { hoursLess, wantedMinutes, stretch, core };
}

/** How many of the tasks, from the first one on, have so many minutes together; all of them if they have fewer. */
export function fewestToSave(order: readonly OpenWork[], minutes: number): number {
  let savedMinutes = 0;
  const index = order.findIndex((work) => {
    const isEnough = savedMinutes >= minutes;
    savedMinutes += work.neededMinutes;
    return isEnough;
  });
  return index === -1 ? order.length : index;
}

function neededOf({ neededMinutes }: OpenWork): number {
  return neededMinutes;
}

/**
 * The tasks that a lighter plan may drop, in the order in which they go: stretch tasks, the last of the roadmap first.
 * A task that is excluded, or has a session pinned to a coming day, is not among them: the learner means to do it.
 */
export function stretchToDrop(openWork: readonly OpenWork[]): OpenWork[] {
  return openWork
    .filter((work) => work.task.weight === 'stretch' && mayGo(work))
    .reverse()
    .sort((a, b) => needOf(a) - needOf(b));
}

/**
 * The core tasks that would have to go when stretch tasks are not enough, in the order in which they would: what an
 * interview needs last; before that those with least evidence left first, so that proof already there is not thrown
 * away; among equals the last of the roadmap first, because what comes later builds on what comes earlier. As with
 * stretch tasks, excluded and pinned ones stay.
 */
export function coreToDrop(openWork: readonly OpenWork[]): OpenWork[] {
  return openWork
    .filter((work) => work.task.weight === 'core' && mayGo(work))
    .reverse()
    .sort((a, b) => needOf(a) - needOf(b) || a.task.evidence.length - b.task.evidence.length);
}

/** What any interview needs goes last. */
function needOf({ task }: OpenWork): number {
  return isNeededByAny(task) ? 1 : 0;
}

/** What any interview needs: essential tasks and rehearsals. */
export function isNeededByAny({ essential, kind }: Task): boolean {
  return essential || kind === 'rehearsal';
}

function mayGo({ isExcluded, isPinned, neededMinutes }: OpenWork): boolean {
  return !isExcluded && !isPinned && neededMinutes > 0;
}

/**
 * How many of the tasks, from the first one on, have to go so that the rest fits, and at least so many; all of them when
 * that is not enough. By halving to begin with, since where fewer are enough by their minutes more are too.
 */
export function fewestToDrop(
  { ground, settle }: StartingPoint,
  openWork: readonly OpenWork[],
  order: readonly OpenWork[],
  atLeast = 0,
): OpenWork[] {
  const fits = (count: number) =>
    minutesLeftOver(ground, settle(without(openWork, order.slice(0, count)))) === 0;
  let [low, high] = [Math.min(atLeast, order.length), order.length];
  if (fits(low)) return order.slice(0, low);
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  while (low > atLeast && fits(low - 1)) low--;
  return order.slice(0, low);
}

export function without(openWork: readonly OpenWork[], dropped: readonly OpenWork[]): readonly OpenWork[] {
  if (dropped.length === 0) return openWork;
  const gone = new Set(dropped.map(({ task }) => task.id));
  return openWork.filter(({ task }) => !gone.has(task.id));
}
