import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../../db/journal/history.ts';
import { stagedAddress } from '../../../views/incoming/addresses.ts';
import type { AppDeps } from '../../deps.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import type { HeldForms } from '../../http/forms/held-forms.ts';
import { isRepeatedForm } from '../../http/forms/repeated-form.ts';
import { seeOther, sendPage } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { foundIn } from '../found.ts';
import { sendGone } from '../gone.ts';
import { findStaged } from '../staged.ts';
import { readChoices, withKnownPlaces, wordsOfChoices } from './choices-form.ts';
import { keepFound, keepingOf } from './keeping.ts';
import { choicesOf, lookAt, placesForQuestions } from './looking.ts';
import { mergeChoices } from './merge-choices.ts';
import { findQuestionsImport, type SeenAgain } from './page.tsx';

const OWN_PAGE = '/practice/own';

const KeepForm = z.object({
  do: z.enum(['look', 'keep']).catch('look'),
  basis: z.string().max(200).catch(''),
});

/** What the learner chose of a file of questions: it is looked at again, or kept. */
export function incomingQuestionRoutes(app: FastifyInstance, deps: AppDeps, forms: HeldForms): void {
  app.post<{ Params: { ticket: string } }>('/import/:ticket/questions', async (request, reply) => {
    const { ticket } = request.params;
    const form = KeepForm.parse(request.body ?? {});
    const moment = { ...momentOf(deps, loadStanding(deps).today), formToken: tokenOfForm(request.body) };
    if (form.do === 'keep' && isRepeatedForm(deps.db, moment)) return seeOther(reply, OWN_PAGE);
    const staged = findStaged(deps, ticket);
    if (!staged) return sendGone(reply, deps, ticket);
    const address = stagedAddress(ticket, 'questions');
    if (keepingOf(deps, ticket)?.outcome === 'working') return seeOther(reply, address);

    const before = choicesOf(deps, staged);
    const seen = lookAt(deps, staged, before).found;
    const ids = new Set(placesForQuestions(deps).map(({ id }) => id));
    const sent = withKnownPlaces(readChoices(request.body), ids);
    const choices = seen ? mergeChoices(sent, before, seen) : sent;
    const look = lookAt(deps, staged, choices);
    if (form.do === 'look') return seeOther(reply, address);

    const sendAgain = (again: SeenAgain) => {
      const page = findQuestionsImport(deps, staged, foundIn(staged, 'questions'), again);
      return sendPage(reply.code(409), deps, loadStanding(deps).settings, page, address);
    };
    if (form.basis !== journalBasis(deps.db)) return sendAgain('stale');
    const { found } = look;
    if (found === null || wordsOfChoices(choices) !== wordsOfChoices(before)) return sendAgain('chosen-anew');
    if (found.added.length + found.changed.length === 0) return seeOther(reply, address);
    const outcome = await keepFound(deps, forms, { ticket, look, found, moment });
    if (outcome === 'stale') return sendAgain('stale');
    return seeOther(reply, outcome === 'kept' ? OWN_PAGE : address);
  });
}
