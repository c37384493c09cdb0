import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { testApp } from '../../support/app/test-app.ts';

const NOTE = { kind: 'note', text: 'Derived it *twice*', location: '', value: '' };
const TOKEN = '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11';

describe('leaving evidence', () => {
  it.each([
    { form: NOTE, left: { kind: 'note', text: 'Derived it *twice*', location: '', value: null } },
    {
      form: { kind: 'link', text: 'Code', location: ' https://example.org/a?b=1 ', value: '7' },
      left: { kind: 'link', text: 'Code', location: 'https://example.org/a?b=1', value: null },
    },
    {
      form: { kind: 'number', text: 'accuracy', location: 'ignored', value: '0,915' },
      left: { kind: 'number', text: 'accuracy', location: '', value: 0.915 },
    },
    {
      form: { kind: 'number', text: 'loss', location: '', value: '-1.5e-3' },
      left: { kind: 'number', text: 'loss', location: '', value: -0.0015 },
    },
    {
      form: { kind: 'document', text: '', location: 'notes/ppo.md', value: '' },
      left: { kind: 'document', text: '', location: 'notes/ppo.md', value: null },
    },
  ])('keeps a $form.kind, today, and goes back to it', async ({ form, left }) => {
    const { post, task } = await testApp();

    const answer = await post('/tasks/1/evidence', { ...form, from: '/tasks/1', at: 'evidence' });

    expect([answer.status, answer.headers.location]).toEqual([303, '/tasks/1#evidence']);
    expect(task(1).evidence).toEqual([
      { id: 1, leftOn: '2026-03-04', pieceKey: '', attachmentKey: '', ...left },
    ]);
    expect(task(2).evidence).toEqual([]);
  });

  it('answers htmx with the page of the task, the evidence on it and an empty form', async () => {
    const { post } = await testApp();

    const { status, body, $ } = await post(
      '/tasks/1/evidence',
      { ...NOTE, from: '/tasks/1' },
      { htmx: true },
    );

    expect(status).toBe(200);
    expect(body).toMatch(/^<main id="main"/);
    expect($('#flash').attr('hx-swap-oob')).toBe('innerHTML');
    expect($('.evidence__item .prose').html()?.trim()).toBe('<p>Derived it <em>twice</em></p>');
    expect($('textarea#field-text').text()).toBe('');
    expect($('#evidence-form').attr('open')).toBeUndefined();
  });

  it.each([
    { name: 'no kind', form: { ...NOTE, kind: '' }, field: 'kind', says: 'Choose what it is' },
    { name: 'an unknown kind', form: { ...NOTE, kind: 'video' }, field: 'kind', says: 'Choose what it is' },
    { name: 'an empty note', form: { ...NOTE, text: '  ' }, field: 'text', says: 'Write the note' },
    {
      name: 'a link without an address',
      form: { ...NOTE, kind: 'link' },
      field: 'location',
      says: 'Enter the whole address',
    },
    {
      name: 'a script for a link',
      form: { ...NOTE, kind: 'link', location: 'javascript:alert(1)' },
      field: 'location',
      says: 'Enter the whole address',
    },
    {
      name: 'a file for a link',
      form: { ...NOTE, kind: 'link', location: 'file:///etc/passwd' },
      field: 'location',
      says: 'Enter the whole address',
    },
    {
      name: 'a document without a path',
      form: { ...NOTE, kind: 'document' },
      field: 'location',
      says: 'where the document is',
    },
    {
      name: 'a number in words',
      form: { ...NOTE, kind: 'number', value: 'high' },
      field: 'value',
      says: 'Enter a number',
    },
    {
      name: 'a number past all',
      form: { ...NOTE, kind: 'number', value: '1e999' },
      field: 'value',
      says: 'Enter a number',
    },
    {
      name: 'digits without an end that make no number',
      form: { ...NOTE, kind: 'number', value: `${'9'.repeat(500_000)}x` },
      field: 'value',
      says: 'Enter a number',
    },
    {
      name: 'a number without context',
      form: { kind: 'number', text: '', location: '', value: '3' },
      field: 'text',
      says: 'what the number is',
    },
    {
      name: 'too many words',
      form: { ...NOTE, text: 'x'.repeat(20_001) },
      field: 'text',
      says: 'Keep this to 20,000 characters',
    },
  ])('with $name is refused beside the field, with what was typed', async ({ form, field, says }) => {
    const { post, task } = await testApp();

    const page = await post('/tasks/1/evidence', { ...form, from: '/tasks/1' });
    const fragment = await post('/tasks/1/evidence', { ...form, from: '/tasks/1' }, { htmx: true });

    expect([page.status, fragment.status]).toEqual([422, 422]);
    expect(page.body).toContain('<html');
    expect(fragment.body).toMatch(/^<main id="main"/);
    for (const { $ } of [page, fragment]) {
      expect($(`#error-${field}`).text()).toContain(says);
      expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
      expect($(`#field-${field}`)).toHaveLength(1);
      expect($('#evidence-form').attr('open')).toBeDefined();
      expect($('#field-location').val()).toBe(form.location);
      expect($('#field-value').val()).toBe(form.value);
      expect($('textarea#field-text').text()).toBe(form.text);
    }
    expect(task(1).evidence).toEqual([]);
  });

  it('keeps one piece of a form that is sent twice, or fifty times at once', async () => {
    const { db, post, task } = await testApp();
    const form = { ...NOTE, formToken: TOKEN };

    await Promise.all(Array.from({ length: 50 }, () => post('/tasks/1/evidence', form)));
    const again = await post('/tasks/1/evidence', form);

    expect(again.status).toBe(303);
    expect(task(1).evidence).toHaveLength(1);
    expect(listChanges(db, { limit: 100 })).toHaveLength(2);
  });

  it('names each filled-in form anew, so that the same words can be left again', async () => {
    const { get, post, task } = await testApp();
    const tokenOnPage = async () => String((await get('/tasks/1')).$('[name=formToken]').val());

    await post('/tasks/1/evidence', { ...NOTE, formToken: await tokenOnPage() });
    await post('/tasks/1/evidence', { ...NOTE, formToken: await tokenOnPage() });

    expect(task(1).evidence).toHaveLength(2);
  });

  it.each(['/tasks/99/evidence', '/tasks/x/evidence'])('of no task leads nowhere: %s', async (path) => {
    const { post } = await testApp();
    expect((await post(path, NOTE)).status).toBe(404);
  });
});

