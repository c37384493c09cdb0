import type { Plan } from '../../plans/plan/plan.ts';
import { forecastPlan } from '../../plans/progress/forecast/forecast.ts';
import { findRemedies, type Remedy } from '../../plans/progress/forecast/remedies.ts';
import { RemediesPage } from '../../views/progress/forecast/remedies.tsx';
import { proposalAddress, WEEKDAYS } from '../../views/replan/proposal-fields.tsx';
import type { PageRoute } from '../http/pages/page-route.ts';
import { readProposal } from '../replan/form.ts';

export const remediesPage: PageRoute = {
  path: '/progress/fit',
  find: ({ plan, today }) => ({
    title: 'What would make it fit',
    nav: 'progress',
    sheet: 'progress',
    main: (
      <RemediesPage
        forecast={forecastPlan(plan, today)}
        remedies={findRemedies(plan, today).map((remedy) => ({
          remedy,
          replanAddress: replanAddressOf(remedy, plan),
        }))}
      />
    ),
  }),
};

/** Where the plan is changed, with the fields filled in: just the replan by which the remedy was judged. */
function replanAddressOf(remedy: Remedy, plan: Plan): string {
  const evenly = remedy.evenly ? { evenly: 'yes' } : {};
  return proposalAddress(
    readProposal({ ...fieldsOf(remedy, plan), ...evenly, way: 'same-finish', from: '/progress/fit' }),
  );
}

function fieldsOf(remedy: Remedy, { calendar }: Plan): Record<string, string | string[]> {
  switch (remedy.kind) {
    case 'minutes':
    case 'study days':
      return Object.fromEntries(
        WEEKDAYS.flatMap((weekday, index) => {
          const minutes = remedy.weekdayMinutes[index];
          return minutes === calendar.weekdayMinutes[index] ? [] : [[weekday.toLowerCase(), String(minutes)]];
        }),
      );
    case 'leave out':
      return { drop: remedy.tasks.map(({ id }) => String(id)) };
    case 'later finish':
      return { finishOn: remedy.finishOn };
  }
}
