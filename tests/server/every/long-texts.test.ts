import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOwnQuestion } from '../../../db/practice/own-questions.ts';
import { addOwnResource } from '../../../db/reading/own-resources.ts';
import { listRoutes } from '../../support/app/routes.ts';
import { encodeForm, type TestApp, testApp } from '../../support/app/test-app.ts';
import { MOMENT } from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/questions.ts';
import { givenOwnResourceWords } from '../../support/made/resources.ts';
import { LONG_TEXTS } from '../../support/texts/long-texts.ts';
import { columnsOfWords, putEverywhere } from '../../support/texts/put-everywhere.ts';

/** A value for each parameter that leads to something. */
const PARAMETERS: Readonly<Record<string, string>> = {
  ':day': '2026-03-03',
  ':name': 'daymark.db-20260303T090000000Z-by-hand.db',
  ':week': '1',
  ':phase': 'first',
  ':month': '2026-03',
  ':key': 'own-1',
  ':id': '1',
  ':file': 'a-file',
};
/** Where a parameter is another than usually. */
const ADDRESSES: Readonly<Record<string, string>> = {
  '/practice/questions/:id': '/practice/questions/own-1',
  '/practice/questions/:id/answer': '/practice/questions/own-1/answer?reveal=yes',
  '/practice/derivations/:id': '/practice/derivations/derive-reinforce',
  '/practice/ladder/:id': '/practice/ladder/plain-kl-divergence',
  '/practice/sheet': '/practice/sheet?answers=yes',
  '/roadmaps/:id': '/roadmaps/research-scientist-100',
  '/roadmaps/:id.yaml': '/roadmaps/research-scientist-100.yaml',
};
/** As long as a form takes it in the one, which stands for all that are read as Markdown; elsewhere as people write. */
const LENGTHS: Readonly<Record<string, number>> = {
  'tasks.note': 100_000,
  'reflections.text': 10_000,
  'evidence.text': 10_000,
  'answerNotes.text': 10_000,
  'readingNotes.text': 10_000,
  'mocks.takeaway': 10_000,
  'mockRounds.notes': 10_000,
};
const LENGTH_OF_LINES = 300;
/** Of the text in a column of words. */
const lengthIn = (column: string) => LENGTHS[column] ?? LENGTH_OF_LINES;
const SEARCHED_LENGTH = 1_000;
const LENGTH_OF_A_LINE_TYPED = 5_000;
/** Of one field of a form, beside all others. */
const FIELD_LENGTH = 400;

/** Of the processor, for one answer: the slowest takes a tenth of a second. */
const MOST_SECONDS = 5;
/** What all answers of one kind of text may leave in memory until it is cleared. */
const MOST_MEGABYTES = 1_500;

const ends: (() => unknown)[] = [];
let app: TestApp;
let addresses: string[];
/** Where forms go, and the names of all their fields. */
let targets: string[];
let fields: string[];

beforeAll(async () => {
  app = await givenLearner();
  const keys = [await keyOf('/report/links'), await keyOf('/calendar/links')];
  const routes = listRoutes(app.app).filter(({ path }) => !path.includes('*'));
  addresses = routes.filter(({ method }) => method === 'GET').map(({ path }) => addressOf(path, keys));
  targets = routes.filter(({ method }) => method === 'POST').map(({ path }) => addressOf(path, keys));
  fields = await fieldsOfEveryForm();
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

async function givenLearner(): Promise<TestApp> {
  const learner = await testApp({ atEnd: (end) => ends.push(end) });
  const { post, db } = learner;
  addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: givenOwnWords() });
  const places = { tasks: ['task-1'], questions: ['own-1'] };
  addOwnResource(db, { ...MOMENT, key: 'own-1', words: givenOwnResourceWords(places) });
  await post('/reading/own-1/note', { text: 'Words', revision: '0' });
  await post('/tasks/1/note', { text: 'Words', revision: '0' });
  await post('/tasks/1/evidence', { kind: 'note', text: 'Words', location: '', value: '' });
  await post('/tasks/1/completion', { done: 'yes' });
  await post('/tasks/4/drop', { dropped: 'yes', reason: 'Words' });
  await post('/weeks/1/reflection', { text: 'Words', revision: '0' });
  await post('/weeks/1/reflection/went-well', { text: 'Words', revision: '0' });
  await post('/weeks/1/review', { confidence: '3', proof: 'Words', intention: 'Words', revision: '0' });
  await post('/mocks', { format: 'behavioural', partner: 'Words' });
  await post('/mocks/1/rounds/1/clock', { running: 'yes' });
  await post('/mocks/1/rounds/1/notes', { text: 'Words', revision: '0' });
  await post('/mocks/1/takeaway', { text: 'Words', revision: '0' });
  await post('/mocks/1/completion', { done: 'yes' });
  const answer = { question: 'own-1', mode: 'drill', asked: '3', known: '0', grade: 'again' };
  await post('/practice/answers', { ...answer, missing: 'Words' });
  await post('/practice/questions/own-1/note', { text: 'Words', revision: '0' });
  await post('/report/choices', { name: 'Words', choices: '' });
  return learner;
}

