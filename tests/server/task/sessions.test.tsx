import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, latestWords } from '../../support/database/db.ts';

type Days = Record<string, (string | number)[][]>;

/** Each task's sessions as day, minutes, and whether it is pinned. */
function sessionsOf({ plan }: TestApp): Days {
  return Object.fromEntries(
    plan().tasks.map(({ key, sessions }) => [
      key,
      sessions.map(({ day, minutes, isPinned }) => [day, minutes, ...(isPinned ? ['pinned'] : [])]),
    ]),
  );
}

const NEIGHBOURS = { 'task-3': [['2026-03-09', 60]], 'task-4': [['2026-03-10', 60]] };
const AS_PLANNED: Days = { 'task-1': [['2026-03-02', 60]], 'task-2': [['2026-03-03', 60]], ...NEIGHBOURS };

const lastSummary = ({ db }: TestApp) => latestWords(db);

describe('moving what is left of a task', () => {
  it.each<{ form: Form; sessions: Days[string]; summary: string }>([
    {
      form: { action: 'today' },
      sessions: [['2026-03-04', 60, 'pinned']],
      summary: 'Moved “Task 1” to today',
    },
    {
      form: { action: 'next' },
      sessions: [['2026-03-05', 60]],
      summary: 'Moved “Task 1” to the next study day',
    },
    {
      form: { action: 'day', day: '2026-03-12' },
      sessions: [['2026-03-12', 60, 'pinned']],
      summary: 'Moved “Task 1” to 12 March 2026',
    },
    {
      form: { action: 'split' },
      sessions: [
        ['2026-03-05', 30],
        ['2026-03-06', 30],
      ],
      summary: 'Split what is left of “Task 1”',
    },
  ])('$form.action: changes its sessions and no others', async ({ form, sessions, summary }) => {
    const testing = await testApp();

    const { status, headers } = await testing.post('/tasks/1/sessions', {
      ...form,
      from: '/today',
      at: 'earlier',
    });

    expect([status, headers.location]).toEqual([303, '/today#earlier']);
    expect(sessionsOf(testing)).toEqual({ ...AS_PLANNED, 'task-1': sessions });
    expect(lastSummary(testing)).toBe(summary);
  });

  it('is answered with the page for htmx, and undone by one click', async () => {
    const testing = await testApp();
    const before = dumpData(testing.db);

    const { $ } = await testing.post('/tasks/1/sessions', { action: 'next', from: '/today' }, { htmx: true });
    expect($('#earlier-task-1, #earlier-task-2').length).toBe(1);

    await testing.post($('#flash form').attr('action') ?? '', { undone: 'yes' });
    expect(dumpData(testing.db)).toEqual(before);
  });

  it('keeps what is done where it was done', async () => {
    const testing = await testApp();
    await testing.post('/tasks/1/steps/1/completion', { done: 'yes' });
    await testing.post('/tasks/1/sessions', { action: 'day', day: '2026-03-12' });
    expect(sessionsOf(testing)['task-1']).toEqual([
      ['2026-03-02', 20],
      ['2026-03-12', 40, 'pinned'],
    ]);
  });

  it.each<[name: string, form: Form]>([
    ['no action', {}],
    ['an action that there is not', { action: 'delete' }],
    ['no day', { action: 'day' }],
    ['a day that is none', { action: 'day', day: '2026-02-30' }],
    ['a day that is over', { action: 'day', day: '2026-03-03' }],
    ['work done on a day to come', { action: 'done', on: '2026-03-05' }],
  ])('is refused in words with %s', async (_, form) => {
    const testing = await testApp();
    const before = dumpData(testing.db);
    for (const address of ['/tasks/1/sessions', '/sessions']) {
      const { status, body } = await testing.post(address, { task: '1', ...form });
      expect([status, /Nothing was changed/.test(body)]).toEqual([422, true]);
    }
    expect(dumpData(testing.db)).toEqual(before);
  });

  it('knows only the tasks of the plan', async () => {
    const { post } = await testApp();
    expect((await post('/tasks/99/sessions', { action: 'today' })).status).toBe(404);
    expect((await post('/sessions', { action: 'today', task: ['1', '99'] })).status).toBe(404);
  });

  it('leaves what was finished meanwhile as it is', async () => {
    const testing = await testApp();
    await testing.post('/tasks/1/completion', { done: 'yes', on: '2026-03-02' });
    const before = dumpData(testing.db);
    for (const action of ['today', 'split', 'drop', 'done', 'push']) {
      const { status, $ } = await testing.post('/tasks/1/sessions', { action });
      expect([action, status]).toEqual([action, 409]);
      expect($('#flash').text()).toMatch(/“Task 1” was finished .*on Monday 2 March 2026/);
    }
    expect(dumpData(testing.db)).toEqual(before);
  });

  it('says nothing more where it was finished on the very day that is asked', async () => {
    const { post } = await testApp();
    await post('/tasks/1/completion', { done: 'yes', on: '2026-03-02' });
    const again = await post('/tasks/1/sessions', { action: 'done', on: '2026-03-02' });
    expect(again.status).toBe(303);
  });
});

