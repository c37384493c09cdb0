import { describe, expect, it } from 'vitest';
import { addOwnQuestion } from '../../../../db/practice/own-questions.ts';
import { addOwnResource } from '../../../../db/reading/own-resources.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { MOMENT } from '../../../support/database/db.ts';
import { givenOwnWords } from '../../../support/made/practice/questions.ts';
import { givenOwnResourceWords } from '../../../support/made/reading/resources.ts';

const PAGES = [
  '/today',
  '/days/2026-03-03',
  '/weeks',
  '/weeks/1',
  '/weeks/1/review',
  '/phases/first',
  '/plan',
  '/plan?q=task',
  '/replan',
  '/calendar',
  '/today?select=yes',
  '/progress',
  '/progress/fit',
  '/progress/time',
  '/practice',
  '/practice?q=gradient',
  '/practice/questions/plain-kl-divergence',
  '/practice/sheet?answers=yes',
  '/practice/drill',
  '/practice/derivations',
  '/practice/own',
  '/reading',
  '/reading?state=unread',
  '/reading/own-1',
  '/reading.bib',
  '/practice/own.csv',
  '/practice/own.apkg',
  '/practice/questions/own-1',
  '/mocks',
  '/mocks/1',
  '/mocks/1/sheet',
  '/practice/readiness',
  '/tasks/1',
  '/changes',
  '/plans',
  '/plan/update',
  '/roadmaps',
  '/report',
  '/report.md',
  '/plan/checklist.md',
  '/report.pdf',
  '/settings',
  '/settings/data.json',
];

/** A learner's plan with something in every list. */
async function givenLearner(taskCount: number): Promise<TestApp> {
  const app = await testApp({ taskCount });
  const done = Math.ceil(taskCount / 4);
  for (let id = 1; id <= done; id++) {
    await app.post(`/tasks/${id}/completion`, { done: 'yes' });
    await app.post(`/tasks/${id}/evidence`, { kind: 'note', text: `Of ${id}`, location: '', value: '' });
    await app.post(`/tasks/1/evidence`, { kind: 'note', text: `More of 1`, location: '', value: '' });
    await app.post(`/tasks/${id}/spent`, { spentMinutes: '30', spentOn: '2026-03-03' });
    await app.post(`/tasks/${id}/note`, { text: `About ${id}`, revision: '0' });
  }
  for (let id = 1; id <= done; id++)
    addOwnQuestion(app.db, { ...MOMENT, key: `own-${id}`, words: givenOwnWords() });
  for (let id = 1; id <= done; id++)
    addOwnResource(app.db, { ...MOMENT, key: `own-${id}`, words: givenOwnResourceWords() });
  for (let mock = 1; mock <= done; mock++) {
    await app.post('/mocks', { format: 'coding' });
    await app.post(`/mocks/${mock}/rounds/1/clock`, { running: 'yes' });
    await app.post(`/mocks/${mock}/rounds/1/scores`, { 'score-1-clarity': '3' });
    await app.post(`/mocks/${mock}/completion`, { done: 'yes' });
  }
  await app.post('/weeks/1/reflection', { text: 'Well', revision: '0' });
  await app.post('/weeks/1/review', { confidence: '3', proof: 'A page', intention: '', revision: '0' });
  await app.post('/habits/1/days/2026-03-03/completion', { done: 'yes' });
  return app;
}

/** Statements of one answer right after a change, when nothing is remembered from before. */
async function countQueries({ get, post, queries }: TestApp, path: string): Promise<number> {
  for (const done of ['yes', 'no']) await post('/habits/1/days/2026-03-02/completion', { done });
  const before = queries.length;
  expect((await get(path)).status).toBe(200);
  return queries.length - before;
}

describe('the number of queries', () => {
  it('does not grow with the plan, on any page', async () => {
    const small = await givenLearner(4);
    const large = await givenLearner(80);

    for (const path of PAGES) {
      const counts = [await countQueries(small, path), await countQueries(large, path)];
      expect([path, counts[1]]).toEqual([path, counts[0]]);
      expect([path, counts[0]]).toEqual([
        path,
        expect.toSatisfy((count: number) => count > 0 && count <= 40),
      ]);
    }
  });

  it('does not grow with the plan in the answer to a check-off', async () => {
    const small = await givenLearner(4);
    const large = await givenLearner(80);
    const countFor = async ({ post, queries }: TestApp) => {
      const before = queries.length;
      await post('/tasks/4/steps/1/completion', { done: 'yes', from: '/today' }, { htmx: true });
      return queries.length - before;
    };
    expect(await countFor(large)).toBe(await countFor(small));
  });

  it('is small when nothing was changed since: the plan is remembered', async () => {
    const { get, queries } = await givenLearner(80);
    await get('/today');
    const before = queries.length;
    await get('/today');
    expect(queries.length - before).toBeLessThanOrEqual(6);
  });
});
