import { load } from 'cheerio';
import { addPiece } from '../../../db/portfolio/pieces.ts';
import { addOwnQuestion } from '../../../db/practice/own-questions.ts';
import { addOwnResource } from '../../../db/reading/own-resources.ts';
import { MOMENT } from '../database/db.ts';
import { givenStaged } from '../incoming/given-staged.ts';
import { givenOwnWords } from '../made/practice/questions.ts';
import { givenOwnResourceWords } from '../made/reading/resources.ts';
import { listRoutes } from './routes.ts';
import { type TestApp, type TestAppOptions, testApp } from './test-app.ts';

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
  ':kind': 'project',
  ':part': 'problem',
};
/** Where a parameter is another than usually. */
const ADDRESSES: Readonly<Record<string, string>> = {
  '/practice/questions/:id': '/practice/questions/own-1',
  '/practice/questions/:id/answer': '/practice/questions/own-1/answer?reveal=yes',
  '/practice/derivations/:id': '/practice/derivations/derive-reinforce',
  '/practice/ladder/:id': '/practice/ladder/plain-kl-divergence',
  '/practice/sheet': '/practice/sheet?answers=yes',
  '/pieces/:key': '/pieces/piece-1',
  '/pieces/:key/page': '/pieces/piece-1/page',
  '/pieces/:key/parts/:part': '/pieces/piece-1/parts/problem',
  '/pieces/:key/archive': '/pieces/piece-1/archive',
  '/pieces/:key/sharing': '/pieces/piece-1/sharing',
  '/pieces/:key/removal': '/pieces/piece-1/removal',
  '/pieces/:key/place': '/pieces/piece-2/place',
  '/pieces/:key/runs': '/pieces/piece-3/runs',
  '/pieces/:key/clock': '/pieces/piece-4/clock',
  '/pieces/:key/hostile-questions': '/pieces/piece-3/hostile-questions',
  '/roadmaps/:id': '/roadmaps/research-scientist-100',
  '/roadmaps/:id.yaml': '/roadmaps/research-scientist-100.yaml',
};
/** An app in which something is written wherever something can be. */
export async function givenBusyLearner(options: TestAppOptions = {}): Promise<TestApp> {
  const learner = await testApp(options);
  const { post, db } = learner;
  addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: givenOwnWords() });
  const places = { tasks: ['task-1'], questions: ['own-1'] };
  addOwnResource(db, { ...MOMENT, key: 'own-1', words: givenOwnResourceWords(places) });
  const project = { key: 'piece-1', kind: 'project', noun: 'project', parentKey: '', title: 'Words' };
  addPiece(db, {
    ...MOMENT,
    ...project,
    parts: new Map([
      ['problem', 'Words'],
      ['assumptions', 'Words'],
    ]),
  });
  const result = { key: 'piece-2', kind: 'result', noun: 'result', parentKey: 'piece-1', title: 'Words' };
  addPiece(db, { ...MOMENT, ...result, parts: new Map([['figure', 'Words']]) });
  const talk = { key: 'piece-3', kind: 'talk', noun: 'talk', parentKey: '', title: 'Words' };
  addPiece(db, { ...MOMENT, ...talk, parts: new Map([['hostile-questions', 'Words']]) });
  const run = { key: 'piece-4', kind: 'rehearsal', noun: 'rehearsal', parentKey: 'piece-3', title: 'Words' };
  addPiece(db, { ...MOMENT, ...run, parts: new Map([['clock', 'method 2026-03-03T09:00:00.000Z']]) });
  const paper = { key: 'piece-paper', kind: 'paper', noun: 'paper', parentKey: '', title: 'Words' };
  addPiece(db, { ...MOMENT, ...paper, parts: new Map([['venue', 'Words']]) });
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
async function keyOf(app: TestApp, path: string): Promise<string> {
  const { body } = await app.post(path, { label: 'Mentor', from: '/report', openDays: '30' }, { htmx: true });
  return new URL(String(load(body)('#fresh-link').val())).pathname;
}

function addressOf(path: string, keys: readonly string[], ticket: string): string {
  const [start = ''] = path.split(':token');
  const withKey = path.includes(':token') ? keys.find((key) => key.startsWith(start)) : undefined;
  const parameters: Readonly<Record<string, string>> = { ...PARAMETERS, ':ticket': ticket };
  return withKey ?? ADDRESSES[path] ?? path.replaceAll(/:\w+/g, (name) => parameters[name] ?? name);
}

/** The address of each page, and of each form, of such an app. */
export async function everyAddress(app: TestApp): Promise<{ pages: string[]; targets: string[] }> {
  const keys = [await keyOf(app, '/report/links'), await keyOf(app, '/calendar/links')];
  const ticket = givenStaged(app.db, 'words.md', '# Words\n\n- Words\n');
  const routes = listRoutes(app.app).filter(({ path }) => !path.includes('*'));
  const addressesOf = (method: string) =>
    routes.filter((route) => route.method === method).map(({ path }) => addressOf(path, keys, ticket));
  return { pages: addressesOf('GET'), targets: addressesOf('POST') };
}