describe('several tasks at once', () => {
  const both = { task: ['1', '2'], confirmed: 'yes' };

  it.each<{ form: Form; sessions: Days; summary: string }>([
    {
      form: { action: 'day', day: '2026-03-12' },
      sessions: { 'task-1': [['2026-03-12', 60, 'pinned']], 'task-2': [['2026-03-12', 60, 'pinned']] },
      summary: 'Moved 2 tasks to 12 March 2026; over its minutes: Thu 12 Mar with 2 h 20 min of 2 h',
    },
    {
      form: { action: 'next' },
      sessions: { 'task-1': [['2026-03-05', 60]], 'task-2': [['2026-03-05', 60]] },
      summary: 'Moved 2 tasks to the next study day; over its minutes: Thu 5 Mar with 2 h 20 min of 2 h',
    },
  ])('$form.action: is one change', async ({ form, sessions, summary }) => {
    const testing = await testApp();
    const before = dumpData(testing.db);
    await testing.post('/sessions', { ...both, ...form });

    expect(sessionsOf(testing)).toEqual({ ...NEIGHBOURS, ...sessions });
    expect(lastSummary(testing)).toBe(summary);
    const [change] = listChanges(testing.db, { limit: 1 });
    await testing.post(`/changes/${change?.id}/undo`, { undone: 'yes' });
    expect(dumpData(testing.db)).toEqual(before);
  });

  it('pushes the chosen ones by study days, over the day off between', async () => {
    const testing = await testApp({ now: '2026-03-02T09:00:00Z' });
    await testing.post('/sessions', { task: ['2', '3'], action: 'push', studyDays: '5' });
    expect(sessionsOf(testing)).toEqual({
      ...AS_PLANNED,
      'task-2': [['2026-03-09', 60]],
      'task-3': [['2026-03-14', 60]],
    });
    expect(lastSummary(testing)).toBe('Pushed 2 tasks by 5 study days');
  });

  it('drops them with a reason, as one change', async () => {
    const testing = await testApp();
    await testing.post('/sessions', { ...both, action: 'drop', reason: ' Known already ' });
    expect(testing.plan().tasks.map(({ droppedOn, dropReason }) => [droppedOn, dropReason])).toEqual([
      ['2026-03-04', 'Known already'],
      ['2026-03-04', 'Known already'],
      [null, ''],
      [null, ''],
    ]);
    expect(lastSummary(testing)).toBe('Dropped 2 tasks');
  });

  it('has them done on an earlier day, as one change', async () => {
    const testing = await testApp();
    await testing.post('/sessions', { ...both, action: 'done', on: '2026-03-03' });
    expect(testing.plan().tasks.map(({ completion }) => completion?.on)).toEqual([
      '2026-03-03',
      '2026-03-03',
      undefined,
      undefined,
    ]);
    expect(lastSummary(testing)).toBe('Finished 2 tasks');
  });

  it('finishes those that are open, and says which ones were finished or dropped since', async () => {
    const testing = await testApp();
    await testing.post('/tasks/1/completion', { done: 'yes', on: '2026-03-02' });
    await testing.post('/tasks/4/drop', { dropped: 'yes', reason: '' });
    const chosen = { action: 'done', on: '2026-03-03', task: ['1', '2', '3', '4'] };

    const { status, $ } = await testing.post('/sessions', chosen, { htmx: true });

    expect(status).toBe(200);
    expect($('#flash .notice__words').text()).toBe(
      '“Task 1” was finished already, on Monday 2 March 2026. It stays so; the page of the task changes the day. ' +
        '“Task 4” was dropped on Wednesday 4 March 2026. Take it back on its page first. Finished 2 tasks',
    );
    expect($('#undo').text()).toBe('Undo');
    expect(testing.plan().tasks.map(({ completion }) => completion?.on)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-03',
      undefined,
    ]);
  });

  it('asks for at least one', async () => {
    const { post } = await testApp();
    const { status, body } = await post('/sessions', { action: 'today' });
    expect(status).toBe(422);
    expect(body).toContain('No task was chosen.');
  });

  it.each(['/today', '/days/2026-03-09', '/weeks/1'])('can be chosen on %s', async (page) => {
    const { get } = await testApp();
    const { $: usual } = await get(page);
    expect(usual('#bulk').length).toBe(0);

    const address = usual('.select-link').first().attr('href') ?? '';
    const { $ } = await get(address);

    expect($('#bulk').attr()).toMatchObject({ method: 'post', action: '/sessions', 'hx-post': '/sessions' });
    expect($('input[name=task][form=bulk]').length).toBeGreaterThan(0);
    expect($('#bulk input[name=from]').val()).toBe(page);
    expect($('.select-link').first().attr('href')).toMatch(new RegExp(`^${page}#`));
  });
});

