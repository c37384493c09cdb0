import { randomUUID } from 'node:crypto';
import { journalBasis } from '../../db/journal/history.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { TASK_KINDS, type TaskKind } from '../../plans/task/kinds.ts';
import { type EstimateFactor, measureFactors } from '../../plans/time/estimate-factors.ts';
import { compareEffect, listRescalable, type Rescalable, rescalePlan } from '../../plans/time/rescale.ts';
import { EstimatesPage, type EstimatesPageProps } from '../../views/time/estimates.tsx';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { replanBasis } from '../replan/page.tsx';

export const estimatesPage: PageRoute = {
  path: '/progress/time/estimates',
  find: (request) => {
    const kind = TASK_KINDS.find((each) => each === request.query.get('kind'));
    const proposal = kind && proposeEstimates(request.plan, kind, request.today);
    if (!proposal) return null;
    const chosen = request.query.has('chosen') ? request.query.getAll('task') : null;
    return findEstimatesPage(request, proposal, chosen);
  },
};

/** A factor that would change estimates of its kind, and those. */
export type EstimateProposal = { kind: TaskKind; factor: EstimateFactor; tasks: readonly Rescalable[] };

/** `null` where the estimates of a kind cannot be judged, or are right. */
export function proposeEstimates(plan: Plan, kind: TaskKind, today: Day): EstimateProposal | null {
  const factor = measureFactors(plan, today).find((each) => each.kind === kind);
  if (!factor || factor.factor === null || factor.factor === 1) return null;
  return { kind, factor, tasks: listRescalable(plan, kind, factor.factor) };
}

/** The proposed tasks among the ids that were sent; at first those whose estimate nobody changed before. */
export function chooseTasks({ tasks }: EstimateProposal, sent: readonly string[] | null): Rescalable[] {
  if (sent === null) return tasks.filter(({ wasChanged }) => !wasChanged);
  return tasks.filter(({ task }) => sent.includes(String(task.id)));
}

/** The preview of a factor, and again where it could not be applied. */
export function findEstimatesPage(
  { deps, plan, today }: Pick<PageRequest, 'deps' | 'plan' | 'today'>,
  proposal: EstimateProposal,
  sent: readonly string[] | null,
  problem: EstimatesPageProps['problem'] = null,
): Page {
  const chosen = chooseTasks(proposal, sent);
  const main = (
    <EstimatesPage
      {...proposal}
      chosenIds={new Set(chosen.map(({ task }) => task.id))}
      effect={compareEffect(plan, rescalePlan(plan, chosen, today).plan, today)}
      basis={replanBasis(journalBasis(deps.db), today)}
      formToken={randomUUID()}
      problem={problem}
    />
  );
  return { title: 'Other estimates', nav: 'time', sheet: 'time', main };
}
