import { listPlans } from '../../db/plan/plans.ts';
import { PlanRemovalPage, PlansPage } from '../../views/plan/plans.tsx';
import type { AppDeps } from '../deps.ts';
import type { OpenPageRoute } from '../http/pages/page-route.ts';
import { listAvailableRoadmaps } from '../roadmap/available-roadmaps.ts';

export const plansPage: OpenPageRoute = {
  path: '/plans',
  find: ({ deps, from, query }) => ({
    title: 'Plans',
    nav: 'road',
    sheet: 'plan',
    main: (
      <PlansPage
        plans={listedPlans(deps)}
        from={from}
        missedBackup={query.has('without-backup') ? deps.backups.failure() : null}
      />
    ),
  }),
};

function listedPlans(deps: AppDeps) {
  const roadmapIds = new Set(listAvailableRoadmaps(deps).map(({ id }) => id));
  return listPlans(deps.db).map((plan) => ({ ...plan, hasRoadmap: roadmapIds.has(plan.roadmapId) }));
}

/** Asks before a plan is deleted, and offers its data first. */
export const planRemovalPage: OpenPageRoute = {
  path: '/plans/:id/removal',
  find: ({ deps, params }) => {
    const plan = listPlans(deps.db).find(({ id }) => String(id) === params.id);
    if (!plan) return null;
    return { title: 'Delete a plan', nav: 'road', sheet: 'plan', main: <PlanRemovalPage plan={plan} /> };
  },
};
