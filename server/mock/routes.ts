import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { findMock } from '../../db/mock/mock-rows.ts';
import { deleteMock, saveRoundNotes, saveTakeaway, setMockFinished, startMock } from '../../db/mock/mocks.ts';
import { textField } from '../../plans/content/fields.ts';
import { LONGEST_PARTNER, LONGEST_SEED, type Mock, SEED } from '../../plans/mock/mock.ts';
import type { MockFormat } from '../../plans/mock/mock-format.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { MOCKS_ADDRESS, mockAddress } from '../../views/mock/addresses.ts';
import type { StartTyped } from '../../views/mock/mocks.tsx';
import { notesId, TAKEAWAY_ID } from '../../views/mock/round-entry.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { parseForm, requireForm } from '../http/forms/parse-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf, type Standing } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { chooseForMock, newSeed } from './choice.ts';
import { findMocksPage } from './mocks-page.tsx';
import { findMockAt } from './page.tsx';

/** Fields that nobody types. */
const FormatForm = z.object({
  format: z.string('The form did not say which mock to start.'),
  /** The number of a mock whose questions are asked again. */
  again: z.coerce.number().int().positive().optional().catch(undefined),
  task: z.coerce.number().int().positive().optional().catch(undefined),
});

const line = (longest: number) =>
  textField(longest)
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .default('');

const StartForm = z.object({
  partner: line(LONGEST_PARTNER),
  seed: line(LONGEST_SEED).refine(
    (seed) => SEED.test(seed),
    'Use letters, digits and hyphens for the code, like “spring-7”',
  ),
});

const CompletionForm = z.object({
  ...returnFields,
  done: z.enum(['yes', 'no'], 'The form did not say whether the mock is over.'),
});

const ReturnForm = z.object(returnFields);

type MockParams = { Params: { id: string } };

/** A mock as a whole: started, ended early or gone on with, written about, deleted. */
export function mockRoutes(app: FastifyInstance, deps: AppDeps): void {
  writingRoutes(app, deps);

  app.post(MOCKS_ADDRESS, (request, reply) => {
    const form = requireForm(FormatForm, request.body);
    const standing = loadStanding(deps);
    const format = deps.library.mockFormats.find(({ id }) => id === form.format);
    if (!standing.plan || !format) return reply.callNotFound();
    const typed = parseForm(StartForm, request.body);
    if (!typed.ok) return sendStartAgain(reply, deps, standing, format, request.body, typed.errors);

    const earlier = form.again === undefined ? undefined : findMock(deps.db, standing.plan.id, form.again);
    const { mockId } = startMock(deps.db, {
      planId: standing.plan.id,
      format,
      partner: typed.data.partner,
      taskId: standing.plan.tasks.find(({ id }) => id === form.task)?.id ?? null,
      ...chosenQuestions(deps, { format, earlier, seed: typed.data.seed, standing }),
      ...momentOf(deps, standing.today),
      formToken: tokenOfForm(request.body),
    });
    return seeOther(reply, mockId === null ? MOCKS_ADDRESS : mockAddress(mockId));
  });

  app.post<MockParams>('/mocks/:id/completion', (request, reply) => {
    const form = requireForm(CompletionForm, request.body);
    const { plan, today } = loadStanding(deps);
    const mock = plan && findMockAt(deps, plan, request.params.id);
    if (!mock) return reply.callNotFound();

    setMockFinished(deps.db, { mock, isFinished: form.done === 'yes', ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });

  app.post<MockParams>('/mocks/:id/removal', (request, reply) => {
    const form = requireForm(ReturnForm, request.body);
    const { plan, today } = loadStanding(deps);
    const mock = plan && findMockAt(deps, plan, request.params.id);
    // One that is gone already is as it should be: a double click has one effect.
    if (mock) deleteMock(deps.db, { mock, ...momentOf(deps, today) });
    return answerChange(request, reply, deps, form);
  });
}

type Choosing = { format: MockFormat; earlier: Mock | undefined; seed: string; standing: Standing };

/** The questions of an earlier mock of the same format, or new ones. */
function chosenQuestions(deps: AppDeps, { format, earlier, seed, standing }: Choosing) {
  if (earlier?.formatKey === format.id) {
    const keysOf = new Map(earlier.rounds.map(({ roundKey, questionKeys }) => [roundKey, questionKeys]));
    return { seed: earlier.seed, questionKeys: format.rounds.map(({ id }) => keysOf.get(id) ?? []) };
  }
  const used = seed === '' ? newSeed() : seed;
  return { seed: used, questionKeys: chooseForMock(deps, { format, seed: used, today: standing.today }) };
}

const Typed = z.object({ partner: z.string().catch(''), seed: z.string().catch('') });

function sendStartAgain(
  reply: FastifyReply,
  deps: AppDeps,
  { settings, plan }: Standing & { plan: Plan | null },
  { id }: MockFormat,
  body: unknown,
  errors: Record<string, string>,
) {
  if (!plan) return reply.callNotFound();
  const named = Object.entries(errors).map(([name, message]) => [`${name}-${id}`, message]);
  const typed: StartTyped = { formatId: id, ...Typed.parse(body ?? {}), errors: Object.fromEntries(named) };
  const page = findMocksPage({ deps, plan }, typed);
  return sendPage(reply.code(422), deps, settings, page, MOCKS_ADDRESS);
}

/** What is written in a mock: the notes of each round, and what to do next. */
function writingRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string; position: string } }>(
    '/mocks/:id/rounds/:position/notes',
    (request, reply) => {
      const writing = readWriting(request);
      const { plan, today } = loadStanding(deps);
      const mock = plan && findMockAt(deps, plan, request.params.id);
      const round = mock?.rounds.find(({ position }) => String(position) === request.params.position);
      if (!mock || !round) return reply.callNotFound();

      const { position } = round;
      const outcome = saveRoundNotes(deps.db, { mock, position, ...newText(deps, writing, today) });
      return answerWriting(request, reply, deps, { writing, outcome, field: notesId(position) });
    },
  );

  app.post<{ Params: { id: string } }>('/mocks/:id/takeaway', (request, reply) => {
    const writing = readWriting(request);
    const { plan, today } = loadStanding(deps);
    const mock = plan && findMockAt(deps, plan, request.params.id);
    if (!mock) return reply.callNotFound();

    const outcome = saveTakeaway(deps.db, { mock, ...newText(deps, writing, today) });
    return answerWriting(request, reply, deps, { writing, outcome, field: TAKEAWAY_ID });
  });
}
