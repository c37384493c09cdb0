import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { deletePlan, listPlans, setActivePlan, setPlanArchived } from '../../db/plan/plans.ts';
import { plansAfter } from '../data/backups-shown.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { seeOther } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';

const ReturnForm = z.object(returnFields);
const ArchiveForm = z.object({
  ...returnFields,
  archived: z.enum(['yes', 'no'], 'The form did not say what to do with the plan.'),
});

/** Changes of plans as wholes; making one is part of the setup. */
export function plansRoutes(app: FastifyInstance, deps: AppDeps): void {
  const moment = () => momentOf(deps, loadStanding(deps).today);

  app.post<{ Params: { id: string } }>('/plans/:id/activation', (request, reply) => {
    const form = requireForm(ReturnForm, request.body);
    const made = setActivePlan(deps.db, { planId: planIdOf(request.params.id), ...moment() });
    return made ? answerChange(request, reply, deps, form) : reply.callNotFound();
  });

  app.post<{ Params: { id: string } }>('/plans/:id/archive', (request, reply) => {
    const form = requireForm(ArchiveForm, request.body);
    const isArchived = form.archived === 'yes';
    const made = setPlanArchived(deps.db, { planId: planIdOf(request.params.id), isArchived, ...moment() });
    return made ? answerChange(request, reply, deps, form) : reply.callNotFound();
  });

  app.post<{ Params: { id: string } }>('/plans/:id/removal', async (request, reply) => {
    const planId = planIdOf(request.params.id);
    // A plan that is gone already is as it should be: a double click has one effect.
    if (!listPlans(deps.db).some(({ id }) => id === planId)) return seeOther(reply, '/plans');
    const backup = await deps.backups.make('before-deletion');
    deletePlan(deps.db, { planId, ...moment() });
    return answerChange(request, reply, deps, { from: plansAfter(backup) });
  });
}

/** No plan has the number 0. */
function planIdOf(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : 0;
}