/** The key of a link that somebody was given. */
async function keyOf(path: string): Promise<string> {
  const { body } = await app.post(path, { label: 'Mentor', from: '/report', openDays: '30' }, { htmx: true });
  return new URL(String(load(body)('#fresh-link').val())).pathname;
}

function addressOf(path: string, keys: readonly string[]): string {
  const [start = ''] = path.split(':token');
  const withKey = path.includes(':token') ? keys.find((key) => key.startsWith(start)) : undefined;
  return withKey ?? ADDRESSES[path] ?? path.replaceAll(/:\w+/g, (name) => PARAMETERS[name] ?? name);
}

async function fieldsOfEveryForm(): Promise<string[]> {
  const names = new Set<string>();
  for (const address of addresses) {
    const { body } = await app.app.inject({ url: address, headers: { host: 'localhost' } });
    for (const [, name = ''] of body.matchAll(/<(?:input|textarea|select)\b[^>]*? name="([^"]+)"/g))
      names.add(name);
  }
  return [...names];
}

type Cost = { answer: string; status: number; seconds: number };

async function costOf(answer: string, ask: () => Promise<{ statusCode: number }>): Promise<Cost> {
  const before = process.cpuUsage();
  const { statusCode } = await ask();
  const { user, system } = process.cpuUsage(before);
  return { answer, status: statusCode, seconds: (user + system) / 1e6 };
}

function read(address: string): Promise<Cost> {
  return costOf(address, () => app.app.inject({ url: address, headers: { host: 'localhost' } }));
}

function send(url: string, payload: string): Promise<Cost> {
  const headers = {
    host: 'localhost',
    origin: 'http://localhost',
    'content-type': 'application/x-www-form-urlencoded',
  };
  return costOf(`POST ${url}`, () => app.app.inject({ method: 'POST', url, headers, payload }));
}

describe('a text without an end', () => {
  it('would stand in every column of words, and behind every address', () => {
    const names = columnsOfWords().map(({ table, column }) => `${table}.${column}`);
    for (const known of [
      'tasks.note',
      'reflections.text',
      'evidence.location',
      'own_questions.prompt',
      'mocks.takeaway',
    ])
      expect(names).toContain(known);
    expect(addresses.filter((address) => address.includes(':'))).toEqual([]);
    for (const known of ['text', 'prompt', 'line', 'reason', 'label', 'intention'])
      expect(fields).toContain(known);
    for (const known of ['/tasks/1', '/report.pdf', '/practice/own.csv', '/settings/data.json'])
      expect(addresses).toContain(known);
  });

  it.each(Object.entries(LONG_TEXTS))(
    'is answered in its time, whatever is asked for: %s',
    async (_, textOf) => {
      const searched = encodeURIComponent(textOf(SEARCHED_LENGTH));
      putEverywhere(app.db, (column) => textOf(lengthIn(column)));
      const before = process.memoryUsage.rss();

      const costs: Cost[] = [];
      for (const address of [...addresses, `/plan?q=${searched}`, `/practice?q=${searched}`])
        costs.push(await read(address));
      // What another window has changed meanwhile is shown beside it.
      const stale = { text: textOf(LENGTHS['tasks.note'] ?? 0), revision: '0' };
      costs.push(await send('/tasks/1/note', encodeForm(stale)));
      costs.push(await send('/tasks/quick', encodeForm({ line: textOf(LENGTH_OF_A_LINE_TYPED) })));

      expect(costs.filter(({ status, seconds }) => status >= 500 || seconds > MOST_SECONDS)).toEqual([]);
      expect((process.memoryUsage.rss() - before) / 1e6).toBeLessThan(MOST_MEGABYTES);
    },
  );

  it.each(Object.entries(LONG_TEXTS))(
    'is taken or refused in its time by every form: %s',
    async (_, textOf) => {
      const inEachField = encodeForm(Object.fromEntries(fields.map((name) => [name, textOf(FIELD_LENGTH)])));

      const costs: Cost[] = [];
      for (const target of targets) costs.push(await send(target, inEachField));

      expect(costs.filter(({ status, seconds }) => status >= 500 || seconds > MOST_SECONDS)).toEqual([]);
    },
  );
});
