import type { Day } from '../../plans/day.ts';
import { nearestCriterion } from '../../plans/gate/gate.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { lookBackOn } from '../../plans/review/week-review.ts';
import { agendaOf } from '../../plans/today/agenda.ts';
import { countWeeks, stretchOfWeek } from '../../plans/week/week.ts';
import { ReviewPage, type ReviewPageProps } from '../../views/review/review.tsx';
import { findGates, gateNamesOf } from '../gate/find-gates.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { findDueAtEndOf } from '../skill/find-skills.ts';
import { reviewValues } from './form.ts';

export const reviewPage: PageRoute = {
  path: '/weeks/:week/review',
  find: (request) => {
    const week = readBegunWeek(request, request.params.week);
    return week === null ? null : findReviewPage(request, week);
  },
};

type Sent = Pick<PageRequest, 'deps' | 'settings' | 'plan' | 'today' | 'from'>;

/** A week by its number in an address; only one that has begun can be looked back on. */
export function readBegunWeek(
  { plan, today }: Pick<Sent, 'plan' | 'today'>,
  text: string | undefined,
): number | null {
  const week = /^[1-9][0-9]{0,3}$/.test(text ?? '') ? Number(text) : 0;
  if (week < 1 || week > countWeeks(plan)) return null;
  return stretchOfWeek(plan, week).startsOn <= today ? week : null;
}

/** The review as it stands, or again with what was typed where it could not be saved. */
export function findReviewPage(
  { deps, settings, plan, today, from }: Sent,
  week: number,
  refused?: ReviewPageProps['form'],
): Page {
  const lookBack = lookBackOn(plan, week, today);
  const { review } = lookBack.summary;
  const { items } = agendaOf(plan, today, today);
  const main = (
    <ReviewPage
      lookBack={lookBack}
      form={refused ?? { values: reviewValues(review), revision: review.revision, theirs: null, errors: {} }}
      gates={findNearest(deps, plan, lookBack.summary.endsOn)}
      due={lookBack.phase && findDueAtEndOf(lookBack.phase, { deps, settings, plan, today })}
      tasksOfToday={new Set(items.map(({ task }) => task.id))}
      from={from}
    />
  );
  return { title: `Review of week ${week}`, nav: 'weeks', sheet: 'review', main };
}

/** Of the gates of the phases that had begun when the week ended; `null` where there is none. */
function findNearest(deps: PageRequest['deps'], plan: Plan, endsOn: Day): ReviewPageProps['gates'] {
  const gates = findGates(deps, plan).filter(({ phase }) => phase.startsOn <= endsOn);
  return gates.length === 0 ? null : { nearest: nearestCriterion(gates), names: gateNamesOf(deps, plan) };
}
