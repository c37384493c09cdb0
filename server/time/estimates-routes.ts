import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../db/journal/history.ts';
import { setEstimates } from '../../db/task/editing.ts';
import { TASK_KINDS } from '../../plans/task/kinds.ts';
import { rescalePlan } from '../../plans/time/rescale.ts';
import type { AppDeps } from '../deps.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { isRepeatedForm } from '../http/forms/repeated-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { replanBasis } from '../replan/page.tsx';
import { chooseTasks, findEstimatesPage, proposeEstimates } from './estimates-page.tsx';

const MOST_TASKS = 2000;

const EstimatesForm = z.object({
  kind: z.enum(TASK_KINDS, 'The form did not say which kind of task.'),
  task: z.preprocess(
    (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.string().catch('')).transform((ids) => ids.slice(0, MOST_TASKS)),
  ),
  basis: z.string('The form did not say which preview it applies.').max(200),
});

/** Puts the factor of a kind on estimates, as it was previewed; what was changed since then refuses it. */
export function estimateRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/progress/time/estimates', (request, reply) => {
    const form = requireForm(EstimatesForm, request.body);
    const { plan, today, settings } = loadStanding(deps);
    if (!plan) return reply.callNotFound();
    const moment = { ...momentOf(deps, today), formToken: tokenOfForm(request.body) };
    if (isRepeatedForm(deps.db, moment)) return seeOther(reply, '/progress/time');

    const journal = journalBasis(deps.db);
    const proposal = proposeEstimates(plan, form.kind, today);
    const isStale = form.basis !== replanBasis(journal, today);
    const chosen = proposal ? chooseTasks(proposal, form.task) : [];
    if (!proposal) return seeOther(reply.code(303), '/progress/time');
    const sendAgain = (problem: 'stale' | 'none-chosen') => {
      const page = findEstimatesPage({ deps, plan, today }, proposal, form.task, problem);
      const address = `/progress/time/estimates?kind=${form.kind}`;
      return sendPage(reply.code(problem === 'stale' ? 409 : 422), deps, settings, page, address);
    };
    if (isStale) return sendAgain('stale');
    if (chosen.length === 0) return sendAgain('none-chosen');

    const { sessionsByTask } = rescalePlan(plan, chosen, today);
    const applied = setEstimates(deps.db, {
      planId: plan.id,
      minutesByTask: new Map(chosen.map(({ task, minutes }) => [task.id, minutes])),
      sessionsByTask,
      facts: {
        kind: 'estimates-changed',
        count: chosen.length,
        taskKind: form.kind,
        factor: proposal.factor.factor ?? 1,
      },
      ...moment,
      basis: journal,
    });
    return applied ? seeOther(reply, '/progress/time') : sendAgain('stale');
  });
}
