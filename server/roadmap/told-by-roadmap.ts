import { type HabitPatterns, NO_PATTERNS, patternsOf } from '../../plans/habit/patterns.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import type { Hardware } from '../../plans/roadmap/roadmap.ts';
import { withServed } from '../../plans/roadmap/served.ts';
import { tasksById } from '../../plans/roadmap/task-of-roadmap.ts';
import type { AppDeps } from '../deps.ts';
import { findAvailableRoadmap } from './available-roadmaps.ts';

/** What the habits of a plan are about from day to day, as its roadmap tells. */
export function patternsOfPlan(deps: Pick<AppDeps, 'db' | 'library'>, plan: Plan): HabitPatterns {
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  return available ? patternsOf(available.roadmap) : NO_PATTERNS;
}

/** What a task of a plan needs beyond a laptop, as its roadmap tells; `null` where that tells nothing. */
export function hardwareOf(
  deps: Pick<AppDeps, 'db' | 'library'>,
  plan: Plan,
  { key, origin }: Task,
): Hardware | null {
  const available = origin === 'roadmap' ? findAvailableRoadmap(deps, plan.roadmapId) : undefined;
  return (available && tasksById(available.roadmap).get(key)?.hardware) ?? null;
}

/** The plan with what its tasks serve, from its roadmap where the plan itself does not tell. */
export function servedPlan(deps: Pick<AppDeps, 'db' | 'library'>, plan: Plan): Plan {
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  return available ? withServed(plan, available.roadmap) : plan;
}
