import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { addDays, day } from '../../../plans/day.ts';
import { lastDayOf } from '../../../plans/habit/stretches.ts';
import { errorId } from '../../../views/ids.ts';
import { type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, listWords, sampleNewPlan } from '../../support/database/db.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

/** Today is Wednesday 4 March 2026, the third day of two weeks with Sundays off. */
const TODAY = day('2026-03-04');
const TOKEN = '0f0e0d0c-0b0a-4908-8706-050403020100';

const ABSTRACT = { title: 'Read an abstract', minutes: '10', days: 'study', startsOn: TODAY, endsOn: '' };

async function givenHabit(app: TestApp, form: Form = {}) {
  await app.post('/habits', { ...ABSTRACT, confirmed: 'yes', ...form });
  return own(app).at(-1) ?? expect.fail('It was not added');
}

const own = (app: TestApp) => app.plan().habits.filter(({ phaseId }) => phaseId === null);
const heads = ($: Awaited<ReturnType<TestApp['get']>>['$']) =>
  $('main .item__title')
    .toArray()
    .map((title) => $(title).text());

describe('a habit of the learner’s own', () => {
  it('stands on Today beside those of the roadmap, and on every study day to come', async () => {
    const app = await testApp();

    const answer = await app.post('/habits', ABSTRACT);

    expect([answer.status, answer.headers.location]).toEqual([303, '/habits']);
    expect(heads((await app.get('/today')).$)).toContain('Read an abstract');
    expect(heads((await app.get('/days/2026-03-14')).$)).toContain('Read an abstract');
    expect(heads((await app.get('/days/2026-03-03')).$)).not.toContain('Read an abstract');
    expect(heads((await app.get('/days/2026-03-08')).$), 'a Sunday').not.toContain('Read an abstract');
    expect(listWords(app.db, 1)).toEqual(['Added the habit “Read an abstract”, 10 min']);
  });

  it('is asked on days off of the plan where that is wanted', async () => {
    const app = await testApp();
    await givenHabit(app, { days: 'every' });

    expect(heads((await app.get('/days/2026-03-08')).$)).toEqual(['Read an abstract']);
    expect(heads((await app.get('/days/2026-03-16')).$), 'after the plan').toEqual([]);
  });

  it.each([
    { name: 'no name', form: { title: ' ' }, field: 'title' },
    { name: 'a name of two lines', form: { title: 'a\nb' }, field: 'title' },
    { name: 'a long name', form: { title: 'x'.repeat(161) }, field: 'title' },
    { name: 'no minutes', form: { minutes: '0' }, field: 'minutes' },
    { name: 'too many minutes', form: { minutes: '121' }, field: 'minutes' },
    { name: 'half a minute', form: { minutes: '2.5' }, field: 'minutes' },
    { name: 'no choice of days', form: { days: '' }, field: 'days' },
    { name: 'a first day that is none', form: { startsOn: '2026-02-30' }, field: 'startsOn' },
    { name: 'a first day that is over', form: { startsOn: '2026-03-03' }, field: 'startsOn' },
    { name: 'a first day after the plan', form: { startsOn: '2026-03-16' }, field: 'startsOn' },
    { name: 'an end before its beginning', form: { endsOn: '2026-03-03' }, field: 'endsOn' },
    { name: 'a last day that is none', form: { endsOn: 'January' }, field: 'endsOn' },
    { name: 'the name of another', form: { title: 'READ an abstract' }, field: 'title' },
  ])('is not added with $name: 422, words at the field, and what was typed', async ({ form, field }) => {
    const app = await testApp();
    await givenHabit(app);
    const before = dumpData(app.db);
    const typed: Record<string, string> = { ...ABSTRACT, title: 'Sums', ...form };

    const { status, $ } = await app.post('/habits', typed);

    expect(status).toBe(422);
    expect($(`#${errorId(field)}`)).toHaveLength(1);
    if (field !== 'days') expect($(`[name=${field}]`).attr('value')).toBe(typed[field]);
    expect($('[name=title]').attr('value')).toBe(typed.title);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is there once, however often its form is sent', async () => {
    const app = await testApp();
    const form = { ...ABSTRACT, formToken: TOKEN };

    const answers = await Promise.all([1, 2, 3].map(() => app.post('/habits', form)));

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(own(app)).toHaveLength(1);
  });

  it('that brings days over their minutes is said so before it is added, and again on the page', async () => {
    const app = await testApp();
    const long = { ...ABSTRACT, minutes: '100' };

    const asked = await app.post('/habits', long);

    expect(asked.status).toBe(422);
    expect(asked.$('.error-summary').text()).toMatch(/days? would go over/);
    expect(own(app)).toEqual([]);

    const added = await app.post('/habits', { ...long, confirmed: 'yes' });

    expect(added.status).toBe(303);
    expect((await app.get('/habits')).$('main').text()).toMatch(/ask for more than their minutes/);
    expect(listWords(app.db, 1)[0]).toMatch(/, by which \d+ days go over$/);
  });

  it('counts in no pace, and a replan leaves it its minutes', async () => {
    const app = await testApp({ plan: sampleNewPlan({ taskCount: 12 }) });
    const pace = (await app.get('/today')).$('#pace').text();

    await givenHabit(app, { minutes: '90', confirmed: 'yes' });

    expect((await app.get('/today')).$('#pace').text()).toBe(pace);
  });

  it('is ended by a last day and taken up again; a habit sent twice to either is the same', async () => {
    const app = await testApp();
    const { id } = await givenHabit(app);
    await app.post(`/habits/${id}`, { ...ABSTRACT, endsOn: '2026-03-06', revision: '0' });
    await app.post(`/habits/${id}`, { ...ABSTRACT, endsOn: '2026-03-06', revision: '0' });
    expect(heads((await app.get('/days/2026-03-07')).$)).not.toContain('Read an abstract');

    app.setNow('2026-03-10T09:00:00Z');
    const { $ } = await app.get('/habits');
    expect($('main').text()).toContain('until Fri 6 Mar');
    await app.post(`/habits/${id}/taking-up`, { from: '/habits' });
    await app.post(`/habits/${id}/taking-up`, { from: '/habits' });

    expect(own(app).map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      [TODAY, '2026-03-06'],
      ['2026-03-10', null],
    ]);
    expect(heads((await app.get('/days/2026-03-09')).$), 'the days between').not.toContain(
      'Read an abstract',
    );
    expect(heads((await app.get('/today')).$)).toContain('Read an abstract');
  });

  it('is changed from today on: its past, and what was ticked and written today, stay', async () => {
    const app = await testApp();
    const { id } = await givenHabit(app);
    await app.post(`/habits/${id}/days/${TODAY}/completion`, { done: 'yes' });
    app.setNow('2026-03-05T09:00:00Z');
    await app.post(`/habits/${id}/days/2026-03-05/completion`, { done: 'yes' });
    await app.post(`/habits/${id}/days/2026-03-05/note`, { text: 'Adam', revision: '0' });

    const changed = { ...ABSTRACT, title: 'Read two abstracts', minutes: '15', revision: '0' };
    await app.post(`/habits/${id}`, changed);

    expect(heads((await app.get('/days/2026-03-04')).$)).toContain('Read an abstract');
    const [before, after] = own(app);
    expect([before?.minutes, before?.completedDays, before?.endsOn]).toEqual([10, [TODAY], TODAY]);
    expect([after?.minutes, after?.completedDays]).toEqual([15, ['2026-03-05']]);
    expect(after?.notes).toMatchObject([{ day: '2026-03-05', text: 'Adam' }]);
    const week = (await app.get('/weeks/1')).$('main').text();
    expect(week).toContain('Read two abstracts2 of 2 days');
    expect(week).not.toContain('Read an abstract');
  });

  it('that another window changed meanwhile is shown with both values: 409, and nothing overwritten', async () => {
    const app = await testApp();
    const { id } = await givenHabit(app);
    await app.post(`/habits/${id}`, { ...ABSTRACT, title: 'Theirs', revision: '0' });

    const stale = await app.post(`/habits/${id}`, { ...ABSTRACT, title: 'Mine', revision: '0' });

    expect(stale.status).toBe(409);
    expect(stale.$('[name=title]').attr('value')).toBe('Mine');
    expect(stale.$('.theirs').text()).toContain('Theirs');
    expect(own(app).map(({ title }) => title)).toEqual(['Theirs']);
  });

  it('a page from before a change ticks the habit as it is now', async () => {
    const app = await testApp();
    const { id } = await givenHabit(app);
    app.setNow('2026-03-05T09:00:00Z');
    await app.post(`/habits/${id}`, { ...ABSTRACT, minutes: '15', revision: '0' });

    const tick = await app.post(`/habits/${id}/days/2026-03-05/completion`, { done: 'yes' });

    expect(tick.status).toBe(303);
    expect(own(app).map(({ completedDays }) => completedDays)).toEqual([[], ['2026-03-05']]);
  });

  it('a day that does not ask for it any more takes neither tick nor note: 409', async () => {
    const app = await testApp();
    const { id } = await givenHabit(app);
    app.setNow('2026-03-05T09:00:00Z');
    await app.post(`/habits/${id}`, { ...ABSTRACT, endsOn: TODAY, revision: '0' });

    const tick = await app.post(`/habits/${id}/days/2026-03-05/completion`, { done: 'yes' });
    const note = await app.post(`/habits/${id}/days/2026-03-05/note`, { text: 'x', revision: '0' });

    expect([tick.status, note.status]).toEqual([409, 409]);
    expect(own(app)[0]).toMatchObject({ completedDays: [], notes: [] });
  });

  it('is removed with its ticks and notes, which undoing brings back; the neighbour stays', async () => {
    const app = await testApp();
    const { id } = await givenHabit(app);
    await givenHabit(app, { title: 'Neighbour' });
    await app.post(`/habits/${id}/days/${TODAY}/completion`, { done: 'yes' });
    await app.post(`/habits/${id}/days/${TODAY}/note`, { text: 'Adam', revision: '0' });
    const before = dumpData(app.db);

    await app.post(`/habits/${id}/removal`, {});
    await app.post(`/habits/${id}/removal`, {});
    expect(own(app).map(({ title }) => title)).toEqual(['Neighbour']);
    const [removal] = listChanges(app.db, { limit: 1 });
    setChangeUndone(app.db, removal?.id ?? 0, true, '2026-03-04T10:00:00.000Z');

    expect(dumpData(app.db)).toEqual(before);
  });

  it('goes along when the plan is started again, with what was done or without', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { id } = await givenHabit(app);
    await app.post(`/habits/${id}/days/${TODAY}/completion`, { done: 'yes' });
    const setup = {
      again: '1',
      startOn: '2026-03-09',
      length: 'weeks',
      finishOn: '',
      ...USUAL_MINUTES,
      timeZone: 'UTC',
    };

    await app.post('/plans', { ...setup, keep: 'yes' });
    expect(own(app)).toMatchObject([{ title: 'Read an abstract', completedDays: [TODAY] }]);

    await app.post('/plans', { ...setup, again: String(app.plan().id), keep: 'no' });
    expect(own(app)).toMatchObject([{ title: 'Read an abstract', completedDays: [] }]);
  });
});

