import { describe, expect, it } from 'vitest';
import { addOwnResource, findOwnResource, listOwnResources } from '../../../db/reading/own-resources.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../support/database/db.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';

const FORM = {
  title: 'A note on seeds',
  authors: 'Lovelace, Ada\r\nTuring, Alan',
  year: '2024',
  kind: 'post',
  link: 'https://example.org/seeds',
  part: 'section 2',
  minutes: '20',
  need: 'must',
  tasks: 'task-1',
  from: '/tasks/1',
};

/** Two resources of the first task; the second is the neighbour. */
async function withResources(): Promise<TestApp> {
  const app = await testApp();
  addOwnResource(app.db, { ...MOMENT, key: 'own-1', words: givenOwnResourceWords() });
  addOwnResource(app.db, { ...MOMENT, key: 'own-2', words: givenOwnResourceWords({ title: 'Another' }) });
  return app;
}

describe('something to read of the learner’s own', () => {
  it('is for a task or a question: without one, the form leads to the list', async () => {
    const { get } = await testApp();
    for (const query of ['', '?task=', '?from=/today']) {
      const { status, headers } = await get(`/reading/own/new${query}`);
      expect([query, status, headers.location]).toEqual([query, 303, '/reading']);
    }
  });

  it('is added to a task, and leads back there', async () => {
    const { db, get, post } = await testApp();
    const { $ } = await get('/tasks/1');
    const form = await get(String($('#reading-add').attr('href')));
    expect(form.$('[name=tasks]').val()).toBe('task-1');
    expect(form.$('[name=from]').val()).toBe('/tasks/1');
    const formToken = String(form.$('[name=formToken]').val());

    const answers = [
      await post('/reading/own', { ...FORM, formToken }),
      await post('/reading/own', { ...FORM, formToken }),
    ];

    for (const { status, headers } of answers)
      expect([status, headers.location]).toEqual([303, '/tasks/1#reading']);
    const [resource, ...others] = listOwnResources(db);
    expect(others).toEqual([]);
    expect(resource).toMatchObject({
      title: 'A note on seeds',
      authors: ['Lovelace, Ada', 'Turing, Alan'],
      year: 2024,
      minutes: 20,
      tasks: ['task-1'],
      questions: [],
    });
    const page = await get('/tasks/1');
    expect(page.$('#reading .item').text()).toContain('A note on seeds');
    expect(page.$('#reading .item').text()).toContain('your own');
    expect((await get('/tasks/2')).$('#reading .item')).toHaveLength(0);
  });

  it('is added to a question', async () => {
    const { get, post } = await testApp({ plan: 'none' });
    const question = '/practice/questions/plain-kl-divergence';
    const form = { ...FORM, tasks: '', questions: 'plain-kl-divergence', from: question };
    expect((await post('/reading/own', form)).headers.location).toBe(`${question}#reading`);
    expect((await get(question)).$('#reading .item__title').text()).toContain('A note on seeds');
  });

  it('that is all wrong keeps what was typed, and says all of it', async () => {
    const { db, post } = await withResources();
    const before = dumpData(db);
    const wrong = {
      ...{ title: ' ', authors: 'x'.repeat(81), year: '24', kind: 'song', link: 'javascript:alert(1)' },
      ...{ part: 'x'.repeat(161), minutes: 'half an hour', need: 'never', tasks: '' },
    };
    for (const path of ['/reading/own', '/reading/own/own-1']) {
      const { status, $ } = await post(path, wrong);
      expect(status).toBe(422);
      expect($('.error-summary li')).toHaveLength(9);
      expect($('#field-link').val()).toBe('javascript:alert(1)');
      expect($('#field-minutes').val()).toBe('half an hour');
    }
    expect(dumpData(db)).toEqual(before);
    expect((await post('/reading/own', {})).status).toBe(422);
  });

  it('is edited, and its neighbour stays', async () => {
    const { db, get, post } = await withResources();
    const neighbour = findOwnResource(db, 'own-2');
    const { $ } = await get('/reading/own/own-1/edit?from=%2Ftasks%2F1');
    expect($('#field-title').val()).toBe('A note on seeds');
    expect($('#field-authors').val()).toBe('Lovelace, Ada');
    const revision = String($('[name=revision]').val());

    const saved = await post('/reading/own/own-1', { ...FORM, title: 'On seeds', revision });

    expect([saved.status, saved.headers.location]).toEqual([303, '/tasks/1#reading']);
    expect(findOwnResource(db, 'own-1')).toMatchObject({ title: 'On seeds', revision: 1 });
    expect(findOwnResource(db, 'own-2')).toEqual(neighbour);

    const stale = await post('/reading/own/own-1', { ...FORM, title: 'Other', revision });
    expect(stale.status).toBe(409);
    expect(stale.$('.theirs__value').text()).toContain('On seeds');
    expect(stale.$('#field-title').val()).toBe('Other');
    expect(stale.$('[name=revision]').val()).toBe('1');
  });

  it('is removed and brought back', async () => {
    const { db, get, post } = await withResources();
    const removed = await post('/reading/own/own-1/removal', { from: '/tasks/1' }, { htmx: true });
    expect(removed.$('#read-own-1')).toHaveLength(0);
    expect(removed.$('#read-own-2')).toHaveLength(1);
    expect((await post('/reading/own/own-1/removal', {})).status).toBe(404);

    const undo = removed.$('form[action^="/changes/"]').first();
    await post(
      String(undo.attr('action')),
      Object.fromEntries(undo.serializeArray().map(({ name, value }) => [name, value])),
    );
    expect(
      listOwnResources(db)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['own-1', 'own-2']);
    expect((await get('/tasks/1')).$('#read-own-1')).toHaveLength(1);
  });

  it('that is not there is not found', async () => {
    const { get, post } = await withResources();
    expect((await get('/reading/own/own-9/edit')).status).toBe(404);
    expect((await post('/reading/own/own-9', FORM)).status).toBe(404);
    expect((await post('/reading/own/own-9/removal', {})).status).toBe(404);
  });

  it('never leads to another site after it is saved', async () => {
    const { post } = await testApp();
    for (const from of ['https://evil.example/', '//evil.example', '/\\evil.example'])
      expect((await post('/reading/own', { ...FORM, from })).headers.location).toBe('/#reading');
  });
});
