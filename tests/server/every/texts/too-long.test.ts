import { describe, expect, it } from 'vitest';
import { addOwnQuestion } from '../../../../db/practice/own-questions.ts';
import { addOwnResource } from '../../../../db/reading/own-resources.ts';
import { type Form, testApp } from '../../../support/app/test-app.ts';
import { MOMENT } from '../../../support/database/db.ts';
import { givenOwnWords } from '../../../support/made/practice/questions.ts';
import { givenOwnResourceWords } from '../../../support/made/reading/resources.ts';

/** More than any form takes in one field, and less than a body may hold. */
const TOO_LONG = `The first words ${'and more '.repeat(14_000)}and the last ones`;

const OF_A_TASK = {
  phaseId: '1',
  kind: 'study',
  minutes: '60',
  weight: 'core',
  evidenceKind: 'note',
  when: 'fits',
};
const OF_A_QUESTION = { category: 'own', form: 'plain', level: 'core', revision: '-1' };
const OF_A_RESOURCE = { title: 'Mine', kind: 'post', minutes: '20', need: 'must', tasks: 'task-1' };
const ANSWER = { question: 'own-1', mode: 'drill', asked: '3', known: '0', grade: 'good' };

/** Each field where people write, in a form that is otherwise as it should be. */
const FIELDS: readonly { path: string; field: string; form: Form }[] = [
  { path: '/tasks/1/note', field: 'text', form: { revision: '0' } },
  { path: '/tasks/1/evidence', field: 'text', form: { kind: 'note', location: '', value: '' } },
  { path: '/tasks/1/evidence', field: 'location', form: { kind: 'document', text: 'x', value: '' } },
  { path: '/tasks', field: 'title', form: OF_A_TASK },
  { path: '/tasks', field: 'steps', form: { ...OF_A_TASK, title: 'Mine' } },
  { path: '/tasks/1', field: 'title', form: OF_A_TASK },
  { path: '/weeks/1/reflection', field: 'text', form: { revision: '0' } },
  { path: '/weeks/1/review', field: 'proof', form: { confidence: '3', intention: '', revision: '0' } },
  { path: '/weeks/1/review', field: 'intention', form: { confidence: '3', proof: '', revision: '0' } },
  { path: '/practice/own', field: 'prompt', form: OF_A_QUESTION },
  { path: '/practice/own', field: 'probing', form: { ...OF_A_QUESTION, prompt: 'Why?' } },
  { path: '/practice/own', field: 'points', form: { ...OF_A_QUESTION, prompt: 'Why?' } },
  { path: '/practice/questions/own-1/note', field: 'text', form: { revision: '0' } },
  { path: '/reading/own', field: 'title', form: OF_A_RESOURCE },
  { path: '/reading/own', field: 'link', form: OF_A_RESOURCE },
  { path: '/reading/own', field: 'authors', form: OF_A_RESOURCE },
  { path: '/reading/own', field: 'part', form: OF_A_RESOURCE },
  { path: '/reading/own-1/note', field: 'text', form: { revision: '0' } },
  { path: '/practice/answers', field: 'missing', form: ANSWER },
  { path: '/mocks/1/takeaway', field: 'text', form: { revision: '0' } },
  { path: '/mocks/1/rounds/1/notes', field: 'text', form: { revision: '0' } },
];

async function givenApp() {
  const app = await testApp();
  addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: givenOwnWords() });
  addOwnResource(app.db, { ...MOMENT, key: 'own-1', words: givenOwnResourceWords() });
  await app.post('/mocks', { format: 'behavioural', partner: 'Mira' });
  await app.post('/mocks/1/rounds/1/clock', { running: 'yes' });
  return app;
}

describe('a text that is too long', () => {
  it.each(FIELDS)(
    'is refused in words and stands in the form whole: $path $field',
    async ({ path, field, form }) => {
      const { post } = await givenApp();

      const { status, $ } = await post(path, { ...form, [field]: TOO_LONG });

      expect(status).toBe(422);
      const values = $(`[name="${field}"]`)
        .toArray()
        .map((control) => String($(control).val() ?? '').trim());
      expect(values).toContain(TOO_LONG);
      expect($('main').text()).toMatch(/characters|too long/);
    },
  );

  it('becomes the title in the whole form, where a line was typed', async () => {
    const { post } = await givenApp();

    const { status, $ } = await post('/tasks/quick', { line: TOO_LONG, from: '/today' });

    expect(status).toBe(422);
    expect($('[name=title]').val()).toBe(TOO_LONG);
  });

  it('can be shortened and saved where it was refused', async () => {
    const { post, task } = await givenApp();
    const { $ } = await post('/tasks/1/note', { text: TOO_LONG, revision: '0', from: '/plan' });

    const again = $('#send-again').closest('form');
    const along = Object.fromEntries(again.serializeArray().map(({ name, value }) => [name, value]));
    const saved = await post(String(again.attr('action')), { ...along, text: 'Shorter' });

    expect([saved.status, saved.headers.location]).toEqual([303, '/plan']);
    expect(task(1).note.text).toBe('Shorter');
  });

  it.each([
    { path: '/tasks/1/drop', form: { dropped: 'yes' } },
    { path: '/tasks/1/sessions', form: { action: 'day', day: '2026-03-06' } },
  ])('is no reason: $path does nothing, and says so', async ({ path, form }) => {
    const app = await givenApp();
    const before = app.plan();

    const { status, $ } = await app.post(path, { ...form, reason: 'x'.repeat(501) });

    expect(status).toBe(422);
    expect($('main').text()).toContain('Keep this to 500 characters');
    expect(app.plan()).toEqual(before);
  });
});
