/** Minutes of several things added up. */
export function sumMinutes(parts: readonly { minutes: number }[]): number {
  let sum = 0;
  for (const { minutes } of parts) sum += minutes;
  return sum;
}

/** Adds minutes to those of a key. */
export function addMinutes<Key>(minutesOf: Map<Key, number>, key: Key, minutes: number): void {
  minutesOf.set(key, (minutesOf.get(key) ?? 0) + minutes);
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
  const allWeight = weights.reduce((sum, weight) => sum + weight, 0);
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
