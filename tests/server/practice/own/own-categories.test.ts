import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../../db/journal/history.ts';
import { setChangeUndone } from '../../../../db/journal/undo.ts';
import { listOwnCategories } from '../../../../db/practice/own-categories.ts';
import { importOwnQuestions, listOwnQuestions } from '../../../../db/practice/own-questions.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { AT, dumpData, MOMENT } from '../../../support/database/db.ts';
import { givenOwnWords } from '../../../support/made/practice/questions.ts';

const ZOOLOGY = '/practice/own/categories/own-zoology';

async function testCategories(): Promise<TestApp> {
  const app = await testApp({ plan: 'none' });
  const row = (key: string, category: string) => ({
    key,
    words: givenOwnWords({
      category,
      prompt: `Why ${key}?`,
      detail: '| bird | wings |\n| - | - |\n| owl | 2 |',
    }),
    archivedOn: null,
  });
  const categories = [
    { id: 'own-zoology', title: 'Zoology' },
    { id: 'own-geology', title: 'Geology' },
  ];
  importOwnQuestions(app.db, {
    ...MOMENT,
    rows: [row('own-1', 'own-zoology'), row('own-2', 'own-geology')],
    categories,
  });
  return app;
}

describe('a category of the learner’s own', () => {
  it('stands in the bank, in the form and on the page of own questions', async () => {
    const { get } = await testCategories();
    expect((await get('/practice?category=own-zoology')).$('.questions__item')).toHaveLength(1);
    expect((await get('/practice/own/new')).$('#field-category').text()).toContain('Zoology');
    expect(
      (await get('/practice/own'))
        .$('#categories input[name=title]')
        .map((_, one) => one.attribs.value)
        .get(),
    ).toEqual(['Geology', 'Zoology']);
  });

  it('can be called something else, and its questions stay in it', async () => {
    const { db, post, get } = await testCategories();
    expect((await post(ZOOLOGY, { title: 'Animals', from: '/practice/own' })).status).toBe(303);
    expect(listOwnCategories(db).map(({ title }) => title)).toEqual(['Animals', 'Geology']);
    expect((await get('/practice?category=own-zoology')).$('.questions__item')).toHaveLength(1);
  });

  it('is not called as another one: another name is taken', async () => {
    const { db, post } = await testCategories();
    const before = dumpData(db);
    const { status, $ } = await post(ZOOLOGY, { title: 'geology ', from: '/practice/own' });
    expect([status, $('main').text()]).toEqual([422, expect.stringContaining('Choose another name')]);
    expect(dumpData(db)).toEqual(before);
    expect((await post(ZOOLOGY, { title: 'Stones', from: '/practice/own' })).status).toBe(303);
  });

  it('that is removed leaves its questions, and comes back with them', async () => {
    const { db, post } = await testCategories();
    const before = dumpData(db);
    expect((await post(`${ZOOLOGY}/removal`, { from: '/practice/own' })).status).toBe(303);
    expect(listOwnCategories(db).map(({ title }) => title)).toEqual(['Geology']);
    expect(listOwnQuestions(db).map(({ category }) => category)).toEqual(['own', 'own-geology']);
    expect(setChangeUndone(db, latestChange(db)?.id ?? 0, true, AT).ok).toBe(true);
    expect(dumpData(db)).toEqual(before);
  });

  it.each(['/practice/own/categories/nothing', '/practice/own/categories/nothing/removal'])(
    'is not there: %s',
    async (path) => {
      const { post } = await testCategories();
      expect((await post(path, { title: 'x', from: '/practice/own' })).status).toBe(404);
    },
  );
});

describe('what belongs to a question, and its whole answer', () => {
  it('stand with it, and are searched', async () => {
    const app = await testApp({ plan: 'none' });
    const words = givenOwnWords({
      detail: '```python\nx = 1\n```',
      answer: 'It depends:\n\n| a | b |\n| - | - |\n| 1 | 2 |',
      points: [],
      tags: ['optimisation'],
    });
    importOwnQuestions(app.db, { ...MOMENT, rows: [{ key: 'own-1', words, archivedOn: null }] });
    const page = await app.get('/practice/questions/own-1');
    expect(page.$('.question__detail code').text()).toContain('x = 1');
    expect(page.$('.question__answer table')).toHaveLength(1);
    expect(page.$('.questions__facts').text()).toContain('#optimisation');
    const asked = await app.get('/practice/questions/own-1/answer');
    expect(asked.$('.question__detail code')).toHaveLength(1);
    expect(asked.$('.question__answer')).toHaveLength(0);
    const shown = await app.get('/practice/questions/own-1/answer?reveal=yes');
    expect(shown.$('.question__answer table')).toHaveLength(1);
    expect(shown.$('main').text()).toContain('Hold your answer against this one');
    for (const word of ['optimisation', 'depends', 'python'])
      expect((await app.get(`/practice?q=${word}`)).$('a[href*="own-1"]')).not.toHaveLength(0);
  });
});
