import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { applyReplan } from '../../../db/plan/replans.ts';
import type { AppDeps } from '../../deps.ts';
import { findOut, momentOf, type Standing } from '../../find-out.ts';
import { formTokenField } from '../../forms/fields.ts';
import { requireForm } from '../../forms/parse-form.ts';
import { parseProposal, readProposal } from '../../forms/proposal.ts';
import { findReplanPage, replanBasis } from '../../pages/replan/replan.tsx';
import { planReplan } from '../../plan/replanning.ts';
import { seeOther, sendPage } from '../../respond.tsx';
import { wasSent } from '../../was-sent.ts';

const BasisForm = z.object({
  basis: z.string('The form did not say which preview it applies.').max(200),
  formToken: formTokenField,
});

/** Applies a proposal as it was previewed; what was changed since then refuses it. */
export function replanRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/replans', (request, reply) => {
    const { basis, formToken } = requireForm(BasisForm, request.body);
    const standing = findOut(deps);
    const { plan, today } = standing;
    if (!plan) return reply.callNotFound();

    const values = readProposal(request.body);
    const moment = { ...momentOf(deps, today), formToken };
    if (wasSent(deps.db, moment)) return seeOther(reply, values.from);
    if (basis !== replanBasis(deps, today)) return sendAgain(reply.code(409), deps, standing, request.body);

    const proposal = parseProposal(values, plan, today);
    const wanted = proposal.ok ? planReplan(plan, proposal.data, today) : null;
    if (!wanted) return sendAgain(reply.code(422), deps, standing, request.body);

    const outcome = applyReplan(deps.db, { ...wanted, ...moment });
    return outcome.ok ? seeOther(reply, values.from) : reply.callNotFound();
  });
}

/** The preview once more, as things stand now. */
function sendAgain(reply: FastifyReply, deps: AppDeps, { plan, today, settings }: Standing, sent: unknown) {
  if (!plan) return reply.callNotFound();
  const page = findReplanPage({ deps, plan, today }, sent, { isStale: reply.statusCode === 409 });
  return sendPage(reply, deps, settings, page, '/replan');
}
