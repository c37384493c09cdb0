import type { Dates } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { openStretchTaskIds, type Supposition } from '../../plans/progress/forecast/what-if.ts';
import type { WhatIfValues } from '../../views/progress/forecast/what-if.tsx';
import { proposalAddress, WEEKDAYS } from '../../views/replan/proposal-fields.tsx';
import { type ProposalErrors, readChanges } from '../calendar/form.ts';
import { fieldsOf, readProposal } from '../replan/form.ts';

export type WhatIf = {
  values: WhatIfValues;
  errors: ProposalErrors;
  /** `null` while nothing is asked, or something about it is wrong. */
  supposition: Supposition | null;
  /** Where the same is previewed as a change of the plan. */
  replanAddress: string;
};

/** What the address of Progress supposes. Days that are over cannot be taken off any more. */
export function readWhatIf(query: URLSearchParams, plan: Plan, today: Day, dates: Dates): WhatIf {
  const { minutes, daysOff } = readProposal(fieldsOf(query));
  const stretch = daysOff.slice(0, 1);
  const errors: ProposalErrors = {};
  const sent = { ...readProposal({}), minutes, daysOff: stretch };
  const { weekdayMinutes, daysOff: read = [] } = readChanges(sent, plan, { today, dates, errors });
  for (const { to } of read) {
    if (to < today)
      errors.daysOff = `${dates.formatLongDateWithYear(to)} is over. Choose today or a later day`;
  }
  const supposition: Supposition = {
    ...(weekdayMinutes && { weekdayMinutes }),
    daysOff: read.map((days) => ({ ...days, from: days.from < today ? today : days.from })),
    withoutStretch: query.get('withoutStretch') === 'yes',
  };
  return {
    values: {
      minutes: minutes.map((typed, index) => typed || String(plan.calendar.weekdayMinutes[index] ?? '')),
      daysOff: { from: stretch[0]?.from ?? '', to: stretch[0]?.to ?? '' },
      withoutStretch: supposition.withoutStretch,
    },
    errors,
    supposition: Object.keys(errors).length === 0 && isAsked(supposition, plan) ? supposition : null,
    replanAddress: proposalAddressOf(supposition, plan),
  };
}

/** The form sends all of its fields, also those that nobody touched. */
function isAsked({ weekdayMinutes, daysOff = [], withoutStretch }: Supposition, { calendar }: Plan): boolean {
  const hasOtherMinutes = weekdayMinutes?.some((minutes, day) => minutes !== calendar.weekdayMinutes[day]);
  return withoutStretch || daysOff.length > 0 || hasOtherMinutes === true;
}

function proposalAddressOf(supposition: Supposition, plan: Plan): string {
  const { weekdayMinutes = [], daysOff = [], withoutStretch } = supposition;
  const changed = weekdayMinutes.map((minutes, index) =>
    minutes === plan.calendar.weekdayMinutes[index] ? '' : String(minutes),
  );
  return proposalAddress(
    readProposal({
      ...Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday.toLowerCase(), changed[index] ?? ''])),
      offFrom: daysOff.map(({ from }) => from),
      offTo: daysOff.map(({ to }) => to),
      drop: withoutStretch ? [...openStretchTaskIds(plan)].map(String) : [],
      from: '/progress',
    }),
  );
}
