import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import {
  addOwnResource,
  editOwnResource,
  findOwnResource,
  removeOwnResource,
} from '../../../db/reading/own-resources.ts';
import {
  type OwnResource,
  type OwnResourceTexts,
  ownResourceTexts,
  USUAL_RESOURCE_TEXTS,
} from '../../../plans/reading/own/own-resource.ts';
import { OWN_RESOURCE_PREFIX } from '../../../plans/reading/resource.ts';
import type { FormErrors } from '../../../views/parts/form/field.tsx';
import { READING_ADDRESS } from '../../../views/reading/addresses.ts';
import type { ResourcePlaces } from '../../../views/reading/own/own-resource-fields.tsx';
import { EditOwnResourcePage, NewOwnResourcePage } from '../../../views/reading/own/own-resource-form.tsx';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { returnFields } from '../../http/forms/fields.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { seeOther, sendPage } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { bankOf } from '../../practice/question-bank.ts';
import { localPath } from '../../security/local-path.ts';
import { parseOwnResource, readAlong, readOwnResourceTexts } from './form.ts';

const RemovalForm = z.object(returnFields);

type KeyParams = { Params: { key: string } };

/** What the learner does with resources of their own: add, edit, remove. */
export function ownResourceRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/reading/own/new', (request, reply) => {
    const { searchParams } = new URL(request.url, 'http://page');
    const texts = firstTexts(searchParams);
    // It is read for something: from there leads the way to this form.
    if (texts.tasks + texts.questions === '') return seeOther(reply, READING_ADDRESS);
    return sendNew(reply, deps, texts, {}, fromOf(searchParams));
  });

  app.post('/reading/own', (request, reply) => {
    const texts = readOwnResourceTexts(request.body);
    const { from } = readAlong(request.body);
    const read = parseOwnResource(texts);
    if (!read.ok) return sendNew(reply.code(422), deps, texts, read.errors, from);

    const moment = { ...momentOf(deps, loadStanding(deps).today), formToken: tokenOfForm(request.body) };
    addOwnResource(deps.db, { key: newOwnKey(), words: read.words, ...moment });
    return seeOther(reply, backTo(from));
  });

  app.get<KeyParams>('/reading/own/:key/edit', (request, reply) => {
    const resource = findOwnResource(deps.db, request.params.key);
    if (!resource) return reply.callNotFound();
    const { searchParams } = new URL(request.url, 'http://page');
    const edit = { texts: ownResourceTexts(resource), errors: {}, theirs: null, from: fromOf(searchParams) };
    return sendEdit(reply, deps, resource, edit);
  });

  app.post<KeyParams>('/reading/own/:key', (request, reply) => {
    const resource = findOwnResource(deps.db, request.params.key);
    if (!resource) return reply.callNotFound();
    const texts = readOwnResourceTexts(request.body);
    const { revision, from } = readAlong(request.body);
    const read = parseOwnResource(texts);
    if (!read.ok)
      return sendEdit(reply.code(422), deps, resource, { texts, errors: read.errors, theirs: null, from });

    const outcome = editOwnResource(deps.db, {
      key: resource.id,
      words: read.words,
      baseRevision: revision,
      ...momentOf(deps, loadStanding(deps).today),
    });
    if (outcome.ok) return seeOther(reply, backTo(from));
    if (outcome.reason === 'missing') return reply.callNotFound();
    const theirs = ownResourceTexts(outcome.current);
    return sendEdit(reply.code(409), deps, outcome.current, { texts, errors: {}, theirs, from });
  });

  app.post<KeyParams>('/reading/own/:key/removal', (request, reply) => {
    const form = requireForm(RemovalForm, request.body);
    const { today } = loadStanding(deps);
    const change = removeOwnResource(deps.db, { key: request.params.key, ...momentOf(deps, today) });
    return change ? answerChange(request, reply, deps, form) : reply.callNotFound();
  });
}

/** Never one that was used before, on another machine either. */
function newOwnKey(): string {
  return `${OWN_RESOURCE_PREFIX}${randomBytes(6).toString('hex')}`;
}

/** A link says what it is read for. */
function firstTexts(query: URLSearchParams): OwnResourceTexts {
  const given = (name: string) => (query.get(name) ?? '').slice(0, 80);
  return { ...USUAL_RESOURCE_TEXTS, tasks: given('task'), questions: given('question') };
}

function fromOf(query: URLSearchParams): string {
  return localPath((query.get('from') ?? '').slice(0, 2000));
}

/** The page on which it stands now. */
function backTo(from: string): string {
  const address = localPath(from);
  return `${address}${address.includes('#') ? '' : '#reading'}`;
}

function sendNew(
  reply: FastifyReply,
  deps: AppDeps,
  values: OwnResourceTexts,
  errors: FormErrors,
  from: string,
) {
  const back = localPath(from);
  const main = (
    <NewOwnResourcePage
      values={values}
      errors={errors}
      places={placesOf(deps, values)}
      formToken={randomUUID()}
      from={back}
    />
  );
  return sendForm(reply, deps, 'Add something to read', main);
}

type Edit = {
  texts: OwnResourceTexts;
  errors: FormErrors;
  theirs: OwnResourceTexts | null;
  from: string;
};

function sendEdit(reply: FastifyReply, deps: AppDeps, resource: OwnResource, edit: Edit) {
  const { texts, errors, theirs, from } = edit;
  const main = (
    <EditOwnResourcePage
      id={resource.id}
      title={resource.title}
      revision={resource.revision}
      values={texts}
      errors={errors}
      theirs={theirs}
      places={placesOf(deps, { ...texts, ...placesKept(resource, texts) })}
      from={localPath(from)}
    />
  );
  return sendForm(reply, deps, 'Edit what you added', main);
}

/** What it was read for stays in sight while it is unticked. */
function placesKept(kept: OwnResource, texts: OwnResourceTexts) {
  const both = (name: 'tasks' | 'questions') => [
    ...new Set([...kept[name], ...texts[name].split(/\s+/).filter((key) => key !== '')]),
  ];
  return { tasks: both('tasks').join(' '), questions: both('questions').join(' ') };
}

function sendForm(
  reply: FastifyReply,
  deps: AppDeps,
  title: string,
  main: Parameters<typeof sendPage>[3]['main'],
) {
  const page = { title, nav: 'reading', sheet: 'reading', main } as const;
  return sendPage(reply, deps, loadStanding(deps).settings, page, '/reading');
}

/** What it is read for, by the titles that the learner knows; a key that nothing has stands for itself. */
function placesOf(deps: AppDeps, { tasks, questions }: OwnResourceTexts): ResourcePlaces {
  const { plan } = loadStanding(deps);
  const planned = (plan?.tasks ?? []).map(({ key, title }) => [key, title] as const);
  const built = deps.library.roadmaps
    .flatMap(({ phases }) => phases)
    .flatMap((phase) => phase.tasks.map(({ id, title }) => [id, title] as const));
  const titles = new Map([...built, ...planned]);
  const prompts = new Map(
    bankOf(deps).flatMap((category) => category.questions.map(({ id, prompt }) => [id, prompt] as const)),
  );
  const named = (keys: string, names: ReadonlyMap<string, string>) =>
    keys
      .split(/\s+/)
      .filter((key) => key !== '')
      .map((key) => ({ key, title: names.get(key) ?? key }));
  return { tasks: named(tasks, titles), questions: named(questions, prompts) };
}
