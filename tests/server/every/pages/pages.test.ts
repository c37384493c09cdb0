import { describe, expect, it } from 'vitest';
import { testApp } from '../../../support/app/test-app.ts';
import { sampleNewPlan } from '../../../support/database/db.ts';

const PAGES = [
  '/today',
  '/days/2026-03-05',
  '/tasks/1',
  '/weeks',
  '/weeks/2',
  '/plan',
  '/practice',
  '/practice?form=code',
  '/practice/questions/plain-kl-divergence',
  '/practice/sheet?category=plain-english',
  '/progress',
  '/changes',
];

describe('a page', () => {
  it.each([...PAGES, '/report', '/settings', '/help'])(
    'is a whole document at its address: %s',
    async (path) => {
      const { get } = await testApp();
      const { status, headers, body, $ } = await get(path);

      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-store');
      expect(body).toMatch(/^<!doctype html><html lang="en">/);
      expect($('main#main[tabindex="-1"]')).toHaveLength(1);
      expect($('h1')).toHaveLength(1);
      expect($('head title').text()).toMatch(/^.+ · Daymark$/);
    },
  );

  it.each(PAGES)('is the same for htmx, which takes a piece of it: %s', async (path) => {
    const { get } = await testApp();
    const whole = await get(path);
    const forHtmx = await get(path, { 'hx-request': 'true' });
    // Each look at a task has its own form.
    const withoutToken = (body: string) => body.replace(/name="formToken" value="[^"]+"/g, '');
    expect(withoutToken(forHtmx.body)).toBe(withoutToken(whole.body));
  });

  it.each([
    '/days/2026%2D03%2D05',
    '/%77eeks/1',
    '/weeks/1?select=yes',
    '/Today',
    '/today/',
    '/weeks//1',
    '/weeks/1%2F2',
    '/settings',
  ])('is found for a change as its address finds it: %s', async (path) => {
    const { get, post } = await testApp();
    const page = await get(path);
    const answer = await post('/tasks/1/completion', { done: 'yes', from: path }, { htmx: true });

    // Pages that show no data of a plan are asked for again by their address.
    if (page.status === 200 && path !== '/settings')
      expect(answer.$('main h1').text()).toBe(page.$('main h1').text());
    else expect([answer.status, answer.headers['hx-redirect']]).toEqual([204, path]);
  });

  it('marks where the reader is in the navigation', async () => {
    const { get } = await testApp();
    const current = async (path: string) => (await get(path)).$('[aria-current=page]').text();
    expect(await current('/today')).toBe('Today');
    expect(await current('/weeks/1')).toBe('Weeks');
    expect(await current('/tasks/1')).toBe('Road');
  });

  it.each([
    '/days/2026-02-30',
    '/days/today',
    '/days/2026-3-4',
    '/days/0000-01-01',
    '/days/9999-12-31',
    '/tasks/99',
    '/tasks/x',
    '/tasks/',
    '/weeks/0',
    '/weeks/3',
    '/weeks/1.5',
    '/weeks/x',
    '/nowhere',
    '/days/%',
    '/%ff',
    '/..%2f..%2fpackage.json',
  ])('that does not exist is told in words: %s', async (path) => {
    const { get } = await testApp();
    const { status, $ } = await get(path);
    expect(status).toBe(404);
    expect($('h1').text()).toBe('There is nothing at this address.');
  });
});