describe('a last day, when the plan is started again', () => {
  it.each([
    { name: 'none goes on to the new end', endsOn: '', startOn: '2026-03-09', lastDay: null },
    { name: 'one to come stays', endsOn: '2026-03-12', startOn: '2026-03-09', lastDay: '2026-03-12' },
    {
      name: 'the old end is as it was said',
      endsOn: '2026-03-15',
      startOn: '2026-03-09',
      lastDay: '2026-03-15',
    },
  ])('$name', async ({ endsOn, startOn, lastDay }) => {
    const app = await testApp();
    await givenHabit(app, { endsOn });
    const setup = { startOn, length: 'weeks', finishOn: '', ...USUAL_MINUTES, timeZone: 'UTC' };

    for (const keep of ['yes', 'no']) {
      await app.post('/plans', { ...setup, again: '1', keep });
      expect([keep, own(app).map((habit) => habit.endsOn)]).toEqual([keep, [lastDay]]);
      const [habit] = own(app);
      if (habit) expect(lastDayOf(app.plan(), habit)).toBe(lastDay ?? app.plan().calendar.finishOn);
    }
  });
});

describe('a habit of the roadmap', () => {
  it('is changed from today on, and ended before its phase is', async () => {
    const app = await testApp();
    const [habit] = app.plan().habits;
    const form = { title: 'Shorter', minutes: '5', days: 'study', endsOn: '2026-03-05', revision: '0' };

    await app.post(`/habits/${habit?.id}`, form);

    expect(heads((await app.get('/days/2026-03-03')).$)).toContain(habit?.title);
    expect(heads((await app.get('/today')).$)).toContain('Shorter');
    expect(heads((await app.get('/days/2026-03-06')).$)).not.toContain('Shorter');
  });

  it('cannot be removed: its ticks are part of how the plan went', async () => {
    const app = await testApp();
    await app.post('/habits/1/removal', {});
    expect(app.plan().habits).toHaveLength(2);
  });
});

