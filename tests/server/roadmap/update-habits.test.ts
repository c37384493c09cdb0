import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import type { NewPlan } from '../../../db/plan/plans.ts';
import { USUAL_WEEK } from '../../../plans/calendar/calendar.ts';
import { addDays, day } from '../../../plans/day.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../../plans/schedule/windows.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';
import { dumpData } from '../../support/database/db.ts';
import { EARLIER_SCHEMAS, givenEarlier } from '../../support/database/earlier-schema.ts';
import { FILLED_IN } from '../../support/made/setup-form.ts';

/** The habits of the small roadmap, in the line that tells them. */
const withHabits = (...habits: string[]) =>
  SMALL_ROADMAP.replace(/habits: \[.*\]/, `habits: [${habits.join(', ')}]`);

const OLDER = withHabits(
  '{ id: drill, title: A drill, minutes: 20 }',
  '{ id: paper, title: A paper, minutes: 10 }',
);
/** One habit is new, one changed and one gone, and the phase has another outcome. */
const NEWER = withHabits(
  '{ id: drill, title: A great drill, minutes: 30 }',
  '{ id: problem, title: A problem, minutes: 15, patterns: [Two pointers, Intervals] }',
).replace('outcome: You can do it', 'outcome: You can explain it');

/** A plan in its third day, made from a roadmap of one week. */
async function givenOldPlan(newer = NEWER, older = OLDER): Promise<TestApp> {
  const app = await testApp({ plan: 'none' });
  await keepRoadmap(app, older);
  await app.post('/plans', { ...FILLED_IN, roadmap: 'own' });
  await keepRoadmap(app, newer);
  return app;
}

/** The form as it is on the page, with what is ticked. */
function formOf({ $ }: Answer): Record<string, string | string[]> {
  const ticked = (name: string) =>
    $(`input[name=${name}][checked]`)
      .toArray()
      .map(({ attribs }) => attribs.value ?? '');
  return {
    basis: String($('input[name=basis]').val()),
    formToken: String($('input[name=formToken]').val()),
    take: ticked('take'),
    takeHabit: ticked('takeHabit'),
    takePhase: ticked('takePhase'),
  };
}

const labelsOf = ({ $ }: Answer) =>
  $('.entry__label')
    .toArray()
    .map((label) => $(label).text());

const habitsOf = (app: TestApp) =>
  app
    .plan()
    .habits.map(({ key, title, minutes, startsOn, endsOn }) => [key, title, minutes, startsOn, endsOn]);

const WHOLE = [
  ['drill', 'A drill', 20, null, '2026-03-03'],
  ['drill', 'A great drill', 30, '2026-03-04', null],
  ['paper', 'A paper', 10, null, '2026-03-03'],
  ['problem', 'A problem', 15, '2026-03-04', null],
];

