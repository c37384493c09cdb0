import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { addOwnQuestion, importOwnQuestions, listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { partOf } from '../../../plans/portfolio/piece.ts';
import { asOwnQuestion, HOSTILE_PART, hostileOf } from '../../../plans/portfolio/talk/hostile.ts';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { returnFields } from '../../http/forms/fields.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { newOwnKey } from '../../practice/question-bank.ts';
import { findOfKind } from '../standing.ts';

/** One comes as a text, several as a list. */
const SendForm = z.object({
  ...returnFields,
  line: z.union(
    [z.string().transform((line) => [line]), z.array(z.string())],
    'The form did not say which question.',
  ),
});

/** What the learner does with the questions that a talk has to stand up to: send them to their own. */
export function talkRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { key: string } }>('/pieces/:key/hostile-questions', (request, reply) => {
    const form = requireForm(SendForm, request.body);
    const found = findOfKind(deps, request.params.key);
    if (!found?.kind.parts.some(({ id }) => id === HOSTILE_PART)) return reply.callNotFound();

    // One that is there already, or stands there no more, is left as it is.
    const words = hostileOf(partOf(found.piece, HOSTILE_PART).text, listOwnQuestions(deps.db))
      .filter(({ line, is }) => is === 'fresh' && form.line.includes(line))
      .flatMap(({ line }) => asOwnQuestion(line) ?? []);
    const moment = momentOf(deps, loadStanding(deps).today);
    const [first, ...others] = words;
    if (first && others.length === 0) addOwnQuestion(deps.db, { key: newOwnKey(), words: first, ...moment });
    else if (first) {
      const rows = words.map((each) => ({ key: newOwnKey(), words: each, archivedOn: null }));
      importOwnQuestions(deps.db, { rows, ...moment });
    }
    return answerChange(request, reply, deps, form);
  });
}
