import type { Day } from '../../day.ts';
import { sum } from '../../sum.ts';

/** Minutes added up by day. */
export class DayTotals {
  // A holder for each day: adding to it takes one look-up, and there are many more sessions than days.
  readonly #totals = new Map<Day, { minutes: number }>();

  add(day: Day, minutes: number): void {
    const total = this.#totals.get(day);
    if (total === undefined) this.#totals.set(day, { minutes });
    else total.minutes += minutes;
  }

  addAll(days: readonly { day: Day; minutes: number }[]): void {
    for (const { day, minutes } of days) this.add(day, minutes);
  }

  /** 0 for a day to which nothing was added. */
  on(day: Day): number {
    return this.#totals.get(day)?.minutes ?? 0;
  }

  days(): Iterable<Day> {
    return this.#totals.keys();
  }
}

/**
 * Shares out whole minutes in proportion to weights, to the minute: the shares add up to the minutes, and while
 * the minutes are no more than all whole weights together, no share is above its weight.
 *
 * @param weights - whole and not negative; zeros for everyone when they are all zero
 *
 * @example
 * shareOut(100, [60, 60, 120]) //=> [25, 25, 50]
 */
export function shareOut(minutes: number, weights: readonly number[]): number[] {
  const allWeight = sum(weights);
  if (allWeight === 0) return weights.map(() => 0);
  let weightSoFar = 0;
  let sharedMinutes = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const share = Math.floor((minutes * weightSoFar) / allWeight) - sharedMinutes;
    sharedMinutes += share;
    return share;
  });
}
