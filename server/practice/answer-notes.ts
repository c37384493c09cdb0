import type { FastifyInstance } from 'fastify';
import { saveAnswerNote } from '../../db/practice/answer-notes.ts';
import { answerNoteField } from '../../views/ids.ts';
import type { AppDeps } from '../deps.ts';
import { loadStanding } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { findAnyQuestion } from './question-bank.ts';

/** The learner's own words on a question; they save themselves. */
export function answerNoteRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string } }>('/practice/questions/:id/note', (request, reply) => {
    const writing = readWriting(request);
    const question = findAnyQuestion(deps, request.params.id)?.question;
    if (!question) return reply.callNotFound();

    const outcome = saveAnswerNote(deps.db, {
      question,
      ...newText(deps, writing, loadStanding(deps).today),
    });
    return answerWriting(request, reply, deps, { writing, outcome, field: answerNoteField(question.id) });
  });
}
