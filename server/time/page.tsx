import { measureDisplaced } from '../../plans/replan/proposal.ts';
import { measureFactors } from '../../plans/time/estimate-factors.ts';
import { listRescalable } from '../../plans/time/rescale.ts';
import { timeByKind, timeByPhase, timeByWeekday } from '../../plans/time/where-time-goes.ts';
import { TimePage } from '../../views/time/time.tsx';
import type { PageRoute } from '../http/pages/page-route.ts';

export const timePage: PageRoute = {
  path: '/progress/time',
  find: ({ plan, today }) => {
    const factors = measureFactors(plan, today);
    const rescalable = factors.filter(
      ({ kind, factor }) => factor !== null && factor !== 1 && listRescalable(plan, kind, factor).length > 0,
    );
    const main = (
      <TimePage
        phases={timeByPhase(plan, today)}
        kinds={timeByKind(plan, today)}
        weekdays={timeByWeekday(plan, today)}
        factors={factors}
        rescalable={new Set(rescalable.map(({ kind }) => kind))}
        unplacedMinutes={measureDisplaced(plan, plan.calendar, today).minutes}
      />
    );
    return { title: 'Where time goes', nav: 'time', sheet: 'time', main };
  },
};
