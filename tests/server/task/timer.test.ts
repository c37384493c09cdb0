import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { findFocusTimer } from '../../../db/task/focus-timer.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { latestWords, MOMENT, sampleNewPlan } from '../../support/database/db.ts';

/** An app with the timer started on task 1 at nine. */
async function withTimer(options: Parameters<typeof testApp>[0] = {}): Promise<TestApp> {
  const app = await testApp(options);
  await app.post('/tasks/1/timer', { state: 'running', from: '/tasks/1', at: 'time' });
  return app;
}

const spentOn = ({ plan }: TestApp) =>
  plan().tasks.map(({ spent }) => spent.map(({ day, minutes }) => `${day} ${minutes}`));

describe('the timer', () => {
  it('is started, and the page shows it counting from the instant it began', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T09:25:03Z');

    const { $ } = await app.get('/tasks/1');

    const clock = $('[data-clock]');
    expect(clock.text()).toBe('25:03');
    expect(clock.attr('data-since')).toBe('2026-03-04T09:00:00.000Z');
    expect(clock.attr('data-now')).toBe('2026-03-04T09:25:03.000Z');
    expect($('noscript').text()).toContain('as of 09:25');
    expect($('#timer-toggle').text()).toBe('Pause');
  });

  it('goes back to where it was started without JavaScript, and answers htmx with the page', async () => {
    const app = await testApp();
    const page = await app.post('/tasks/1/timer', { state: 'running', from: '/tasks/1', at: 'time' });
    expect([page.status, page.headers.location]).toEqual([303, '/tasks/1#time']);

    app.setNow('2026-03-04T09:10:00Z');
    const { status, body, $ } = await app.post(
      '/tasks/1/timer',
      { state: 'resting', from: '/tasks/1' },
      { htmx: true },
    );
    expect(status).toBe(200);
    expect(body).toMatch(/^<main id="main"/);
    expect($('[data-clock]').text()).toBe('10:00');
    expect($('[data-clock]').attr('data-since')).toBeUndefined();
  });

  it('pauses, goes on and is done: the minutes are noted, rounded, and told', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T09:10:20Z');
    await app.post('/tasks/1/timer', { state: 'resting' });
    app.setNow('2026-03-04T11:00:00Z');
    await app.post('/tasks/1/timer', { state: 'running' });
    app.setNow('2026-03-04T11:15:15Z');

    const { $ } = await app.post('/tasks/1/timer', { state: 'done', from: '/tasks/1' }, { htmx: true });

    expect(spentOn(app)).toEqual([['2026-03-04 26'], [], [], []]);
    expect($('#flash').text()).toContain('Noted 26 min on “Task 1”');
    expect(findFocusTimer(app.db)).toBeNull();
  });

  it('is ended once by a form that is sent fifty times', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T09:25:00Z');
    await Promise.all(Array.from({ length: 50 }, () => app.post('/tasks/1/timer', { state: 'done' })));
    expect(spentOn(app)).toEqual([['2026-03-04 25'], [], [], []]);
    expect(listChanges(app.db, { limit: 100 })).toHaveLength(2);
  });

  it('is on one task at a time: starting elsewhere notes the first, in words', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T09:20:00Z');
    expect((await app.get('/tasks/2')).$('#time').text()).toContain('first notes the time it counted there');

    const { $ } = await app.post('/tasks/2/timer', { state: 'running', from: '/tasks/2' }, { htmx: true });

    expect(spentOn(app)).toEqual([['2026-03-04 20'], [], [], []]);
    expect($('#flash').text()).toContain('Noted 20 min on “Task 1”; the timer runs on “Task 2”');
    expect(findFocusTimer(app.db)).toMatchObject({ taskId: 2, secondsBefore: 0 });
  });

  it('is let go without a note', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T09:20:00Z');
    await app.post('/tasks/1/timer', { state: 'off' });
    expect(findFocusTimer(app.db)).toBeNull();
    expect(spentOn(app)).toEqual([[], [], [], []]);
    expect(listChanges(app.db, { limit: 100 })).toHaveLength(1);
  });

  it('stands on Today while there is one', async () => {
    const app = await testApp();
    const before = await app.get('/today');
    expect(before.$('.timer')).toHaveLength(0);

    await app.post('/tasks/3/timer', { state: 'running', from: '/today' });
    const { $ } = await app.get('/today');

    expect($('.timer__task a').attr('href')).toBe('/tasks/3#time');
    expect($('.timer__task').text()).toBe('Focusing on Task 3');
    expect((await app.get('/days/2026-03-03')).$('.timer')).toHaveLength(0);
  });
});