describe('work from earlier days', () => {
  it('offers each answer for each task', async () => {
    const { get } = await testApp();
    const today = (await get('/today')).$;
    expect(today('#earlier a[href="/replan"]').length).toBe(1);

    const { $ } = await get(today('#earlier-task-1-moves-page').attr('href') ?? '');
    const actions = $('.moving form[action="/tasks/1/sessions"] [value]')
      .toArray()
      .map(({ attribs }) => attribs.value);
    for (const action of ['today', 'next', 'split', 'day', 'done', 'drop']) expect(actions).toContain(action);
    expect($('#earlier-task-1-next').text()).toBe('Thu 5 Mar');
    expect($('.moving input[name=from]').first().val()).toBe('/today');
    expect($('h1 + .lead').text()).toContain('left');
  });

  it('says on the page of the ways to move a task that nothing is left, and knows no others', async () => {
    const { get, post } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    const { $ } = await get('/tasks/1/moves?from=//elsewhere&at="><b>&id=%20');
    expect($('main').text()).toContain('Nothing of it is left to move');
    expect($('main form').length).toBe(0);
    expect($('main a').first().attr('href')).toBe('/');
    expect((await get('/tasks/99/moves')).status).toBe(404);
  });

  it('is folded to the oldest with one next step when the plan is far behind', async () => {
    const { get } = await testApp({ plan: 'built-in', now: '2026-03-16T09:00:00Z' });

    const { $ } = await get('/today');
    expect($('#earlier .item').length).toBe(3);
    expect($('#replan-left').attr('href')).toBe('/replan');

    const all = await get($('#earlier a[href*="earlier=all"]').attr('href') ?? '');
    expect(all.$('#earlier .item').length).toBeGreaterThan(10);
  });

  it('leaves a plan that is a little behind its list', async () => {
    const { get } = await testApp();
    const { $ } = await get('/today');
    expect([$('#earlier .item').length, $('#replan-left').length]).toEqual([2, 0]);
  });
});

describe('a move that brings a day over its minutes', () => {
  const three = { task: ['1', '2', '3'], action: 'today', from: '/today', at: 'earlier' };

  it('is said before it is made, and made when that is confirmed', async () => {
    const testing = await testApp();
    const before = dumpData(testing.db);

    const { status, headers } = await testing.post('/sessions', three);
    expect(status).toBe(303);
    expect(dumpData(testing.db)).toEqual(before);

    const { $ } = await testing.get(String(headers.location));
    expect($('h1').text()).toBe('A day over its minutes');
    expect($('.moves__line').text()).toBe('Wed 4 Mar with 3 h 20 min of 2 h');
    const form = Object.fromEntries(
      $('form[action="/sessions"] input')
        .toArray()
        .map(({ attribs }) => [attribs.name ?? '', attribs.value ?? '']),
    );
    await testing.post('/sessions', { ...form, task: three.task });
    expect(lastSummary(testing)).toBe(
      'Moved 3 tasks to today; over its minutes: Wed 4 Mar with 3 h 20 min of 2 h',
    );
  });

  it('leads there with htmx too', async () => {
    const { post } = await testApp();
    const { status, headers } = await post('/sessions', three, { htmx: true });
    expect([status, headers['hx-redirect']?.toString().startsWith('/moves?task=1&task=2')]).toEqual([
      204,
      true,
    ]);
  });

  it('is said on the button of one task', async () => {
    const testing = await testApp();
    await testing.post('/sessions', { ...three, task: ['2', '3'], confirmed: 'yes' });
    const { $ } = await testing.get('/tasks/1/moves?from=/today');
    expect($('button[value=today]').text()).toBe('Today: 3 h 20 min of 2 h');
    expect($('button[value=next]').text()).toBe('Thu 5 Mar');
  });

  it('says so where no open task is named, or no day to come', async () => {
    const { get } = await testApp();
    for (const query of ['', '?task=1', '?task=99&action=today', '?task=1&action=day&day=2020-01-01']) {
      const { status, $ } = await get(`/moves${query}`);
      expect([status, $('h1').text()], query).toEqual([200, 'Nothing to move']);
    }
  });
});
