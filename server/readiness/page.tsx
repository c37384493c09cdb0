import { listMocks } from '../../db/mock/mock-rows.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import { measureReadiness, type Readiness } from '../../plans/readiness/readiness.ts';
import { ReadinessPage } from '../../views/readiness/readiness.tsx';
import { findGates } from '../gate/find-gates.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import { bankOf } from '../practice/question-bank.ts';
import { servedPlan } from '../roadmap/told-by-roadmap.ts';

export const readinessPage: PageRoute = {
  path: '/practice/readiness',
  find: (request) => ({
    title: 'Readiness',
    nav: 'readiness',
    sheet: 'readiness',
    main: (
      <ReadinessPage
        readiness={findReadiness(request)}
        gates={findGates(request.deps, request.plan)}
        kinds={request.deps.library.kinds}
        today={request.today}
      />
    ),
  }),
};

/** How ready the learner is, by everything that was recorded. */
export function findReadiness({
  deps,
  plan,
  today,
}: Pick<PageRequest, 'deps' | 'plan' | 'today'>): Readiness {
  return measureReadiness({
    plan: servedPlan(deps, plan),
    bank: bankOf(deps),
    answers: loadAnswers(deps.db),
    mocks: listMocks(deps.db, plan.id),
    today,
  });
}
