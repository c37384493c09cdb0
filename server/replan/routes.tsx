import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../db/journal/history.ts';
import { applyReplan } from '../../db/replan/replans.ts';
import { datesIn } from '../../plans/dates.ts';
import { planReplan } from '../../plans/replan/proposal.ts';
import type { AppDeps } from '../deps.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { isRepeatedForm } from '../http/forms/repeated-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';
import { findEssentialGrounds } from './essential-grounds.ts';
import { parseProposal, readProposal } from './form.ts';
import { findReplanPage, replanBasis } from './page.tsx';

const BasisForm = z.object({
  basis: z.string('The form did not say which preview it applies.').max(200),
});

/** Applies a proposal as it was previewed; what was changed since then refuses it. */
export function replanRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/replans', (request, reply) => {
    const { basis } = requireForm(BasisForm, request.body);
    const standing = loadStanding(deps);
    const { today, settings } = standing;
    if (!standing.plan) return reply.callNotFound();
    const { plan, grounds } = findEssentialGrounds({ deps, plan: standing.plan, today });

    const values = readProposal(request.body);
    const moment = { ...momentOf(deps, today), formToken: tokenOfForm(request.body) };
    if (isRepeatedForm(deps.db, moment)) return seeOther(reply, values.from);
    const journal = journalBasis(deps.db);
    if (basis !== replanBasis(journal, today)) return sendStale(request, reply, deps);

    const proposal = parseProposal(values, plan, { today, dates: datesIn(settings) });
    const wanted = proposal.ok ? planReplan(plan, proposal.data, today, grounds) : null;
    if (!wanted) return sendAgain(reply.code(422), deps, standing, request.body);

    const outcome = applyReplan(deps.db, { ...wanted, ...moment, basis: journal });
    if (outcome.ok) return seeOther(reply, values.from);
    return outcome.reason === 'stale' ? sendStale(request, reply, deps) : reply.callNotFound();
  });
}

function sendStale({ body }: FastifyRequest, reply: FastifyReply, deps: AppDeps) {
  return sendAgain(reply.code(409), deps, loadStanding(deps), body);
}

/** The preview once more, as things stand now. */
function sendAgain(reply: FastifyReply, deps: AppDeps, { plan, today, settings }: Standing, sent: unknown) {
  if (!plan) return reply.callNotFound();
  const page = findReplanPage({ deps, plan, today, settings }, sent, { isStale: reply.statusCode === 409 });
  return sendPage(reply, deps, settings, page, '/replan');
}
