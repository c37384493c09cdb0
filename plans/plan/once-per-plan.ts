import type { Plan } from './plan.ts';

/**
 * Remembers what was computed from a plan for as long as that value lives. A plan value never changes, and the pages
 * between two changes ask the same of it again and again.
 *
 * @param compute - pure; called once for each plan and each set of further arguments, the last one of which is kept
 */
export function oncePerPlan<Rest extends readonly unknown[], T>(
  compute: (plan: Plan, ...rest: Rest) => T,
): (plan: Plan, ...rest: Rest) => T {
  const remembered = new WeakMap<Plan, { rest: Rest; result: T }>();
  return (plan, ...rest) => {
    const last = remembered.get(plan);
    if (last?.rest.every((value, index) => value === rest[index])) return last.result;

    const result = compute(plan, ...rest);
    remembered.set(plan, { rest, result });
    return result;
  };
}
