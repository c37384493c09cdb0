import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import {
  addOwnQuestion,
  editOwnQuestion,
  findOwnQuestion,
  setOwnQuestionArchived,
} from '../../../db/practice/own-questions.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { type OwnQuestionTexts, USUAL_TEXTS } from '../../../plans/practice/bank/question-fields.ts';
import { type OwnQuestion, placeIn } from '../../../plans/practice/own/own-question.ts';
import { ownQuestionTexts } from '../../../plans/practice/own/own-question-texts.ts';
import type { FormErrors } from '../../../views/parts/form/field.tsx';
import { questionAddress } from '../../../views/practice/addresses.ts';
import {
  EditOwnQuestionPage,
  NewOwnQuestionPage,
  type OwnQuestionChoices,
} from '../../../views/practice/own/own-question-form.tsx';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { returnFields } from '../../http/forms/fields.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { seeOther, sendPage } from '../../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../../http/standing.ts';
import { newOwnKey, placesOf } from '../question-bank.ts';
import { parseOwnQuestion, readAlong, readOwnQuestionTexts } from './form.ts';
import { categoryChoices } from './page.tsx';

const ArchiveForm = z.object({
  ...returnFields,
  archived: z.enum(['yes', 'no'], 'The form did not say what to do with the question.'),
});

type KeyParams = { Params: { key: string } };

/** What the learner does with questions of their own: add, edit, archive, bring back. */
export function ownQuestionRoutes(app: FastifyInstance, deps: AppDeps): void {
  const categoryIds = () => categoryChoices(deps).map(({ id }) => id);

  app.get('/practice/own/new', (request, reply) => {
    const { searchParams } = new URL(request.url, 'http://page');
    return sendNew(reply, deps, firstTexts(searchParams), {});
  });

  app.post('/practice/own', (request, reply) => {
    const texts = readOwnQuestionTexts(request.body);
    const read = parseOwnQuestion(texts, categoryIds());
    if (!read.ok) return sendNew(reply.code(422), deps, texts, read.errors);

    const moment = { ...momentOf(deps, loadStanding(deps).today), formToken: tokenOfForm(request.body) };
    const { key } = addOwnQuestion(deps.db, { key: newOwnKey(), words: read.words, ...moment });
    return seeOther(reply, questionAddress(key));
  });

  app.get<KeyParams>('/practice/own/:key/edit', (request, reply) => {
    const question = findOwnQuestion(deps.db, request.params.key);
    if (!question) return reply.callNotFound();
    return sendEdit(reply, deps, question, { texts: textsOf(deps, question), errors: {}, theirs: null });
  });

  app.post<KeyParams>('/practice/own/:key', (request, reply) => {
    const question = findOwnQuestion(deps.db, request.params.key);
    if (!question) return reply.callNotFound();
    const texts = readOwnQuestionTexts(request.body);
    const read = parseOwnQuestion(texts, categoryIds());
    if (!read.ok) {
      return sendEdit(reply.code(422), deps, question, { texts, errors: read.errors, theirs: null });
    }
    const outcome = editOwnQuestion(deps.db, {
      key: question.id,
      words: read.words,
      baseRevision: readAlong(request.body).revision,
      ...momentOf(deps, loadStanding(deps).today),
    });
    if (outcome.ok) return seeOther(reply, questionAddress(question.id));
    if (outcome.reason === 'missing') return reply.callNotFound();
    const theirs = textsOf(deps, outcome.current);
    return sendEdit(reply.code(409), deps, outcome.current, { texts, errors: {}, theirs });
  });

  app.post<KeyParams>('/practice/own/:key/archive', (request, reply) => {
    const form = requireForm(ArchiveForm, request.body);
    const { today } = loadStanding(deps);
    const change = setOwnQuestionArchived(deps.db, {
      key: request.params.key,
      archivedOn: form.archived === 'yes' ? today : null,
      ...momentOf(deps, today),
    });
    return change ? answerChange(request, reply, deps, form) : reply.callNotFound();
  });
}

/** A link can say what the question belongs to. */
function firstTexts(query: URLSearchParams): OwnQuestionTexts {
  const given = (name: string, longest: number) => (query.get(name) ?? '').slice(0, longest);
  return {
    ...USUAL_TEXTS,
    prompt: given('prompt', 300),
    category: given('category', 80) || USUAL_TEXTS.category,
    phase: given('phase', 80),
    tasks: given('task', 80),
  };
}

/** As the form begins: a category that is gone is the one in which the question stands now. */
function textsOf(deps: AppDeps, question: OwnQuestion): OwnQuestionTexts {
  return { ...ownQuestionTexts(question), category: placeIn(placesOf(deps), question).id };
}

function sendNew(reply: FastifyReply, deps: AppDeps, texts: OwnQuestionTexts, errors: FormErrors) {
  const { plan, settings } = loadStanding(deps);
  const main = (
    <NewOwnQuestionPage
      values={texts}
      errors={errors}
      choices={choicesFor(deps, plan, texts)}
      formToken={randomUUID()}
    />
  );
  return sendForm(reply, deps, settings, 'Add a question', main);
}

type Edit = { texts: OwnQuestionTexts; errors: FormErrors; theirs: OwnQuestionTexts | null };

function sendEdit(
  reply: FastifyReply,
  deps: AppDeps,
  question: OwnQuestion,
  { texts, errors, theirs }: Edit,
) {
  const { plan, settings } = loadStanding(deps);
  const main = (
    <EditOwnQuestionPage
      id={question.id}
      prompt={question.prompt}
      revision={question.revision}
      values={texts}
      errors={errors}
      theirs={theirs}
      choices={choicesFor(deps, plan, texts)}
    />
  );
  return sendForm(reply, deps, settings, 'Edit a question', main);
}

function sendForm(
  reply: FastifyReply,
  deps: AppDeps,
  settings: Standing['settings'],
  title: string,
  main: Parameters<typeof sendPage>[3]['main'],
) {
  const page = { title, nav: 'questions', sheet: 'practice', main } as const;
  return sendPage(reply, deps, settings, page, '/practice/own');
}

/** The phases and tasks of the plan in use, else of the built-in roadmap; a phase that neither has is offered as it is. */
function choicesFor(deps: AppDeps, plan: Plan | null, { phase }: OwnQuestionTexts): OwnQuestionChoices {
  const phases = plan ? phasesOfPlan(plan) : phasesOfRoadmap(deps);
  const isKnown = phase === '' || phases.some(({ id }) => id === phase);
  const unknown = isKnown ? [] : [{ id: phase, title: phase, tasks: [] }];
  return { categories: categoryChoices(deps), phases: [...phases, ...unknown] };
}

function phasesOfPlan({ phases, tasks }: Plan): OwnQuestionChoices['phases'] {
  return phases.map(({ id: phaseId, key, title }) => ({
    id: key,
    title,
    tasks: tasks
      .filter((task) => task.phaseId === phaseId && task.origin === 'roadmap')
      .map((task) => ({ id: task.key, title: task.title })),
  }));
}

function phasesOfRoadmap({ library }: AppDeps): OwnQuestionChoices['phases'] {
  return library.builtIn.phases.map(({ id, title, tasks }) => ({ id, title, tasks }));
}
