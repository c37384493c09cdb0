import type { Task } from '../plan/plan.ts';
import type { Level } from './ratings.ts';

/** What a rating suggests for the tasks that are still to come: more time, or that some are not needed. */
export type SkillOffer =
  | { is: 'more-time'; tasks: readonly Task[] }
  | { is: 'drop-stretch'; tasks: readonly Task[] };

/** Tasks that get more time get so much of their estimate. */
export const MORE_TIME = 1.25;

/** Rated so or lower, a skill wants more time. */
export const LOW_LEVEL: Level = 2;
const HIGH_LEVEL: Level = 4;

/** Those of some tasks that can still be done. */
export function openTasks(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ completion, droppedOn }) => completion === null && droppedOn === null);
}

/**
 * What the last rating of a skill suggests.
 *
 * @param open - the tasks that serve it and can still be done
 * @returns `null` where it suggests nothing, or nothing is left to come
 */
export function offerFor(level: Level | undefined, open: readonly Task[]): SkillOffer | null {
  if (level === undefined) return null;
  if (level <= LOW_LEVEL) return open.length === 0 ? null : { is: 'more-time', tasks: open };
  const stretch = open.filter(({ weight }) => weight === 'stretch');
  return level === HIGH_LEVEL && stretch.length > 0 ? { is: 'drop-stretch', tasks: stretch } : null;
}