describe('a note on a day of a habit', () => {
  it('is kept with its day, shown in the week, and not overwritten by an older page', async () => {
    const app = await testApp();
    await app.post('/habits/1/days/2026-03-03/note', { text: 'Attention is all you need', revision: '0' });

    const stale = await app.post('/habits/1/days/2026-03-03/note', { text: 'Other', revision: '0' });

    expect(stale.status).toBe(409);
    expect((await app.get('/days/2026-03-03')).$('main').text()).toContain('Attention is all you need');
    expect((await app.get('/weeks/1')).$('.habit-notes').text()).toContain(
      'Tue 3 MarAttention is all you need',
    );
    expect((await app.get('/days/2026-03-02')).body).not.toContain('Attention is all');
  });

  it('is not written for a day to come', async () => {
    const app = await testApp();
    const answer = await app.post(`/habits/1/days/${addDays(TODAY, 1)}/note`, { text: 'x', revision: '0' });
    expect(answer.status).toBe(422);
  });
});

describe('on a day off', () => {
  const SUNDAY = '2026-03-08T09:00:00Z';

  it('Today asks for nothing: no habit, no drill', async () => {
    const app = await testApp({ now: SUNDAY });
    const { $ } = await app.get('/today');
    expect($('#habits')).toHaveLength(0);
    expect($('main').text()).toContain('rest day');
  });

  it('the drill says that it rests, and can be done all the same', async () => {
    const app = await testApp({ now: SUNDAY });

    const rest = await app.get('/practice/drill');
    expect(rest.$('h1').text()).toBe('The drill rests today');
    const anyway = await app.get(rest.$('#drill-anyway').attr('href') ?? '');

    expect(anyway.$('form').text()).not.toBe('');
    expect(anyway.$('main').text()).toContain('Daily drill, 1 of');
  });

  it('the drill asks where the learner wants it to', async () => {
    const app = await testApp({ now: SUNDAY });
    const { $ } = await app.get('/settings');
    const fields = Object.fromEntries(
      $('form[action="/settings"]')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    await app.post('/settings', { ...fields, drillOnDaysOff: 'ask' });

    expect((await app.get('/practice/drill')).$('h1').text()).not.toBe('The drill rests today');
    expect((await app.get('/today')).$('#drill')).toHaveLength(1);
  });

  it('a declared illness is a day off', async () => {
    const app = await testApp({
      plan: sampleNewPlan({
        calendar: { ...sampleNewPlan().calendar, exceptions: [{ day: TODAY, minutes: 0, reason: 'ill' }] },
      }),
    });
    expect((await app.get('/today')).$('#habits')).toHaveLength(0);
    expect((await app.get('/weeks/1')).$('main').text()).toContain('0 of 2 days');
  });
});
