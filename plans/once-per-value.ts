/**
 * Remembers what was computed from a value for as long as that value lives. A plan, a task and a calendar never change:
 * after a change there is another plan, in which everything that was not touched is the very same value as before. So
 * what follows from an untouched task alone is computed once.
 *
 * Keyed by the value itself and by the further arguments; of these the last set is kept, so that it is bounded by the
 * values that are alive.
 *
 * @param compute - pure; what it returns is shared and must not be changed. It is called with the arguments that it
 * declares, so that `map(compute)` gives it no index
 */
export function oncePerValue<Value extends object, T>(compute: (value: Value) => T): (value: Value) => T;
export function oncePerValue<Value extends object, Argument, T>(
  compute: (value: Value, argument: Argument) => T,
): (value: Value, argument: Argument) => T;
export function oncePerValue<Value extends object, Rest extends readonly unknown[], T>(
  compute: (value: Value, ...rest: Rest) => T,
): (value: Value, ...rest: Rest) => T;
export function oncePerValue(
  compute: (value: object, ...rest: unknown[]) => unknown,
): (value: object, ...rest: unknown[]) => unknown {
  if (compute.length <= 1) return oncePerValueAlone(compute);
  return compute.length === 2 ? oncePerPair(compute) : oncePerArguments(compute);
}

// The first two are the third without a list of arguments: each is called for every task, some hundred times an answer.

function oncePerValueAlone(compute: (value: object) => unknown) {
  const remembered = new WeakMap<object, { result: unknown }>();
  return (value: object) => {
    const last = remembered.get(value);
    if (last !== undefined) return last.result;

    const result = compute(value);
    remembered.set(value, { result });
    return result;
  };
}

function oncePerPair(compute: (value: object, argument: unknown) => unknown) {
  const remembered = new WeakMap<object, { argument: unknown; result: unknown }>();
  return (value: object, argument: unknown) => {
    const last = remembered.get(value);
    if (last !== undefined && last.argument === argument) return last.result;

    const result = compute(value, argument);
    remembered.set(value, { argument, result });
    return result;
  };
}

function oncePerArguments(compute: (value: object, ...rest: unknown[]) => unknown) {
  const remembered = new WeakMap<object, { rest: unknown[]; result: unknown }>();
  return (value: object, ...rest: unknown[]) => {
    const last = remembered.get(value);
    if (last?.rest.every((argument, index) => argument === rest[index])) return last.result;

    const result = compute(value, ...rest);
    remembered.set(value, { rest, result });
    return result;
  };
}
