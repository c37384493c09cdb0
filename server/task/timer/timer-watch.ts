import type { Database } from '../../../db/file/open.ts';
import type { FocusTimer } from '../../../plans/task/focus-timer.ts';
import type { AppDeps } from '../../deps.ts';

/** An instant of a stretch of the timer, by both clocks. */
type Mark = { runningSince: string; at: number; awake: number };

/** Of the timer that runs on each database. A restart forgets it, and watches from there. */
const marks = new WeakMap<Database, Mark>();

/**
 * Seconds of the running stretch for which the machine slept, or by which its clock was set forward: what the clock
 * moved on by more than the machine was awake. Watched from the first time that the timer is met.
 *
 * @returns 0 where it cannot be told
 */
export function watchTimer({ db, clock }: Pick<AppDeps, 'db' | 'clock'>, timer: FocusTimer): number {
  const { runningSince } = timer;
  if (runningSince === null || !clock.awake) return 0;
  const at = clock.now().getTime();
  const awake = clock.awake();
  const mark = marks.get(db);
  if (mark?.runningSince !== runningSince) {
    marks.set(db, { runningSince, at, awake });
    return 0;
  }
  return Math.max(0, Math.round((at - mark.at - (awake - mark.awake)) / 1000));
}
