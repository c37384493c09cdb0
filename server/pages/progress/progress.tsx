import { forecastPlan } from '../../../plans/progress/forecast.ts';
import {
  burnUp,
  habitRecords,
  heatMap,
  sharesByKind,
  sharesByPhase,
} from '../../../plans/progress/history.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { ProgressPage } from '../../../views/pages/progress/progress.tsx';
import { KIND_WORDS } from '../../../views/parts/task/task-words.ts';
import type { PageRoute } from '../page-route.ts';

export const progressPage: PageRoute = {
  path: '/progress',
  find: ({ plan, today }) => ({
    title: 'Progress',
    nav: 'progress',
    styles: ['charts'],
    main: (
      <ProgressPage
        forecast={forecastPlan(plan, today)}
        pace={measurePlanPace(plan, today)}
        burnUp={burnUp(plan, today)}
        phases={sharesByPhase(plan, today)}
        kinds={sharesByKind(plan, today).map((share) => ({ ...share, label: KIND_WORDS[share.kind] }))}
        heatMap={heatMap(plan, today)}
        habits={habitRecords(plan, today)}
        today={today}
      />
    ),
  }),
};