describe('today', () => {
  it.each([
    { zone: 'Pacific/Kiritimati', now: '2026-03-04T12:30:00Z', hour: 0, shows: 'Thursday 5 March' },
    { zone: 'Pacific/Kiritimati', now: '2026-03-04T09:59:00Z', hour: 0, shows: 'Wednesday 4 March' },
    { zone: 'Pacific/Niue', now: '2026-03-05T10:30:00Z', hour: 0, shows: 'Wednesday 4 March' },
    { zone: 'Pacific/Niue', now: '2026-03-05T11:00:00Z', hour: 0, shows: 'Thursday 5 March' },
    { zone: 'Australia/Lord_Howe', now: '2026-04-04T12:59:00Z', hour: 0, shows: 'Saturday 4 April' },
    { zone: 'Australia/Lord_Howe', now: '2026-04-04T13:00:00Z', hour: 0, shows: 'Sunday 5 April' },
    // The half hour is given back at two on that Sunday: 02:59 happens after 01:59, and once more.
    { zone: 'Australia/Lord_Howe', now: '2026-04-04T16:29:00Z', hour: 3, shows: 'Saturday 4 April' },
    { zone: 'Australia/Lord_Howe', now: '2026-04-04T16:30:00Z', hour: 3, shows: 'Sunday 5 April' },
    // New York springs forward on 8 March: an hour after 01:59 it is 03:59.
    { zone: 'America/New_York', now: '2026-03-08T06:59:00Z', hour: 3, shows: 'Saturday 7 March' },
    { zone: 'America/New_York', now: '2026-03-08T07:00:00Z', hour: 3, shows: 'Sunday 8 March' },
    { zone: 'America/New_York', now: '2026-03-08T04:59:00Z', hour: 0, shows: 'Saturday 7 March' },
    { zone: 'America/New_York', now: '2026-11-01T07:59:00Z', hour: 3, shows: 'Saturday 31 October' },
    { zone: 'America/New_York', now: '2026-11-01T08:00:00Z', hour: 3, shows: 'Sunday 1 November' },
    { zone: 'UTC', now: '2026-03-05T02:59:59Z', hour: 3, shows: 'Wednesday 4 March' },
    { zone: 'UTC', now: '2026-03-05T03:00:00Z', hour: 3, shows: 'Thursday 5 March' },
    { zone: 'UTC', now: '2026-03-05T02:59:00Z', hour: 0, shows: 'Thursday 5 March' },
  ])('in $zone at $now, days starting at $hour, is $shows', async ({ zone, now, hour, shows }) => {
    const { get, post } = await testApp({ now });
    await post('/settings', { timeZone: zone, dayStartHour: String(hour), theme: 'auto' });

    expect((await get('/today')).$('h1').text()).toBe(shows);
  });

  it('is the day that a tick counts for: one minute before the day starts, still yesterday', async () => {
    const { post, task, setNow } = await testApp({ now: '2026-03-05T02:59:00Z' });
    await post('/tasks/1/completion', { done: 'yes' });
    setNow('2026-03-05T03:00:00Z');
    await post('/tasks/2/completion', { done: 'yes' });

    expect([task(1).completion?.on, task(2).completion?.on]).toEqual(['2026-03-04', '2026-03-05']);
  });

  it('shows its work and habits, earlier work apart from it, and the next day at a glance', async () => {
    const { get } = await testApp({ now: '2026-03-03T09:00:00Z' });
    const { $ } = await get('/today');

    expect($('.page-head__eyebrow').text()).toContain('Day 2 of 14');
    expect(
      $('.entry')
        .toArray()
        .map((entry) => $(entry).find('.entry__label').text()),
    ).toEqual(['Today', 'Habits', 'Pace', 'From earlier days', 'Next']);
    expect($('#task-2')).toHaveLength(1);
    expect($('#earlier-task-1').text()).toContain('from 2 Mar');
    expect($('#habit-1-2026-03-03-check').attr('aria-pressed')).toBe('false');
    expect($('.glance').text()).toContain('Task 3');
  });

  it('is a moment worth seeing when all of it is done', async () => {
    const { get, post } = await testApp({ now: '2026-03-03T09:00:00Z' });
    await post('/tasks/2/completion', { done: 'yes' });
    expect((await get('/today')).$('.day-done')).toHaveLength(0);
    await post('/habits/1/days/2026-03-03/completion', { done: 'yes' });

    expect((await get('/today')).$('.day-done__title').text()).toBe('That is today done.');
  });

  it.each([
    { name: 'before the plan', now: '2026-02-27T09:00:00Z', says: 'in 3 days, on Monday 2 March' },
    { name: 'after the plan', now: '2026-03-20T09:00:00Z', says: 'Your 14 days are over.' },
    { name: 'on a rest day', now: '2026-03-08T09:00:00Z', says: 'Today is a rest day. It costs nothing.' },
  ])('$name says so', async ({ now, says }) => {
    const { get } = await testApp({ now });
    expect((await get('/today')).$('.lead, #arrival').text()).toContain(says);
  });

  it.each([
    { name: 'before the plan', on: '2026-02-25', says: 'Your plan starts on Monday 2 March' },
    { name: 'after the plan', on: '2026-03-18', says: 'The plan ends before this day' },
  ])('another day $name says so', async ({ on, says }) => {
    const { get } = await testApp();
    expect((await get(`/days/${on}`)).$('.lead').text()).toContain(says);
  });
});

describe('another day', () => {
  it('that is past records ticks on itself; one to come offers no habit to tick', async () => {
    const { get } = await testApp();
    const past = await get('/days/2026-03-03');
    const coming = await get('/days/2026-03-05');

    expect(past.$('#task-2 input[name=on]').val()).toBe('2026-03-03');
    expect(
      past
        .$('.day-steps a')
        .toArray()
        .map((link) => link.attribs.href),
    ).toEqual(['/days/2026-03-02', '/today', '/today']);
    expect(coming.$('[id^=habit-]').length).toBeGreaterThan(0);
    expect(coming.$('[id^=habit-] form')).toHaveLength(0);
  });
});

