import { listPlans } from '../../db/plan/plans.ts';
import { PlanRemovalPage, PlansPage } from '../../views/plan/plans.tsx';
import type { OpenPageRoute } from '../http/pages/page-route.ts';

export const plansPage: OpenPageRoute = {
  path: '/plans',
  find: ({ deps, from, query }) => ({
    title: 'Plans',
    nav: 'road',
    sheet: 'plan',
    main: (
      <PlansPage
        plans={listPlans(deps.db)}
        from={from}
        missedBackup={query.has('without-backup') ? deps.backups.failure() : null}
      />
    ),
  }),
};

/** Asks before a plan is deleted, and offers its data first. */
export const planRemovalPage: OpenPageRoute = {
  path: '/plans/:id/removal',
  find: ({ deps, params }) => {
    const plan = listPlans(deps.db).find(({ id }) => String(id) === params.id);
    if (!plan) return null;
    return { title: 'Delete a plan', nav: 'road', sheet: 'plan', main: <PlanRemovalPage plan={plan} /> };
  },
};
