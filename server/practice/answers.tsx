import type { FastifyInstance } from 'fastify';
import { listAnswersTo } from '../../db/practice/answer-memory.ts';
import { saveAnswerNote } from '../../db/practice/answer-notes.ts';
import { recordAnswer } from '../../db/practice/answers.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import { isLastFirstAnswer } from '../../plans/practice/drill/drill-day.ts';
import { drillHabitOn } from '../../plans/practice/drill/drill-habit.ts';
import { proposedGrade } from '../../plans/practice/proposed-grade.ts';
import { answerNoteField } from '../../views/ids.ts';
import { MODE_WORDS } from '../../views/practice/answering/answer-words.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { parseForm, requireForm } from '../http/forms/parse-form.ts';
import { isRepeatedForm } from '../http/forms/repeated-form.ts';
import { sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { localPath } from '../security/local-path.ts';
import { AnswerSubject, answerForm, readAnswerValues } from './answer-form.ts';
import { gradePage } from './ask-page.tsx';
import { drillOfToday } from './drill.ts';
import { bankOf, findAnyQuestion } from './question-bank.ts';

/** Grading an answer. Where each question of the day's drill has one with it, the habit of drilling is kept. */
export function answerRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post('/practice/answers', (request, reply) => {
    const subject = requireForm(AnswerSubject, request.body);
    const standing = loadStanding(deps);
    const { question } = findQuestion(bankOf(deps), subject.question) ?? {};
    if (!question) return reply.callNotFound();

    const { mode, asked: askedCount, formToken, from } = subject;
    const moment = { ...momentOf(deps, standing.today), formToken: tokenOfForm(request.body) };
    if (isRepeatedForm(deps.db, moment)) return answerChange(request, reply, deps, { from });

    const checked = {
      ...{ question, mode, askedCount, formToken, next: localPath(from), eyebrow: MODE_WORDS[mode] },
      values: readAnswerValues(request.body),
    };
    const form = parseForm(answerForm(question.points.length), request.body);
    const grade = form.ok ? (form.data.grade ?? proposedGrade(form.data.points.length, askedCount)) : null;
    if (!form.ok || grade === null) {
      const errors = form.ok ? { grade: 'Choose a grade' } : form.errors;
      const page = gradePage(deps, { ...checked, errors, knownCount: subject.known });
      return sendPage(reply.code(422), deps, standing.settings, page, from);
    }
    const given = listAnswersTo(deps.db, question.id);
    if (given.length > subject.known) {
      const page = gradePage(deps, { ...checked, theirs: given.at(-1) ?? null });
      return sendPage(reply.code(409), deps, standing.settings, page, from);
    }

    const { points, missing, time, stuckAt } = form.data;
    recordAnswer(deps.db, {
      answer: {
        questionKey: question.id,
        ...{ grade, mode, missing, stuckAt },
        pointsMade: points,
        seconds: time,
        mockId: null,
      },
      prompt: question.prompt,
      keptHabitId: habitKeptBy(deps, standing, question.id),
      ...moment,
    });
    return answerChange(request, reply, deps, { from });
  });
}

/** The habit of drilling, where this is the last first answer of the day's drill: what failed comes back, and owes nothing. */
function habitKeptBy(deps: AppDeps, { settings, plan, today }: Standing, questionId: string): number | null {
  if (plan === null) return null;
  const drill = drillOfToday({ deps, settings, plan, today });
  return isLastFirstAnswer(drill, questionId) ? (drillHabitOn(plan, today)?.id ?? null) : null;
}

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
