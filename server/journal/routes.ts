import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { findInTheWay } from '../../db/journal/in-the-way.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import { datesIn } from '../../plans/dates.ts';
import { firstInWords } from '../../plans/journal/first-in-words.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import type { HeldForms } from '../http/forms/held-forms.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { type Turn, turnChange } from './turn-change.ts';

const UndoForm = z.object({
  ...returnFields,
  undone: z.enum(['yes', 'no'], 'The form did not say what to do with the change.'),
});

const TOO_OLD = new HttpProblem(
  410,
  'This change is too old to take back.',
  'What it replaced is kept for the last hundred changes. You can still change it by hand.',
);

export function changeRoutes(app: FastifyInstance, deps: AppDeps, forms: HeldForms): void {
  app.post<{ Params: { id: string } }>('/changes/:id/undo', async (request, reply) => {
    const form = requireForm(UndoForm, request.body);
    const id = Number(request.params.id);
    if (!Number.isSafeInteger(id)) return reply.callNotFound();

    const turn = { changeId: id, wanted: form.undone === 'yes', at: deps.clock.now().toISOString() };
    const outcome = await turnChange(deps, forms, turn);
    if (outcome.ok) return answerChange(request, reply, deps, form);
    if (outcome.reason === 'missing') return reply.callNotFound();
    if (outcome.reason === 'too-old') throw TOO_OLD;
    throw refusal(deps, turn, form.from);
  });
}

/** Which change has to be turned around first, and a way to do so: it may not be among those that are listed. */
function refusal({ db }: AppDeps, { changeId, wanted }: Turn, from: string): HttpProblem {
  const dates = datesIn(loadSettings(db));
  const found = findInTheWay(db, changeId, wanted);
  const first = found && { ...found, words: firstInWords(found, dates) };
  return new HttpProblem(
    409,
    'Something that this changed has been changed again since.',
    `${wanted ? 'Nothing was taken back.' : 'Nothing was put back.'} ${
      first
        ? `${first.words}. Then try this again.`
        : 'Take back in Recent changes what came after it, the newest first; then try this again.'
    }`,
    first && {
      first: {
        action: `/changes/${first.change.id}/undo`,
        fields: [
          ['undone', first.wanted ? 'yes' : 'no'],
          ['from', from],
        ],
        words: first.wanted ? 'Take that back' : 'Put that back',
      },
    },
  );
}