describe('a timer over the start of a day', () => {
  it('counts for the day on which it was started', async () => {
    const app = await withTimer({ now: '2026-03-05T02:30:00Z' });
    app.setNow('2026-03-05T04:00:00Z');
    await app.post('/tasks/1/timer', { state: 'done' });
    expect(spentOn(app)[0]).toEqual(['2026-03-04 90']);
  });

  it('that goes on the next day notes the day before first', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T09:30:00Z');
    await app.post('/tasks/1/timer', { state: 'resting' });
    app.setNow('2026-03-05T08:00:00Z');
    await app.post('/tasks/1/timer', { state: 'running' });
    app.setNow('2026-03-05T08:10:00Z');
    await app.post('/tasks/1/timer', { state: 'done' });
    expect(spentOn(app)[0]).toEqual(['2026-03-04 30', '2026-03-05 10']);
  });
});

describe('a timer that is doubted', () => {
  it('after more than four hours asks how much of it counts, and notes that', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T16:12:00Z');

    const refused = await app.post('/tasks/1/timer', { state: 'done', from: '/today' });
    expect([refused.status, refused.headers.location]).toEqual([303, '/tasks/1?timer=ask#time']);
    const { $ } = await app.get('/tasks/1');
    expect($('#timer').text()).toContain('says 7 h 12 min');
    expect(spentOn(app)[0]).toEqual([]);

    await app.post('/tasks/1/timer', { state: 'done', timerMinutes: '90', from: '/tasks/1' });

    expect(spentOn(app)).toEqual([['2026-03-04 90'], [], [], []]);
    expect(findFocusTimer(app.db)).toBeNull();
  });

  it('leads there with htmx, from Today and from another task', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T16:12:00Z');
    for (const [path, from] of [
      ['/tasks/1/timer', '/today'],
      ['/tasks/2/timer', '/tasks/2'],
    ] as const) {
      const state = from === '/today' ? 'done' : 'running';
      const { status, headers } = await app.post(path, { state, from }, { htmx: true });
      expect([status, headers['hx-redirect']]).toEqual([204, '/tasks/1?timer=ask#time']);
    }
    const there = await app.post('/tasks/1/timer', { state: 'done', from: '/tasks/1' }, { htmx: true });
    expect(there.status).toBe(200);
    expect(there.$('#field-timerMinutes')).toHaveLength(1);
    expect((await app.get('/today')).$('.timer').text()).toContain('Say how much of it counts');
    expect(findFocusTimer(app.db)).toMatchObject({ taskId: 1 });
  });

  it('far beyond the estimate goes on counting, and asks once it is to be noted', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T11:30:00Z');
    const counting = (await app.get('/tasks/1')).$;
    expect(counting('#timer').text()).toContain('You will be asked how much of it counts.');
    expect(counting('#timer-done').text()).toBe('Note 150 min');

    const asked = await app.post('/tasks/1/timer', { state: 'done', from: '/tasks/1' });
    expect(asked.headers.location).toBe('/tasks/1?timer=ask#time');
    const { $ } = await app.get('/tasks/1?timer=ask');
    expect($('#timer').text()).toContain('says 2 h 30 min, and the whole task is estimated at 1 h');
    expect($('#field-timerMinutes').val()).toBe('150');
    expect($('#timer a').attr('href')).toBe('/tasks/1#time');
    expect(spentOn(app)[0]).toEqual([]);

    await app.post('/tasks/1/timer', { state: 'done', timerMinutes: '150', from: '/tasks/1' });
    expect(spentOn(app)).toEqual([['2026-03-04 150'], [], [], []]);
  });

  it.each(['done', 'resting'] as const)(
    'for sleep asks before it is %s, and proposes what was counted awake',
    async (state) => {
      const app = await withTimer();
      app.setNow('2026-03-04T09:30:00Z');
      app.sleepUntil('2026-03-04T12:45:00Z');

      await app.post('/tasks/1/timer', { state, from: '/tasks/1' });
      const { $ } = await app.get('/tasks/1?timer=ask');

      expect($('#timer').text()).toContain('slept for 3 h 15 min');
      expect($('#field-timerMinutes').val()).toBe('30');
      expect(spentOn(app)[0]).toEqual([]);
      await app.post('/tasks/1/timer', { state: 'done', timerMinutes: '30', from: '/tasks/1' });
      expect(spentOn(app)[0]).toEqual(['2026-03-04 30']);
    },
  );

  it('is no matter for a stretch that began after the sleep', async () => {
    const app = await withTimer();
    await app.post('/tasks/1/timer', { state: 'resting' });
    app.sleepUntil('2026-03-04T11:00:00Z');
    await app.post('/tasks/1/timer', { state: 'running' });
    app.setNow('2026-03-04T11:25:00Z');
    await app.post('/tasks/1/timer', { state: 'done' });
    expect(spentOn(app)[0]).toEqual(['2026-03-04 25']);
  });

  it('when the clock was set back says so, and keeps what was counted before', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T09:30:00Z');
    await app.post('/tasks/1/timer', { state: 'resting' });
    await app.post('/tasks/1/timer', { state: 'running' });
    app.setNow('2026-03-03T09:00:00Z');

    await app.post('/tasks/1/timer', { state: 'resting' });
    const { $ } = await app.get('/tasks/1');

    expect($('[data-clock]').text()).toBe('30:00');
    expect($('#timer').text()).toContain('had counted 30 min');
    await app.post('/tasks/1/timer', { state: 'done', timerMinutes: '40' });
    expect(spentOn(app)[0]).toEqual(['2026-03-03 40']);
  });

  it('counts nothing when the learner says 0', async () => {
    const app = await withTimer();
    app.setNow('2026-03-04T16:12:00Z');
    await app.post('/tasks/1/timer', { state: 'done', timerMinutes: '0' });
    expect(findFocusTimer(app.db)).toBeNull();
    expect(spentOn(app)[0]).toEqual([]);
  });

  it.each(['', 'x', '-5', '1441', '1.5'])('keeps %j, which is no answer, and says so', async (minutes) => {
    const app = await withTimer();
    app.setNow('2026-03-04T16:12:00Z');
    for (const htmx of [true, false]) {
      const { status, $ } = await app.post(
        '/tasks/1/timer',
        { state: 'done', timerMinutes: minutes },
        { htmx },
      );
      expect(status).toBe(422);
      expect($('#error-timerMinutes').text()).toContain('Enter whole minutes');
      expect($('#field-timerMinutes').attr('value')).toBe(minutes);
    }
    expect(findFocusTimer(app.db)).toMatchObject({ taskId: 1 });
    expect(spentOn(app)[0]).toEqual([]);
  });
});

