import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { findAnswerNote } from '../../../db/practice/answer-notes.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';

const TEXTS = [
  {
    name: 'a note',
    path: '/tasks/1/note',
    page: '/tasks/1',
    field: 'note-1',
    neighbour: '/tasks/2/note',
    find: ({ plan }: TestApp) => [plan().tasks[0]?.note, plan().tasks[1]?.note],
    missing: ['/tasks/99/note', '/tasks/x/note'],
  },
  {
    name: 'a reflection',
    path: '/weeks/1/reflection',
    page: '/weeks/1',
    field: 'reflection-1',
    neighbour: '/weeks/2/reflection',
    find: ({ plan }: TestApp) =>
      [1, 2].map((week) => {
        const found = plan().reflections.find((reflection) => reflection.week === week);
        return found && { text: found.text, revision: found.revision };
      }),
    missing: ['/weeks/0/reflection', '/weeks/3/reflection', '/weeks/1.5/reflection', '/weeks/x/reflection'],
  },
  {
    name: 'an answer to a question',
    path: '/practice/questions/plain-kl-divergence/note',
    page: '/practice/questions/plain-kl-divergence',
    field: 'answer-note-plain-kl-divergence',
    neighbour: '/practice/questions/plain-entropy/note',
    find: ({ db }: TestApp) =>
      ['plain-kl-divergence', 'plain-entropy'].map((id) => {
        const note = findAnswerNote(db, id);
        return note.revision === 0 ? undefined : note;
      }),
    missing: [
      '/practice/questions/nowhere/note',
      '/practice/questions/own-1/note',
      '/practice/questions/__proto__/note',
    ],
  },
  {
    name: 'an answer to a question on a week',
    path: '/weeks/1/reflection/went-well',
    page: '/weeks/1/review',
    field: 'went-well-1',
    neighbour: '/weeks/1/reflection/do-differently',
    find: ({ plan }: TestApp) =>
      ['went-well', 'do-differently'].map((prompt) => {
        const found = plan().reflections.find((reflection) => reflection.prompt === prompt);
        return found && { text: found.text, revision: found.revision };
      }),
    missing: [
      '/weeks/0/reflection/went-well',
      '/weeks/3/reflection/went-well',
      '/weeks/1/reflection/free',
      '/weeks/1/reflection/anything',
    ],
  },
] as const;

