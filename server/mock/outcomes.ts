import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { leaveMockAsEvidence } from '../../db/mock/mock-evidence.ts';
import { gradeInMock } from '../../db/mock/mock-grades.ts';
import { addOwnQuestion } from '../../db/practice/own-questions.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import { textField } from '../../plans/content/fields.ts';
import { datesIn } from '../../plans/dates.ts';
import { questionsInNotes } from '../../plans/mock/noted-questions.ts';
import { GRADES } from '../../plans/practice/answer.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import { OWN_CATEGORY } from '../../plans/practice/own/own-question.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { loadStanding, momentOf } from '../http/standing.ts';
import { bankOf, newOwnKey } from '../practice/question-bank.ts';
import { answerLate } from '../task/ticking/late.ts';
import { mockNote, mockNotes } from './note.ts';
import { findMockAt } from './page.tsx';
import { tasksOfMock } from './tasks.ts';

/** Speaking time of a question that was only written down. */
const USUAL_SECONDS = 120;

const GradeForm = z.object({
  ...returnFields,
  grade: z.enum(GRADES, 'The form did not say how it went.'),
});

const CompletionForm = z.object({
  ...returnFields,
  done: z.literal('yes', 'The form did not say that the task is done.'),
});

const NotedForm = z.object({
  ...returnFields,
  prompt: textField(240),
});

/** What a mock leaves behind: grades in the drill, evidence in the plan, questions in the bank. */
export function outcomeRoutes(app: FastifyInstance, deps: AppDeps): void {
  const findTheMock = (id: string) => {
    const { plan, today } = loadStanding(deps);
    const mock = plan && findMockAt(deps, plan, id);
    return mock ? { mock, plan, moment: momentOf(deps, today) } : null;
  };

  app.post<{ Params: { id: string; question: string } }>(
    '/mocks/:id/questions/:question/grade',
    (request, reply) => {
      const form = requireForm(GradeForm, request.body);
      const found = findTheMock(request.params.id);
      const questionKey = request.params.question;
      const isAsked = found?.mock.rounds.some(({ questionKeys }) => questionKeys.includes(questionKey));
      if (!found || !isAsked) return reply.callNotFound();

      const prompt = findQuestion(bankOf(deps), questionKey)?.question.prompt ?? questionKey;
      gradeInMock(deps.db, { mock: found.mock, questionKey, prompt, grade: form.grade, ...found.moment });
      return answerChange(request, reply, deps, form);
    },
  );

  app.post<{ Params: { id: string; task: string } }>(
    '/mocks/:id/tasks/:task/completion',
    (request, reply) => {
      const form = requireForm(CompletionForm, request.body);
      const found = findTheMock(request.params.id);
      if (!found || found.mock.finishedAt === null) return reply.callNotFound();
      const task = tasksOfMock(deps, found.plan, found.mock).find(
        ({ id }) => String(id) === request.params.task,
      );
      if (!task) return reply.callNotFound();

      if (task.evidenceKind === 'link') throw wantsLink();
      const { mock, moment } = found;
      const text = mockNote(mock, datesIn(loadSettings(deps.db)));
      const left = leaveMockAsEvidence(deps.db, {
        mock,
        taskId: task.id,
        text,
        sameTexts: mockNotes(mock),
        ...moment,
      });
      if (!left) return reply.callNotFound();
      const late = left.late ? [left.late] : [];
      return answerLate(request, reply, deps, form, { late, hasChanged: left.changeId !== null });
    },
  );

  app.post<{ Params: { id: string } }>('/mocks/:id/own-questions', (request, reply) => {
    const form = requireForm(NotedForm, request.body);
    const found = findTheMock(request.params.id);
    const noted = questionsInNotes(found?.mock.rounds.map(({ notes }) => notes.text).join('\n') ?? '');
    // The notes may have been changed in another window meanwhile.
    if (!found || !noted.includes(form.prompt)) return reply.callNotFound();

    const words = {
      prompt: form.prompt,
      category: OWN_CATEGORY.id,
      form: 'explain',
      difficulty: 2,
      seconds: USUAL_SECONDS,
      probing: '',
      phase: null,
    } as const;
    addOwnQuestion(deps.db, {
      key: newOwnKey(),
      words: {
        ...words,
        detail: '',
        answer: '',
        points: [],
        pitfalls: [],
        followUps: [],
        tasks: [],
        tags: [],
      },
      ...found.moment,
      formToken: tokenOfForm(request.body),
    });
    return answerChange(request, reply, deps, form);
  });
}

/** A mock is a note of the learner's own: it does not show that it was recorded. */
function wantsLink(): HttpProblem {
  return new HttpProblem(
    422,
    'This task wants a link, such as to a recording.',
    'The mock by itself does not prove it, and nothing was changed. Leave the link on the page of the task.',
  );
}