describe('a timer on a task of another plan', () => {
  it('is shown, and can be ended', async () => {
    const app = await withTimer();
    createPlan(app.db, sampleNewPlan(), MOMENT);
    app.setNow('2026-03-04T09:20:00Z');

    expect((await app.get('/today')).$('.timer').text()).toContain('one of another plan');
    expect((await app.post('/tasks/1/timer', { state: 'done', from: '/today' })).status).toBe(303);

    expect(findFocusTimer(app.db)).toBeNull();
    expect(latestWords(app.db)).toBe('Noted 20 min on “Task 1”');
  });

  it('is let go when it was forgotten', async () => {
    const app = await withTimer();
    createPlan(app.db, sampleNewPlan(), MOMENT);
    app.setNow('2026-03-04T19:20:00Z');
    const { $ } = await app.get('/today');
    expect($('#timer-off')).toHaveLength(1);
    await app.post('/tasks/1/timer', { state: 'off', from: '/today' });
    expect(findFocusTimer(app.db)).toBeNull();
  });
});

it.each([
  { path: '/tasks/99/timer', form: { state: 'running' }, status: 404 },
  { path: '/tasks/x/timer', form: { state: 'done' }, status: 404 },
  { path: '/tasks/1/timer', form: { state: 'fast' }, status: 422 },
  { path: '/tasks/1/timer', form: {}, status: 422 },
])('a timer that is asked of $path with $form is refused', async ({ path, form, status }) => {
  const app = await testApp();
  expect((await app.post(path, form)).status).toBe(status);
  expect(findFocusTimer(app.db)).toBeNull();
});
