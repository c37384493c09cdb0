import { oncePerValue } from '../once-per-value.ts';
import type { Plan } from '../plan/plan.ts';
import type { Roadmap } from './roadmap.ts';

/**
 * The plan with what its tasks serve: one that was made before roadmaps told it takes it from its roadmap, by the ids of
 * tasks. What a task of the plan tells itself stays.
 */
export const withServed = oncePerValue((plan: Plan, roadmap: Roadmap): Plan => {
  const servesOf = new Map(
    roadmap.phases.flatMap(({ tasks }) => tasks).map(({ id, serves }) => [id, serves]),
  );
  const tasks = plan.tasks.map((task) => {
    const serves = task.serves.length > 0 || task.origin !== 'roadmap' ? undefined : servesOf.get(task.key);
    return serves === undefined || serves.length === 0 ? task : { ...task, serves };
  });
  return { ...plan, tasks };
});

/** For each task of a roadmap that builds on another one, the id of that one. */
export const prerequisitesOf = oncePerValue(({ phases }: Roadmap): ReadonlyMap<string, string> => {
  const tasks = phases.flatMap((phase) => phase.tasks);
  return new Map(tasks.flatMap(({ id, after }) => (after === undefined ? [] : [[id, after] as const])));
});
