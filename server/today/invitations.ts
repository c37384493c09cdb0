import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { dismissInvitation } from '../../db/plan/dismissals.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { loadStanding } from '../http/standing.ts';

const DismissalForm = z.object({
  ...returnFields,
  invitation: z
    .string('The form did not say which invitation.')
    .regex(/^[a-z]+-[a-z0-9-]{1,80}$/, 'That is not an invitation.'),
});

/** Putting away what Today offers; what it led to stays where it is. */
export function invitationRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/invitations/dismissal', (request, reply) => {
    const form = requireForm(DismissalForm, request.body);
    const { plan, today } = loadStanding(deps);
    if (!plan) return reply.callNotFound();

    dismissInvitation(deps.db, { planId: plan.id, invitation: form.invitation, day: today });
    return answerChange(request, reply, deps, form);
  });
}
