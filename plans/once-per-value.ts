/**
 * Remembers what was computed from a value for as long as that value lives. A plan, a task and a calendar never change:
 * after a change there is another plan, in which everything that was not touched is the very same value as before. So
 * what follows from an untouched task alone is computed once.
 *
 * Keyed by the value itself and by the further arguments; of these the last set is kept, so that it is bounded by the
 * values that are alive.
 *
 * @param compute - pure; what it returns is shared and must not be changed
 */
export function oncePerValue<Value extends object, Rest extends readonly unknown[], T>(
  compute: (value: Value, ...rest: Rest) => T,
): (value: Value, ...rest: Rest) => T {
  const remembered = new WeakMap<Value, { rest: Rest; result: T }>();
  // Called as `map(compute)`, it is also given an index, which it does not ask for.
  const askedCount = compute.length - 1;
  return (value, ...rest) => {
    const last = remembered.get(value);
    if (last && isSame(last.rest, rest, askedCount)) return last.result;

    const result = compute(value, ...rest);
    remembered.set(value, { rest, result });
    return result;
  };
}

function isSame(some: readonly unknown[], others: readonly unknown[], count: number): boolean {
  for (let index = 0; index < count; index += 1) if (some[index] !== others[index]) return false;
  return true;
}
