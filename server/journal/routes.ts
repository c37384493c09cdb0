import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import type { HeldForms } from '../http/forms/held-forms.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { turnChange } from './turn-change.ts';

const UndoForm = z.object({
  ...returnFields,
  undone: z.enum(['yes', 'no'], 'The form did not say what to do with the change.'),
});

const REFUSALS = {
  conflict: new HttpProblem(
    409,
    'Something that this changed has been changed again since.',
    'Nothing was taken back. Take back the later change first.',
  ),
  'too-old': new HttpProblem(
    410,
    'This change is too old to take back.',
    'What it replaced is kept for the last hundred changes. You can still change it by hand.',
  ),
};

export function changeRoutes(app: FastifyInstance, deps: AppDeps, forms: HeldForms): void {
  app.post<{ Params: { id: string } }>('/changes/:id/undo', async (request, reply) => {
    const form = requireForm(UndoForm, request.body);
    const id = Number(request.params.id);
    if (!Number.isSafeInteger(id)) return reply.callNotFound();

    const turn = { changeId: id, wanted: form.undone === 'yes', at: deps.clock.now().toISOString() };
    const outcome = await turnChange(deps, forms, turn);
    if (outcome.ok) return answerChange(request, reply, deps, form);
    if (outcome.reason === 'missing') return reply.callNotFound();
    throw REFUSALS[outcome.reason];
  });
}
