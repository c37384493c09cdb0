import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { testApp } from '../../support/app/test-app.ts';

const FORM = { spentMinutes: '45', spentOn: '2026-03-03', from: '/tasks/1', at: 'time' };
const TOKEN = '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11';

describe('noting time by hand', () => {
  it('keeps it on that day, and goes back to it', async () => {
    const { post, task } = await testApp();
    const answer = await post('/tasks/1/spent', FORM);
    expect([answer.status, answer.headers.location]).toEqual([303, '/tasks/1#time']);
    expect(task(1).spent).toEqual([{ id: 1, day: '2026-03-03', minutes: 45 }]);
    expect(task(2).spent).toEqual([]);
  });

  it('answers htmx with the page, the time on it and an empty form', async () => {
    const { post } = await testApp();
    const { status, body, $ } = await post('/tasks/1/spent', FORM, { htmx: true });
    expect(status).toBe(200);
    expect(body).toMatch(/^<main id="main"/);
    expect($('.spent__line').text()).toContain('45 min');
    expect($('#time').text()).toContain('45 min noted. The estimate is 1 h.');
    expect($('#field-spentMinutes').attr('value')).toBe('');
    expect($('#field-spentOn').attr('value')).toBe('2026-03-04');
  });

  it.each([
    { name: 'no minutes', form: { spentMinutes: '' }, field: 'spentMinutes', says: 'Enter whole minutes' },
    { name: 'zero', form: { spentMinutes: '0' }, field: 'spentMinutes', says: 'Enter whole minutes' },
    { name: 'half a minute', form: { spentMinutes: '0.5' }, field: 'spentMinutes', says: 'whole minutes' },
    { name: 'more than a day', form: { spentMinutes: '1441' }, field: 'spentMinutes', says: 'a day' },
    { name: 'no day', form: { spentOn: '' }, field: 'spentOn', says: 'Enter the day' },
    { name: 'a day that never is', form: { spentOn: '2026-02-30' }, field: 'spentOn', says: 'Enter the day' },
    { name: 'a day to come', form: { spentOn: '2026-03-05' }, field: 'spentOn', says: 'still to come' },
  ])('of $name is refused beside the field, with what was typed', async ({ form, field, says }) => {
    const { post, task } = await testApp();
    for (const htmx of [true, false]) {
      const { status, $ } = await post('/tasks/1/spent', { ...FORM, ...form }, { htmx });
      expect(status).toBe(422);
      expect($(`#error-${field}`).text()).toContain(says);
      expect($(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
      expect($('#spent-form').attr('open')).toBeDefined();
      expect($('#field-spentMinutes').attr('value')).toBe({ ...FORM, ...form }.spentMinutes);
    }
    expect(task(1).spent).toEqual([]);
  });

  it('keeps one of a form that is sent twice', async () => {
    const { db, post, task } = await testApp();
    for (const _ of [1, 2]) await post('/tasks/1/spent', { ...FORM, formToken: TOKEN });
    expect(task(1).spent).toHaveLength(1);
    expect(listChanges(db, { limit: 100 })).toHaveLength(2);
  });

  it.each(['/tasks/99/spent', '/tasks/x/spent'])('of no task leads nowhere: %s', async (path) => {
    const { post } = await testApp();
    expect((await post(path, FORM)).status).toBe(404);
  });
});

describe('removing noted time', () => {
  it('takes that one away, no other, and twice is once', async () => {
    const { db, post, task } = await testApp();
    await post('/tasks/1/spent', FORM);
    await post('/tasks/1/spent', { ...FORM, spentMinutes: '20' });
    await post('/tasks/2/spent', { ...FORM, spentMinutes: '10' });

    const answer = await post('/tasks/1/spent/1/removal', { from: '/tasks/1', at: 'time' });
    await post('/tasks/1/spent/1/removal', {});
    await post('/tasks/1/spent/3/removal', {});

    expect([answer.status, answer.headers.location]).toEqual([303, '/tasks/1#time']);
    expect(task(1).spent.map(({ minutes }) => minutes)).toEqual([20]);
    expect(task(2).spent.map(({ minutes }) => minutes)).toEqual([10]);
    expect(listChanges(db, { limit: 100 })).toHaveLength(5);
  });

  it('answers htmx with the page without it', async () => {
    const { post } = await testApp();
    await post('/tasks/1/spent', FORM);
    const { $ } = await post('/tasks/1/spent/1/removal', { from: '/tasks/1' }, { htmx: true });
    expect($('.spent__line')).toHaveLength(0);
    expect($('#flash').text()).toContain('Removed time noted on “Task 1”');
  });

  it.each(['/tasks/99/spent/1/removal', '/tasks/1/spent/x/removal'])(
    'of what is not there leads nowhere: %s',
    async (path) => {
      const { post } = await testApp();
      expect((await post(path, {})).status).toBe(404);
    },
  );
});
