import { listMocks } from '../../db/mock/mock-rows.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import { measureReadiness, type Readiness, type ReadinessInput } from '../../plans/readiness/readiness.ts';
import { outcomesBeside } from '../../plans/readiness/real-outcomes.ts';
import { RATING } from '../../plans/skill/skills.ts';
import { ReadinessPage } from '../../views/readiness/readiness.tsx';
import { findGates } from '../gate/find-gates.ts';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import { realRoundsOf } from '../portfolio/rounds/standing.ts';
import { findKind } from '../portfolio/standing.ts';
import { bankOf } from '../practice/question-bank.ts';
import { servedPlan } from '../roadmap/told-by-roadmap.ts';
import { findDueRating } from '../skill/find-skills.ts';

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
        outcomes={outcomesBeside(realRoundsOf(request.deps, request.settings), readinessBasis(request))}
        skills={findKind(request.deps, RATING) ? { due: findDueRating(request.deps, request) } : null}
        today={request.today}
      />
    ),
  }),
};

type Asked = Pick<PageRequest, 'deps' | 'plan' | 'today'>;

/** How ready the learner is, by everything that was recorded. */
export function findReadiness(asked: Asked): Readiness {
  return measureReadiness({ ...readinessBasis(asked), today: asked.today });
}

function readinessBasis({ deps, plan }: Pick<Asked, 'deps' | 'plan'>): Omit<ReadinessInput, 'today'> {
  return {
    plan: servedPlan(deps, plan),
    bank: bankOf(deps),
    answers: loadAnswers(deps.db),
    mocks: listMocks(deps.db, plan.id),
  };
}