describe('habits of a newer roadmap', () => {
  it('are offered on the plan and on Today, each with a box', async () => {
    const app = await givenOldPlan();

    const page = await app.get('/plan/update');

    expect((await app.get('/plan')).$('main a[href="/plan/update"]').text()).toBe('3 habits, 1 phase');
    expect((await app.get('/today')).$('main a[href="/plan/update"]').text()).toBe('3 habits, 1 phase');
    expect(labelsOf(page)).toEqual(['New: 1 habit', 'Changed: 1 habit', 'Gone: 1 habit', 'Changed: 1 phase']);
    expect(formOf(page)).toMatchObject({
      take: [],
      takeHabit: ['problem', 'drill', 'paper'],
      takePhase: ['only'],
    });
    const details = page.$('.update__detail').toArray();
    expect(details.map((detail) => page.$(detail).text())).toEqual([
      '15 min on study days, in “Only phase”, 2 patterns in turn',
      'Title: “A great drill”',
      '20 min → 30 min',
      'Outcome: “You can explain it”',
    ]);
    expect(page.$('.update__room').text()).toBe(
      'Until the finish its habits ask for 1 h more. Every day has room for that.',
    );
  });

  it.each([{ htmx: false }, { htmx: true }])(
    'are taken from today on as one change, which undo takes back whole: %j',
    async (options) => {
      const app = await givenOldPlan();
      await app.post('/habits/1/days/2026-03-03/completion', { done: 'yes' });
      await app.post('/habits/1/days/2026-03-04/completion', { done: 'yes' });
      const before = dumpData(app.db);

      const form = formOf(await app.get('/plan/update'));
      const { status, headers } = await app.post('/plan/update', form, options);

      expect([status, headers.location]).toEqual([303, '/plan']);
      expect(habitsOf(app)).toEqual(WHOLE);
      expect(app.plan().habits.map(({ completedDays }) => completedDays)).toEqual([
        ['2026-03-03'],
        ['2026-03-04'],
        [],
        [],
      ]);
      expect(app.plan().phases[0]?.outcome).toBe('You can explain it');
      expect((await app.get('/plan/update')).$('.lead').text()).toContain('is up to date');
      expect((await app.get('/changes')).$('.changes__what').first().text()).toContain(
        'Updated the plan with 1 new habit, 1 changed habit and 1 changed phase of the roadmap, and dropped 1 habit that the roadmap no longer has',
      );

      const changed = (await app.get('/changes')).$('form[action$="/undo"]').first().attr('action') ?? '';
      await app.post(changed, { undone: 'yes' });
      expect(dumpData(app.db)).toEqual(before);
    },
  );

  it('leave earlier days as they were asked, and today asks what is new', async () => {
    const app = await givenOldPlan();
    await app.post('/plan/update', formOf(await app.get('/plan/update')));

    const yesterday = (await app.get('/days/2026-03-03')).$('main').text();
    expect(yesterday).toContain('A drill');
    expect(yesterday).toContain('A paper');
    expect(yesterday).not.toContain('A problem');
    const today = (await app.get('/today')).$('main').text();
    expect(today).toContain('A great drill');
    expect(today).toContain('A problem');
    expect(today).not.toContain('A paper');
  });

  it('are taken only as far as they are ticked, and what is not there is passed over', async () => {
    const app = await givenOldPlan();
    const form = formOf(await app.get('/plan/update'));

    await app.post('/plan/update', { ...form, takeHabit: ['problem', 'nowhere'], takePhase: ['drill'] });

    expect(habitsOf(app)).toEqual([
      ['drill', 'A drill', 20, null, null],
      ['paper', 'A paper', 10, null, null],
      ['problem', 'A problem', 15, '2026-03-04', null],
    ]);
    expect(app.plan().phases[0]?.outcome).toBe('You can do it');
    expect((await app.get('/plan')).$('main a[href="/plan/update"]').text()).toBe('2 habits, 1 phase');
  });

  it('are taken once when they are sent twice', async () => {
    const app = await givenOldPlan();
    const form = formOf(await app.get('/plan/update'));
    await app.post('/plan/update', form);
    const after = dumpData(app.db);

    expect((await app.post('/plan/update', form)).status).toBe(303);
    expect(dumpData(app.db)).toEqual(after);
  });

  it('are not ticked, and not offered elsewhere, where the learner changed theirs', async () => {
    const app = await givenOldPlan(
      withHabits('{ id: drill, title: A drill, minutes: 25 }', '{ id: paper, title: A paper, minutes: 10 }'),
    );
    const mine = { title: 'My drill', minutes: '5', days: 'study', startsOn: '', endsOn: '', revision: '0' };
    await app.post('/habits/1', mine);

    const page = await app.get('/plan/update');

    expect((await app.get('/plan')).$('main a[href="/plan/update"]')).toHaveLength(0);
    expect(formOf(page).takeHabit).toEqual([]);
    expect(page.$('.update__detail').text()).toContain('ticking it replaces what it is now');
    await app.post('/plan/update', { ...formOf(page), takeHabit: ['drill'] });
    expect(habitsOf(app)).toEqual([
      ['drill', 'A drill', 20, null, '2026-03-03'],
      ['drill', 'A drill', 25, '2026-03-04', null],
      ['paper', 'A paper', 10, null, null],
    ]);
  });

  it('are shown anew, with 409 and nothing taken, where a habit was changed meanwhile', async () => {
    const app = await givenOldPlan();
    const form = formOf(await app.get('/plan/update'));
    const mine = { title: 'My drill', minutes: '5', days: 'study', startsOn: '', endsOn: '', revision: '0' };
    await app.post('/habits/1', mine);
    const before = dumpData(app.db);

    const { status, $ } = await app.post('/plan/update', form);

    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('Nothing was updated');
    expect(dumpData(app.db)).toEqual(before);
  });

  it.each([{ takeHabit: 'x'.repeat(101) }, { takePhase: ['only', 'x'.repeat(101)] }])(
    'are refused in words, and nothing is taken, where the form says what no box does: %#',
    async (sent) => {
      const app = await givenOldPlan();
      const form = formOf(await app.get('/plan/update'));
      const before = dumpData(app.db);

      const { status, $ } = await app.post('/plan/update', { ...form, ...sent });

      expect(status).toBe(422);
      expect($('main').text()).not.toBe('');
      expect(dumpData(app.db)).toEqual(before);
    },
  );

  it.each([
    {
      name: 'a day is over and the plan fits',
      taskMinutes: 90,
      says: 'Until the finish its habits ask for 6 h 40 min more. 1 coming day then goes over its minutes, the fullest Fri 6 Mar with 2 h 40 min of 2 h 30 min. The plan still fits: a replan afterwards spreads the work beside the habits.',
    },
    {
      name: 'the plan no longer fits',
      taskMinutes: 400,
      says: /3 coming days then go over their minutes, .* The plan no longer fits: \d+ h( \d+ min)? of its work find no room before the finish, and a replan says what would help\./,
    },
    {
      name: 'the plan did not fit before',
      taskMinutes: 850,
      says: /As it stands the plan does not fit either: .* then, and .* without this update\. A replan says/,
    },
  ])('say whether the plan still fits: $name', async ({ taskMinutes, says }) => {
    const asking = (minutes: number) =>
      OLDER.replace('minutes: 20', `minutes: ${minutes}`).replace('minutes: 90', `minutes: ${taskMinutes}`);
    const app = await givenOldPlan(asking(120), asking(20));

    const { $ } = await app.get('/plan/update');

    const words = $('.update__room')
      .toArray()
      .map((part) => $(part).text());
    expect(words.join(' ')).toMatch(says);
  });
});