describe('the plan page', () => {
  it('shows only what a filter lets through, and says how much', async () => {
    const { get, post } = await testApp();
    await post('/tasks/2/completion', { done: 'yes' });
    const shown = async (query: string) => (await get(`/plan?${query}`)).$('.road__title').toArray().length;

    expect(await shown('')).toBe(4);
    expect(await shown('state=done')).toBe(1);
    expect(await shown('state=open&q=task+3')).toBe(1);
    expect(await shown('kind=study')).toBe(0);
    expect(await shown('kind=nonsense&state=&weight=')).toBe(4);
    expect((await get('/plan?q=nothing+like+it')).$('.empty').text()).toContain('No task matches.');
  });

  it('takes nine elements for a task, five of them its box, since it shows every one', async () => {
    const { get } = await testApp();
    const { $ } = await get('/plan');
    const sizes = $('.road__task').map((_, task) => $(task).find('*').length + 1);
    expect(sizes.toArray()).toEqual([9, 9, 9, 9]);
  });

  it('ticks a task where it stands, and takes it back there', async () => {
    const { get, post } = await testApp();
    const { $ } = await get('/plan?q=task');
    const fields = $('#task-2-check-form input')
      .toArray()
      .map(({ attribs }) => [attribs.name, attribs.value]);
    expect(Object.fromEntries(fields)).toEqual({ from: '/plan?q=task', at: 'task-2', done: 'yes' });

    const sent = await post('/tasks/2/completion', Object.fromEntries(fields));
    expect([sent.status, sent.headers.location]).toEqual([303, '/plan?q=task#task-2']);
    const after = await get('/plan?q=task');
    const pressed = ['#task-1-check', '#task-2-check'].map((id) => after.$(id).attr('aria-pressed'));
    expect(pressed).toEqual(['false', 'true']);
  });

  it('has no box for what was dropped, and says so', async () => {
    const { get, post } = await testApp();
    await post('/tasks/2/drop', { dropped: 'yes' });
    const { $ } = await get('/plan');
    expect([$('#task-2 button').length, $('#task-2 .road__meta').text()]).toEqual([
      0,
      expect.stringContaining('dropped'),
    ]);
  });

  it('anchors every week once and marks the current one', async () => {
    const { get } = await testApp();
    const { $ } = await get('/plan');
    expect($('#week-1, #week-2')).toHaveLength(2);
    expect($('.week-jump [aria-current=true]').text()).toBe('1');
  });

  it('offers no jump to a week that a filter hides', async () => {
    const { get } = await testApp();
    const { $ } = await get('/plan?q=task+1');
    expect($('#week-2')).toHaveLength(0);
    expect($('.week-jump a').text()).toBe('1');
  });
});

describe('the page of a task', () => {
  it('shows why, the steps, the sessions and what happened', async () => {
    const { get, post } = await testApp();
    await post('/tasks/1/steps/2/completion', { done: 'yes' });
    const { $ } = await get('/tasks/1');

    expect($('.why').text()).toBe('Know it');
    expect($('.steps__line')).toHaveLength(3);
    expect($('#task-1-step-2-check').attr('aria-pressed')).toBe('true');
    expect($('#task-1-step-3-check').attr('aria-pressed')).toBe('false');
    expect($('.entry--quiet').text()).toContain('Ticked step 2');
  });

  it('of dropped work offers no tick', async () => {
    const plan = sampleNewPlan();
    const sessions = plan.schedule.sessions.filter(({ taskId }) => taskId !== 'task-4');
    const { get } = await testApp({ plan: { ...plan, schedule: { sessions }, droppedTaskIds: ['task-4'] } });
    const { $ } = await get('/tasks/4');
    expect($('.lead').text()).toContain('Left out of the plan on 4 Mar 2026');
    expect($('#task-4-check')).toHaveLength(0);
  });
});

describe('health', () => {
  it.each(['none', 'made'] as const)('is told to a supervisor, with plan: %s', async (plan) => {
    const { get } = await testApp({ plan });
    const { status, body } = await get('/health');
    expect([status, JSON.parse(body)]).toEqual([200, { status: 'ok' }]);
  });

  it('is not well without its database', async () => {
    const { get, db } = await testApp();
    db.client.close();
    expect((await get('/health')).status).toBe(500);
  });
});
