import { type Dates, datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { measureDrift } from '../../plans/progress/drift.ts';
import { forecastPlan } from '../../plans/progress/forecast/forecast.ts';
import { openStretchTaskIds, supposePlan } from '../../plans/progress/forecast/what-if.ts';
import { burnUp, habitRecords, heatMap, sharesByKind, sharesByPhase } from '../../plans/progress/history.ts';
import { measurePlanPace } from '../../plans/progress/pace.ts';
import { measureDisplaced } from '../../plans/replan/proposal.ts';
import { sumOf } from '../../plans/sum.ts';
import { remainingMinutes } from '../../plans/task/task-progress.ts';
import { summariseWeeks } from '../../plans/week/week.ts';
import type { Prospect, WhatIfProps } from '../../views/progress/forecast/what-if.tsx';
import { ProgressPage } from '../../views/progress/progress.tsx';
import { KIND_WORDS } from '../../views/task/task-words.ts';
import type { PageRoute } from '../http/pages/page-route.ts';
import { readWhatIf } from './what-if-form.ts';

export const progressPage: PageRoute = {
  path: '/progress',
  find: ({ plan, today, query, settings }) => ({
    title: 'Progress',
    nav: 'progress',
    sheet: 'progress',
    isSteady: query.size === 0,
    main: (
      <ProgressPage
        forecast={forecastPlan(plan, today)}
        pace={measurePlanPace(plan, today)}
        displacedMinutes={measureDisplaced(plan, plan.calendar, today).minutes}
        drift={measureDrift(plan, today)}
        burnUp={burnUp(plan, today)}
        phases={sharesByPhase(plan, today)}
        kinds={sharesByKind(plan, today).map((share) => ({ ...share, label: KIND_WORDS[share.kind] }))}
        heatMap={heatMap(plan, today)}
        weeks={summariseWeeks(plan, today)}
        whatIf={findWhatIf(query, plan, today, datesIn(settings))}
        habits={habitRecords(plan, today)}
        today={today}
      />
    ),
  }),
};

function findWhatIf(query: URLSearchParams, plan: Plan, today: Day, dates: Dates): WhatIfProps {
  const { supposition, ...form } = readWhatIf(query, plan, today, dates);
  const stretch = openStretchTaskIds(plan);
  return {
    ...form,
    stretchMinutes: sumOf(
      plan.tasks.filter(({ id }) => stretch.has(id)),
      remainingMinutes,
    ),
    now: prospectOf(plan, today),
    supposed: supposition && prospectOf(supposePlan(plan, supposition, today), today),
  };
}

function prospectOf(plan: Plan, today: Day): Prospect {
  return { forecast: forecastPlan(plan, today), needed: measurePlanPace(plan, today).needed };
}
