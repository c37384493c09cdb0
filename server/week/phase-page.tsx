import { summarisePhase } from '../../plans/week/phase-summary.ts';
import { PhasePage } from '../../views/week/phase.tsx';
import type { PageRoute } from '../http/page-route.ts';

export const phasePage: PageRoute = {
  path: '/phases/:phase',
  find: ({ plan, today, params }) => {
    const summary = summarisePhase(plan, params.phase ?? '', today);
    if (!summary) return null;
    const place = plan.phases.indexOf(summary.phase) + 1;
    const main = <PhasePage summary={summary} place={place} phaseCount={plan.phases.length} />;
    return { title: summary.phase.title, nav: 'weeks', sheet: 'week', main };
  },
};