describe('removing evidence', () => {
  it('takes that piece away, no other, and twice is once', async () => {
    const { db, post, task } = await testApp();
    await post('/tasks/1/evidence', NOTE);
    await post('/tasks/1/evidence', { ...NOTE, text: 'Another' });
    await post('/tasks/2/evidence', { ...NOTE, text: 'Elsewhere' });

    const answer = await post('/tasks/1/evidence/1/removal', { from: '/tasks/1', at: 'evidence' });
    await post('/tasks/1/evidence/1/removal', {});

    expect([answer.status, answer.headers.location]).toEqual([303, '/tasks/1#evidence']);
    expect(task(1).evidence.map(({ text }) => text)).toEqual(['Another']);
    expect(task(2).evidence.map(({ text }) => text)).toEqual(['Elsewhere']);
    expect(listChanges(db, { limit: 100 })).toHaveLength(5);
  });

  it('answers htmx with the page without it', async () => {
    const { post } = await testApp();
    await post('/tasks/1/evidence', NOTE);
    const { status, $ } = await post('/tasks/1/evidence/1/removal', { from: '/tasks/1' }, { htmx: true });
    expect(status).toBe(200);
    expect($('.evidence__item')).toHaveLength(0);
    expect($('#flash').text()).toContain('Removed evidence from “Task 1”');
  });

  it('cannot reach evidence of another task', async () => {
    const { post, task } = await testApp();
    await post('/tasks/1/evidence', NOTE);
    await post('/tasks/2/evidence/1/removal', {});
    expect(task(1).evidence).toHaveLength(1);
  });

  it.each(['/tasks/99/evidence/1/removal', '/tasks/1/evidence/x/removal'])(
    'of what is not there leads nowhere: %s',
    async (path) => {
      const { post } = await testApp();
      expect((await post(path, {})).status).toBe(404);
    },
  );
});
