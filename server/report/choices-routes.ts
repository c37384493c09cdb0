import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { deleteReportChoices, saveReportChoices } from '../../db/report/report-choices.ts';
import { textField } from '../../plans/content/fields.ts';
import { datesIn } from '../../plans/dates.ts';
import { LONGEST_CHOICES_NAME } from '../../plans/report/choices.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { parseForm, requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { needsPlan, sendChangedPage, sendPage, wantsFragment } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { localPath } from '../security/local-path.ts';
import { choicesField, parseChoices, readChoices } from './choices-form.ts';
import { findReportPage } from './page.tsx';

const NAME_WANTED = 'Give it a name, like “Mentor, weekly”';

const SaveForm = z.object({
  ...returnFields,
  name: textField(LONGEST_CHOICES_NAME)
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => text !== '', NAME_WANTED),
  choices: choicesField,
});

const RemovalForm = z.object(returnFields);

/** Choices for a report that are kept under a name. */
export function reportChoicesRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/report/choices', (request, reply) => {
    const { plan, today, settings } = loadStanding(deps);
    if (!plan) return needsPlan(reply);
    const form = parseForm(SaveForm, request.body);
    if (!form.ok) return sendNameAgain(request, reply, deps, form.errors);

    const { name, choices, from } = form.data;
    const formToken = tokenOfForm(request.body);
    const parsed = parseChoices(readChoices(choices), plan, today, datesIn(settings));
    if (!parsed.ok)
      throw new HttpProblem(
        422,
        'There is no such report.',
        'Nothing was saved. Choose again on the page of the report.',
      );
    const kept = JSON.stringify(parsed.data.choices);
    saveReportChoices(deps.db, { name, choices: kept, ...momentOf(deps, today), formToken });
    return answerChange(request, reply, deps, { from });
  });

  app.post<{ Params: { id: string } }>('/report/choices/:id/removal', (request, reply) => {
    const { from } = requireForm(RemovalForm, request.body);
    const choicesId = Number(request.params.id);
    // One that is gone already is as it should be: a double click has one effect.
    if (Number.isSafeInteger(choicesId)) {
      deleteReportChoices(deps.db, { choicesId, ...momentOf(deps, loadStanding(deps).today) });
    }
    return answerChange(request, reply, deps, { from });
  });
}

const TypedName = z.object({ from: returnFields.from, name: z.string().catch('') });

function sendNameAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  errors: Record<string, string>,
) {
  const { settings, plan, today } = loadStanding(deps);
  if (!plan) return needsPlan(reply);
  const { from, name } = TypedName.parse(request.body ?? {});
  const query = new URL(localPath(from), 'http://page').searchParams;
  const page = findReportPage({ deps, settings, plan, today, query, from }, { saving: { name, errors } });
  reply.code(422);
  if (wantsFragment(request)) return sendChangedPage(request, reply, deps, page, from);
  return sendPage(reply, deps, settings, page, from);
}
