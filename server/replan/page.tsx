import { randomUUID } from 'node:crypto';
import { journalBasis } from '../../db/journal/history.ts';
import { datesIn } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { measureDisplaced, previewProposal } from '../../plans/replan/proposal.ts';
import { ReplanPage } from '../../views/replan/replan.tsx';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { findEssentialGrounds } from './essential-grounds.ts';
import { fieldsOf, parseProposal, readProposal } from './form.ts';

export const replanPage: PageRoute = {
  path: '/replan',
  find: (request) => findReplanPage(request, fieldsOf(request.query)),
};

type Sent = Pick<PageRequest, 'deps' | 'plan' | 'today' | 'settings'>;

/** The preview of a proposal, and again where it could not be applied. */
export function findReplanPage(
  standing: Sent,
  sent: unknown,
  { isStale = false }: { isStale?: boolean } = {},
): Page {
  const { deps, today, settings } = standing;
  const { plan, grounds } = findEssentialGrounds(standing);
  const values = readProposal(sent);
  const parsed = parseProposal(values, plan, { today, dates: datesIn(settings) });
  const main = (
    <ReplanPage
      plan={plan}
      today={today}
      values={values}
      errors={parsed.ok ? {} : parsed.errors}
      displaced={measureDisplaced(plan, plan.calendar, today)}
      preview={parsed.ok ? previewProposal(plan, parsed.data, today, grounds) : null}
      basis={replanBasis(journalBasis(deps.db), today)}
      formToken={randomUUID()}
      isStale={isStale}
    />
  );
  return { title: 'Replan', nav: 'road', sheet: 'replan', main };
}

/** What a preview stands on: all that was changed so far, and the day it is. */
export function replanBasis(journal: string, today: Day): string {
  return `${today} ${journal}`;
}