describe.each(TEXTS)('$name', ({ path, page, field, neighbour, find, missing }) => {
  it('is saved without JavaScript, and leads back', async () => {
    const app = await testApp();
    await app.post(neighbour, { text: 'Mine', revision: '0' });

    const answer = await app.post(path, { text: 'First\r\nSecond', revision: '0', from: page });

    expect([answer.status, answer.headers.location]).toEqual([303, page]);
    expect(find(app)).toEqual([
      { text: 'First\nSecond', revision: 1 },
      { text: 'Mine', revision: 1 },
    ]);
  });

  it('answers htmx with the line under the words alone, which the next save builds on', async () => {
    const { post } = await testApp();

    const first = await post(path, { text: 'One', revision: '0', from: page }, { htmx: true });
    expect(first.status).toBe(200);
    expect(first.$('body').children()).toHaveLength(1);
    expect(first.$(`#${field}-status[role=status]`).text()).toBe('Saved');
    expect(first.$('input[name=revision]').val()).toBe('1');
    const second = await post(path, { text: 'Two', revision: '1', from: page }, { htmx: true });

    expect(second.$('input[name=revision]').val()).toBe('2');
  });

  it('keeps its first line break on the page', async () => {
    const { get, post } = await testApp();
    await post(path, { text: '\n  indented', revision: '0' });

    // A browser drops one line break after the opening tag; cheerio does the same.
    expect((await get(page)).$(`#${field}`).text()).toBe('\n  indented');
  });

  it('from an older page is refused with both versions, for htmx beside the field', async () => {
    const app = await testApp();
    await app.post(path, { text: 'Theirs', revision: '0' });

    const { status, headers, body, $ } = await app.post(
      path,
      { text: 'Mine', revision: '0' },
      { htmx: true },
    );

    expect(status).toBe(409);
    expect(headers).not.toHaveProperty('hx-retarget');
    expect(body).not.toContain('<html');
    expect($(`#${field}-status[role=alert]`).text()).toContain('Not saved');
    expect($('.writing__other').text()).toBe('Theirs');
    expect($('input[name=revision]').val()).toBe('1');
    expect(find(app)[0]).toEqual({ text: 'Theirs', revision: 1 });
  });

  it('from an older page is refused with both versions, without JavaScript on a page that can settle it', async () => {
    const app = await testApp();
    await app.post(path, { text: 'Theirs', revision: '0' });

    const { status, $ } = await app.post(path, { text: '\nMine <b>', revision: '0', from: page });
    expect(status).toBe(409);
    expect($('h1').text()).toBe('This text was changed in another window');
    expect($('textarea[name=text]').text()).toBe('\nMine <b>');
    expect($('.writing__other').text()).toBe('Theirs');
    const form = $('main form');
    const settled = await app.post(form.attr('action') ?? '', {
      text: 'Both',
      revision: String(form.find('[name=revision]').val()),
      from: String(form.find('[name=from]').val()),
    });

    expect([settled.status, settled.headers.location]).toEqual([303, page]);
    expect(find(app)[0]).toEqual({ text: 'Both', revision: 2 });
  });

  it('that is saved fifty times at once is saved once', async () => {
    const app = await testApp();

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => app.post(path, { text: 'Once', revision: '0' })),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(find(app)[0]).toEqual({ text: 'Once', revision: 1 });
    expect(listChanges(app.db, { limit: 100 })).toHaveLength(2);
  });

  it('of fifty windows at once is never overwritten: one is saved, the others are told', async () => {
    const app = await testApp();

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => app.post(path, { text: `Window ${index}`, revision: '0' })),
    );

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    expect(find(app)[0]?.revision).toBe(1);
  });

  it.each([
    { name: 'no text', form: { revision: '0' } },
    { name: 'no revision', form: { text: 'x' } },
    { name: 'a revision in words', form: { text: 'x', revision: 'latest' } },
    { name: 'a revision below none', form: { text: 'x', revision: '-1' } },
    { name: 'a character that cannot be kept', form: { text: 'a\0b', revision: '0' } },
    { name: 'too much text', form: { text: 'x'.repeat(100_001), revision: '0' } },
  ])('with $name is refused in words', async ({ form }) => {
    const app = await testApp();
    const before = find(app);

    const sent = await app.post(path, form);
    const fragment = await app.post(path, form, { htmx: true });

    expect([sent.status, fragment.status]).toEqual([422, 422]);
    expect(sent.$('h1').text()).toBe('This could not be saved.');
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect(fragment.$('[role=alert]').text()).toContain('What you typed is still in the field.');
    expect(find(app)).toEqual(before);
  });

  it('of the greatest length is kept whole', async () => {
    const app = await testApp();
    const text = 'é'.repeat(100_000);
    expect((await app.post(path, { text, revision: '0' })).status).toBe(303);
    expect(find(app)[0]?.text).toBe(text);
  });

  it.each(missing)('of what is not there leads nowhere: %s', async (address) => {
    const app = await testApp();
    expect((await app.post(address, { text: 'x', revision: '0' })).status).toBe(404);
    expect(listChanges(app.db, { limit: 100 })).toHaveLength(1);
  });

  it('of a plan cannot be written before there is one; questions are there without', async () => {
    const { post } = await testApp({ plan: 'none' });
    const expected = path.startsWith('/practice/') ? 303 : 404;
    expect((await post(path, { text: 'x', revision: '0' })).status).toBe(expected);
  });
});
