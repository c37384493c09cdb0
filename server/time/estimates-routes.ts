import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../db/journal/history.ts';
import { setEstimates } from '../../db/task/editing.ts';
import { TASK_KINDS } from '../../plans/task/kinds.ts';
import { rescalePlan } from '../../plans/time/rescale.ts';
import { SKILLS_ADDRESS } from '../../views/skill/addresses.ts';
import { estimatesAddress } from '../../views/time/estimates.tsx';
import type { AppDeps } from '../deps.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { isRepeatedForm } from '../http/forms/repeated-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { replanBasis } from '../replan/page.tsx';
import {
  chooseTasks,
  type EstimateProposal,
  findEstimatesPage,
  proposeEstimates,
} from './estimates-page.tsx';

const MOST_TASKS = 2000;

const EstimatesForm = z
  .object({
    kind: z.enum(TASK_KINDS).nullable().catch(null),
    skill: z.string().max(80).nullable().catch(null),
    task: z.preprocess(
      (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
      z.array(z.string().catch('')).transform((ids) => ids.slice(0, MOST_TASKS)),
    ),
    basis: z.string('The form did not say which preview it applies.').max(200),
  })
  .refine(
    ({ kind, skill }) => kind !== null || skill !== null,
    'The form did not say which kind of task, or which skill.',
  );

/** Puts the factor of a kind on estimates, as it was previewed; what was changed since then refuses it. */
export function estimateRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/progress/time/estimates', (request, reply) => {
    const form = requireForm(EstimatesForm, request.body);
    const { plan, today, settings } = loadStanding(deps);
    if (!plan) return reply.callNotFound();
    const moment = { ...momentOf(deps, today), formToken: tokenOfForm(request.body) };
    const back = form.skill === null ? '/progress/time' : SKILLS_ADDRESS;
    if (isRepeatedForm(deps.db, moment)) return seeOther(reply, back);

    const journal = journalBasis(deps.db);
    const proposal = proposeEstimates({ deps, plan, today }, form);
    const isStale = form.basis !== replanBasis(journal, today);
    const chosen = proposal ? chooseTasks(proposal, form.task) : [];
    if (!proposal) return seeOther(reply.code(303), back);
    const sendAgain = (problem: 'stale' | 'none-chosen') => {
      const page = findEstimatesPage({ deps, plan, today }, proposal, form.task, problem);
      const address = estimatesAddress(proposal.about);
      return sendPage(reply.code(problem === 'stale' ? 409 : 422), deps, settings, page, address);
    };
    if (isStale) return sendAgain('stale');
    if (chosen.length === 0) return sendAgain('none-chosen');

    const { sessionsByTask } = rescalePlan(plan, chosen, today);
    const applied = setEstimates(deps.db, {
      planId: plan.id,
      minutesByTask: new Map(chosen.map(({ task, minutes }) => [task.id, minutes])),
      sessionsByTask,
      facts: factsOf(proposal, chosen.length),
      ...moment,
      basis: journal,
    });
    return applied ? seeOther(reply, back) : sendAgain('stale');
  });
}

function factsOf({ about, factor }: EstimateProposal, count: number) {
  if (about.by === 'skill') return { kind: 'skill-lengthened', skill: about.title, count, factor } as const;
  return { kind: 'estimates-changed', taskKind: about.measured.kind, count, factor } as const;
}
