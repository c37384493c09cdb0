import { summarisePhase } from '../../../plans/progress/week/phase-summary.ts';
import { PhasePage } from '../../../views/pages/progress/phase.tsx';
import type { PageRoute } from '../page-route.ts';

export const phasePage: PageRoute = {
  path: '/phases/:phase',
  find: ({ plan, today, params }) => {
    const summary = summarisePhase(plan, params.phase ?? '', today);
    if (!summary) return null;
    const place = plan.phases.indexOf(summary.phase) + 1;
    const main = <PhasePage summary={summary} place={place} phaseCount={plan.phases.length} />;
    return { title: summary.phase.title, nav: 'weeks', styles: ['review'], main };
  },
};