/** The built-in roadmap as it was before it asked for data structures to the end, and for patterns. */
function earlierBuiltIn(roadmap: Roadmap): Roadmap {
  const phases = roadmap.phases.map((phase) => ({
    ...phase,
    outcome: `${phase.outcome} As it was.`,
    habits: phase.habits
      .filter(({ id }) => id === 'data-structures-daily' || !id.startsWith('data-structures'))
      .map((habit) => ({ ...habit, minutes: 20, patterns: [] })),
  }));
  return { ...roadmap, phases };
}

function planOf(roadmap: Roadmap): NewPlan {
  const startOn = day('2026-03-02');
  const calendar = {
    startOn,
    finishOn: addDays(startOn, 7 * roadmap.weeks - 1),
    weekdayMinutes: USUAL_WEEK,
    exceptions: [],
  };
  const schedule = schedulePlan(roadmap, calendar);
  return { roadmap, calendar, windows: phaseWindows(roadmap, calendar), schedule, droppedTaskIds: [] };
}

describe('a plan that was made from an earlier state of the built-in roadmap', () => {
  it('names the pattern of the day before it takes anything, and asks what the roadmap does once it has', async () => {
    const { builtIn } = loadLibrary();
    const newer = onTrack(builtIn, null);
    const app = await testApp({ plan: planOf(earlierBuiltIn(newer)), now: '2026-03-24T09:00:00Z' });
    const before = dumpData(app.db);

    const page = await app.get('/plan/update');
    expect(labelsOf(page)[0]).toBe('New: 7 habits');
    await app.post('/plan/update', formOf(page));

    const asked = app.plan().habits.filter(({ endsOn }) => endsOn === null);
    const current = newer.phases.slice(1).flatMap((phase) => phase.habits);
    expect(asked.slice(1).map(({ key, minutes }) => [key, minutes])).toEqual(
      expect.arrayContaining(current.map(({ id, minutes }) => [id, minutes])),
    );
    expect((await app.get('/plan/update')).$('.lead').text()).toContain('is up to date');
    expect(
      app
        .plan()
        .phases.slice(1)
        .map(({ outcome }) => outcome),
    ).toEqual(newer.phases.slice(1).map(({ outcome }) => outcome));
    expect(app.plan().phases[0]?.outcome).toContain('As it was.');

    await app.post('/changes/2/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });
});

/** What the sample plan of the fixtures was made from, with its habits as they might become. */
const NEWER_SAMPLE = `id: sample
title: Sample roadmap
weeks: 2
phases:
  - id: first
    title: Another first
    weeks: [1, 1]
    goal: Something
    outcome: You can do it
    habits: [{ id: first-drill, title: Drill of first, minutes: 35 }]
    tasks: [{ id: task-1, kind: study, title: One thing, minutes: 30 }]
  - id: second
    title: Another second
    weeks: [2, 2]
    goal: Something
    outcome: You can do it
    habits: [{ id: more, title: More, minutes: 10 }]
    tasks: [{ id: task-2, kind: study, title: Another thing, minutes: 30 }]
`;

describe.each(EARLIER_SCHEMAS)('a plan in a database of the schema %s', (schema) => {
  it('takes the habits of a newer roadmap, and undo gives back what was there', async () => {
    const now = '2026-03-05T06:30:00Z';
    const database = givenEarlier(schema);
    closeDatabase(openDatabase(database, { now: new Date(now) }));
    const app = await testApp({ plan: 'none', database, now });
    await keepRoadmap(app, NEWER_SAMPLE);
    const before = dumpData(app.db);

    const page = await app.get('/plan/update');
    const form = formOf(page);
    await app.post('/plan/update', { ...form, takeHabit: ['first-drill', 'second-drill', 'more'] });

    const { status, $ } = await app.get('/plan/update');
    expect(status).toBe(200);
    expect($('input[name=takeHabit], input[name=takePhase]')).toHaveLength(0);
    const asked = app.plan().habits.filter(({ phaseId, endsOn }) => phaseId !== null && endsOn === null);
    expect(asked.map(({ key, minutes }) => [key, minutes])).toEqual([
      ['first-drill', 35],
      ['more', 10],
    ]);
    await app.post((await app.get('/changes')).$('form[action$="/undo"]').first().attr('action') ?? '', {
      undone: 'yes',
    });
    expect(dumpData(app.db)).toEqual(before);
  });
});
