import { randomUUID } from 'node:crypto';
import { journalBasis } from '../../db/journal/history.ts';
import { tasksInPlan } from '../../plans/progress/earned.ts';
import { tasksOfSkill } from '../../plans/skill/skill-evidence.ts';
import { MORE_TIME } from '../../plans/skill/skill-offers.ts';
import { measureFactors } from '../../plans/time/estimate-factors.ts';
import {
  compareEffect,
  listRescalable,
  type Rescalable,
  rescalableAmong,
  rescalePlan,
} from '../../plans/time/rescale.ts';
import { type EstimatesAbout, EstimatesPage, type EstimatesPageProps } from '../../views/time/estimates.tsx';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { bankOf } from '../practice/question-bank.ts';
import { replanBasis } from '../replan/page.tsx';
import { servedPlan } from '../roadmap/told-by-roadmap.ts';
import { findSkill } from '../skill/find-skills.ts';

export const estimatesPage: PageRoute = {
  path: '/progress/time/estimates',
  find: (request) => {
    const proposal = proposeEstimates(request, {
      kind: request.query.get('kind'),
      skill: request.query.get('skill'),
    });
    if (!proposal) return null;
    const chosen = request.query.has('chosen') ? request.query.getAll('task') : null;
    return findEstimatesPage(request, proposal, chosen);
  },
};

/** A factor that would change estimates, why, and those. */
export type EstimateProposal = { about: EstimatesAbout; factor: number; tasks: readonly Rescalable[] };

type Asked = Pick<PageRequest, 'deps' | 'plan' | 'today'>;

/** What a form or an address is about: one of these. */
export type EstimatesOf = { kind: string | null; skill: string | null };

/** `null` where it is about neither, and where the estimates of a kind cannot be judged, or are right. */
export function proposeEstimates(asked: Asked, { kind, skill }: EstimatesOf): EstimateProposal | null {
  return skill === null ? proposeForKind(asked, kind) : proposeForSkill(asked, skill);
}

function proposeForKind({ plan, today }: Asked, kind: string | null): EstimateProposal | null {
  const measured = measureFactors(plan, today).find((each) => each.kind === kind);
  if (!measured || measured.factor === null || measured.factor === 1) return null;
  const { factor } = measured;
  return { about: { by: 'kind', measured }, factor, tasks: listRescalable(plan, measured.kind, factor) };
}

function proposeForSkill({ deps, plan }: Asked, skillId: string): EstimateProposal | null {
  const found = findSkill(deps, skillId);
  if (!found) return null;
  const serving = tasksOfSkill(found.skill, tasksInPlan(servedPlan(deps, plan)), bankOf(deps));
  const ids = new Set(serving.map(({ id }) => id));
  const tasks = tasksInPlan(plan).filter(({ id }) => ids.has(id));
  return {
    about: { by: 'skill', id: skillId, title: found.part.label },
    factor: MORE_TIME,
    tasks: rescalableAmong(tasks, MORE_TIME),
  };
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
