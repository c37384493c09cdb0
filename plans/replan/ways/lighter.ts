import type { OpenWork } from '../work/task-work.ts';

/**
 * The tasks that a lighter plan may drop, in the order in which they go: stretch tasks, the last of the roadmap first.
 * A task that is excluded, or has a session pinned to a coming day, is not among them: the learner means to do it.
 */
export function stretchToDrop(openWork: readonly OpenWork[]): OpenWork[] {
  return openWork.filter((work) => work.task.weight === 'stretch' && mayGo(work)).reverse();
}

/**
 * The core tasks that would have to go when stretch tasks are not enough, in the order in which they would: those with
 * least evidence left first, so that proof already there is not thrown away; among equals the last of the roadmap
 * first, because what comes later builds on what comes earlier. As with stretch tasks, excluded and pinned ones stay.
 */
export function coreToDrop(openWork: readonly OpenWork[]): OpenWork[] {
  return openWork
    .filter((work) => work.task.weight === 'core' && mayGo(work))
    .reverse()
    .sort((a, b) => a.task.evidence.length - b.task.evidence.length);
}

function mayGo({ isExcluded, isPinned, neededMinutes }: OpenWork): boolean {
  return !isExcluded && !isPinned && neededMinutes > 0;
}

/**
 * How many of the tasks, from the first one on, have to go so that the rest fits: by halving, since dropping more never
 * makes work fit worse. All of them when that is not enough.
 */
export function fewestToDrop(
  openWork: readonly OpenWork[],
  order: readonly OpenWork[],
  fits: (openWork: readonly OpenWork[]) => boolean,
): OpenWork[] {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(without(openWork, order.slice(0, middle)))) high = middle;
    else low = middle + 1;
  }
  return order.slice(0, low);
}

export function without(openWork: readonly OpenWork[], dropped: readonly OpenWork[]): readonly OpenWork[] {
  if (dropped.length === 0) return openWork;
  const gone = new Set(dropped.map(({ task }) => task.id));
  return openWork.filter(({ task }) => !gone.has(task.id));
}
