import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { countDays } from '../../../plans/calendar/calendar.ts';
import { day, eachDay } from '../../../plans/day.ts';
import { testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';
import { FILLED_IN, OTHER_TOKEN, preview, TOO_SHORT, typedValues } from '../../support/made/setup-form.ts';

describe('an interview', () => {
  it('is kept with the plan', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...FILLED_IN, interviewOn: '2026-06-20' });
    expect(app.plan().interviewOn).toBe('2026-06-20');
  });

  it('before the end of the plan is told, and the plan can end before it', async () => {
    const app = await testApp({ plan: 'none' });
    const sent = { ...FILLED_IN, interviewOn: '2026-06-12' };
    const told = await preview(app, sent);
    const after = await preview(app, { ...sent, apply: 'before-interview' });

    expect(told.$('#preview').text()).toContain(
      'Your interview on 12 Jun 2026 comes before the plan ends: its last 3 days are too late for it.',
    );
    expect(typedValues(after)).toMatchObject({ finishOn: ['2026-06-11'], interviewOn: ['2026-06-12'] });
    expect(after.$('#preview').text()).not.toContain('too late');
    expect((await app.post('/plans', sent)).status).toBe(303);
  });
});

describe('an interview with only days off before it', () => {
  it('is told so, and nothing is advised that cannot be done', async () => {
    const app = await testApp({ plan: 'none', now: '2026-03-07T09:00:00Z' });
    const sent = { ...FILLED_IN, startOn: '2026-03-08', interviewOn: '2026-03-09' };
    const { $ } = await preview(app, sent);

    expect($('#preview').text()).toContain('No study day is left before it');
    expect($('[value="before-interview"]')).toHaveLength(0);
    expect((await preview(app, { ...sent, sunday: '60' })).$('[value="before-interview"]')).toHaveLength(1);
  });
});

describe('making the plan', () => {
  it('puts the whole roadmap on 105 distinct days, and goes to Today', async () => {
    const app = await testApp({ plan: 'none' });

    const answer = await app.post('/plans', FILLED_IN);

    expect([answer.status, answer.headers.location]).toEqual([303, '/today']);
    const { calendar, tasks, phases } = app.plan();
    expect(countDays(calendar)).toBe(105);
    expect(new Set(eachDay(calendar.startOn, calendar.finishOn)).size).toBe(105);
    expect(phases).toHaveLength(8);
    expect(tasks.length).toBeGreaterThanOrEqual(150);
    expect(tasks.every((task) => task.droppedOn === null && task.sessions.length > 0)).toBe(true);
    expect((await app.get('/settings')).$('#field-timeZone').val()).toBe('Europe/Berlin');
    expect((await app.get('/today')).$('.item').length).toBeGreaterThan(0);
  });

  it('keeps days off free and shows why', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', {
      ...FILLED_IN,
      offFrom: ['2026-03-05', '2031-01-01'],
      offTo: ['2026-03-06', ''],
      offReason: ['A wedding', 'far away'],
    });

    expect(app.plan().calendar.exceptions).toEqual([
      { day: '2026-03-05', minutes: 0, reason: 'A wedding' },
      { day: '2026-03-06', minutes: 0, reason: 'A wedding' },
    ]);
    const off = day('2026-03-05');
    expect(
      app
        .plan()
        .tasks.flatMap(({ sessions }) => sessions)
        .some((session) => session.day === off),
    ).toBe(false);
    expect((await app.get('/days/2026-03-05')).$('.lead').text()).toBe(
      'This is a day off: A wedding. It costs nothing.',
    );
  });

  it('asks for a choice when the work does not fit, and makes nothing before it', async () => {
    const app = await testApp({ plan: 'none' });
    const before = dumpData(app.db);

    const { status, $ } = await app.post('/plans', TOO_SHORT);

    expect(status).toBe(422);
    expect($('#error-overload').text()).toContain('The work does not fit yet.');
    expect($('.error-summary a').attr('href')).toBe('#field-overload');
    expect($('#field-overload input[type=radio]')).toHaveLength(3);
    expect($('#field-finishOn').val()).toBe('2026-04-26');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('refuses a choice that is not offered', async () => {
    const { post } = await testApp({ plan: 'none' });
    expect((await post('/plans', { ...TOO_SHORT, overload: 'somehow' })).status).toBe(422);
  });

  it('leaves stretch work out when that was chosen, and keeps the core', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...TOO_SHORT, overload: 'without-stretch' });

    const { tasks } = app.plan();
    const dropped = tasks.filter((task) => task.droppedOn !== null);
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped).toEqual(tasks.filter((task) => task.weight === 'stretch'));
    expect(dropped.every((task) => task.sessions.length === 0 && task.baseline.length === 0)).toBe(true);
    expect((await app.get('/plan?state=dropped')).$('.road__task')).toHaveLength(dropped.length);
  });

  it('keeps everything on over-full days when that was chosen', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...TOO_SHORT, overload: 'over-full' });

    expect(app.plan().tasks.every((task) => task.droppedOn === null && task.sessions.length > 0)).toBe(true);
  });

  it('drops nothing from a plan that fits, whatever was chosen before', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...FILLED_IN, overload: 'without-stretch' });
    expect(app.plan().tasks.every((task) => task.droppedOn === null)).toBe(true);
  });

  it('makes one plan of a form that is sent twice, or fifty times at once', async () => {
    const app = await testApp({ plan: 'none' });

    const answers = await Promise.all(Array.from({ length: 50 }, () => app.post('/plans', FILLED_IN)));
    const again = await app.post('/plans', FILLED_IN);

    expect(new Set([...answers, again].map(({ status }) => status))).toEqual(new Set([303]));
    expect(listChanges(app.db, { limit: 100 })).toHaveLength(1);
    expect(dumpData(app.db)).toMatchObject({ plans: [expect.any(String)] });
  });

  it.each([
    { name: 'another form', formToken: OTHER_TOKEN },
    { name: 'a form without a token', formToken: '' },
  ])('refuses $name once there is a plan, which stays as it was', async ({ formToken }) => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', FILLED_IN);
    await app.post('/tasks/1/completion', { done: 'yes' });
    const before = dumpData(app.db);

    const page = await app.post('/plans', { ...FILLED_IN, formToken, startOn: '2026-05-04' });

    expect(page.status).toBe(409);
    expect(page.$('h1').text()).toBe('There is a plan already.');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('can be taken back, and another form makes a new plan then', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', FILLED_IN);
    await app.post('/changes/1/undo', { undone: 'yes' });
    expect((await app.get('/today')).headers.location).toBe('/setup');

    await app.post('/plans', { ...FILLED_IN, formToken: OTHER_TOKEN, startOn: '2026-05-04' });

    expect(app.plan().calendar.startOn).toBe('2026-05-04');
  });
});
