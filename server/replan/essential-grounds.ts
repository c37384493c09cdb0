import type { Plan } from '../../plans/plan/plan.ts';
import { weaknessOf } from '../../plans/readiness/weakness.ts';
import type { EssentialGrounds } from '../../plans/replan/proposal.ts';
import { prerequisitesOf } from '../../plans/roadmap/served.ts';
import type { PageRequest } from '../http/pages/page-route.ts';
import { findReadiness } from '../readiness/page.tsx';
import { findAvailableRoadmap } from '../roadmap/available-roadmaps.ts';
import { servedPlan } from '../roadmap/told-by-roadmap.ts';

type Standing = Pick<PageRequest, 'deps' | 'plan' | 'today'>;

/** What essentials are chosen by: the plan with what its tasks serve, how ready the learner is, and what builds on what. */
export function findEssentialGrounds(standing: Standing): { plan: Plan; grounds: EssentialGrounds } {
  const { deps, plan } = standing;
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  return {
    plan: servedPlan(deps, plan),
    grounds: {
      weakness: weaknessOf(findReadiness(standing)),
      prerequisites: available ? prerequisitesOf(available.roadmap) : new Map(),
    },
  };
}
