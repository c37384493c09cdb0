import { describe, expect, it } from 'vitest';
import { type Answer, type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';
import { dumpData } from '../../support/database/db.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const FILLED_IN = {
  formToken: '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11',
  startOn: '2026-03-02',
  length: 'weeks',
  ...USUAL_MINUTES,
  timeZone: 'UTC',
  roadmap: 'own',
} satisfies Form;

/** One task of them is new, one changed and one gone. */
const NEWER = SMALL_ROADMAP.replace(
  'title: One thing, minutes: 30',
  'title: One great thing, minutes: 45',
).replace(
  /- \{ id: two.*\}/,
  '- { id: three, kind: study, title: A third thing, minutes: 60, steps: [Read] }',
);

async function givenOldPlan(newer = NEWER): Promise<TestApp> {
  const app = await testApp({ plan: 'none' });
  await keepRoadmap(app, SMALL_ROADMAP);
  await app.post('/plans', FILLED_IN);
  await keepRoadmap(app, newer);
  return app;
}

/** The form as it is on the page, with what is ticked. */
function formOf({ $ }: Answer): Record<string, string | string[]> {
  const take = $('input[name=take][checked]').toArray();
  return {
    basis: String($('input[name=basis]').val()),
    formToken: String($('input[name=formToken]').val()),
    take: take.map(({ attribs }) => attribs.value ?? ''),
  };
}

const tasksOf = (app: TestApp) =>
  app
    .plan()
    .tasks.map(({ key, title, minutes, droppedOn }) => [
      key,
      title,
      minutes,
      droppedOn === null ? 'in' : 'out',
    ]);

describe('a newer roadmap', () => {
  it('says what became essential, and a plan takes that over', async () => {
    const app = await givenOldPlan(
      SMALL_ROADMAP.replace('title: One thing,', 'title: One thing, essential: true,'),
    );

    const page = await app.get('/plan/update');
    expect(page.$('.update__detail').text()).toBe('not essential → essential');
    await app.post('/plan/update', formOf(page));

    expect(app.plan().tasks.map(({ essential }) => essential)).toEqual([true, false]);
    expect((await app.get('/plan/update')).$('.update__detail')).toHaveLength(0);
  });

  it('is offered on the plan, with what is new, changed and gone', async () => {
    const app = await givenOldPlan();

    const plan = await app.get('/plan');
    const { status, $ } = await app.get('/plan/update');

    expect(plan.$('main a[href="/plan/update"]').text()).toContain('1 new task, 1 changed, 1 gone');
    expect(status).toBe(200);
    expect(
      $('.entry__label')
        .toArray()
        .map((label) => $(label).text()),
    ).toEqual(['New: 1 task', 'Changed: 1 task', 'Gone: 1 task']);
    expect($('.update__detail').text()).toContain('Title: “One great thing”30 min → 45 min');
    expect($('.update__detail').text()).toContain('1 h, Study, in “Only phase”');
  });

  it('is applied as one change, keeps the baseline, and is not offered again', async () => {
    const app = await givenOldPlan();
    const baselines = app.plan().tasks.map(({ baseline }) => baseline);
    const before = dumpData(app.db);

    const { status, headers } = await app.post('/plan/update', formOf(await app.get('/plan/update')));

    expect([status, headers.location]).toEqual([303, '/plan']);
    expect(tasksOf(app)).toEqual([
      ['one', 'One great thing', 45, 'in'],
      ['two', 'Another thing', 90, 'out'],
      ['three', 'A third thing', 60, 'in'],
    ]);
    const [one, two, three] = app.plan().tasks;
    expect([one?.baseline, two?.baseline, three?.baseline]).toEqual([...baselines, []]);
    expect(two?.dropReason).toBe('No longer in the roadmap');
    expect(three?.sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60);
    expect(three?.steps.map(({ text }) => text)).toEqual(['Read']);
    expect((await app.get('/plan')).$('main a[href="/plan/update"]')).toHaveLength(0);
    expect((await app.get('/plan/update')).$('.lead').text()).toContain('is up to date with its roadmap');
    expect((await app.get('/changes')).$('.changes__what').first().text()).toContain(
      'Updated the plan with 1 new task and 1 changed task of the roadmap, and dropped 1 task that the roadmap no longer has',
    );

    await app.post('/changes/4/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is applied only as far as it is ticked', async () => {
    const app = await givenOldPlan();
    const form = formOf(await app.get('/plan/update'));

    await app.post('/plan/update', { ...form, take: ['three', 'nowhere'] });

    expect(tasksOf(app)).toEqual([
      ['one', 'One thing', 30, 'in'],
      ['two', 'Another thing', 90, 'in'],
      ['three', 'A third thing', 60, 'in'],
    ]);
    expect((await app.get('/plan')).$('main a[href="/plan/update"]').text()).toContain('1 changed, 1 gone');
  });

  it('has one effect when it is sent twice', async () => {
    const app = await givenOldPlan();
    const form = formOf(await app.get('/plan/update'));
    await app.post('/plan/update', { ...form, take: ['three'] });
    const after = dumpData(app.db);

    const { status } = await app.post('/plan/update', { ...form, take: ['three'] });

    expect(status).toBe(303);
    expect(dumpData(app.db)).toEqual(after);
  });

  it('keeps what was done for a task that it has no more, and tells so', async () => {
    const app = await givenOldPlan();
    await app.post('/tasks/2/steps/1/completion', { done: 'yes' });

    const page = await app.get('/plan/update');
    await app.post('/plan/update', formOf(page));

    expect(page.$('.ledger a[href="/tasks/2"]').text()).toBe('Another thing');
    expect(page.$('.entry__label').text()).not.toContain('Gone');
    expect(app.task(2)).toMatchObject({ droppedOn: null, steps: [{ completion: { on: '2026-03-04' } }, {}] });
  });

  it('is answered with 409 and the new state when something was changed in between', async () => {
    const app = await givenOldPlan();
    const form = formOf(await app.get('/plan/update'));
    await keepRoadmap(app, NEWER.replace('minutes: 45', 'minutes: 50'));
    const before = dumpData(app.db);

    const { status, $ } = await app.post('/plan/update', form);

    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('Nothing was updated');
    expect($('.update__detail').text()).toContain('30 min → 50 min');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('joins without days when there is no room, after saying so', async () => {
    const app = await givenOldPlan(NEWER.replace('minutes: 60', 'minutes: 3000'));
    const page = await app.get('/plan/update');
    expect(page.$('.update__room').text()).toMatch(/no room for \d+ h/);

    await app.post('/plan/update', formOf(page));

    expect(app.task(3)).toMatchObject({ key: 'three', sessions: [] });
  });

  it('is not offered where the plan has all of it, or its roadmap is gone', async () => {
    const app = await givenOldPlan(SMALL_ROADMAP);
    expect((await app.get('/plan')).$('main a[href="/plan/update"]')).toHaveLength(0);

    await app.post('/roadmaps/own/removal', {});

    expect((await app.get('/plan')).$('main a[href="/plan/update"]')).toHaveLength(0);
    expect((await app.get('/plan/update')).$('.lead').text()).toContain('is not there any more');
    const before = dumpData(app.db);
    expect((await app.post('/plan/update', { take: ['one'] })).status).toBe(409);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is nothing new to a plan just made from the built-in one', async () => {
    const { get } = await testApp({ plan: 'built-in' });
    expect((await get('/plan')).$('main a[href="/plan/update"]')).toHaveLength(0);
    expect((await get('/plan/update')).$('.lead').text()).toContain('is up to date with its roadmap');
  });

  it('leads to the setup before there is a plan', async () => {
    const { get, post } = await testApp({ plan: 'none' });
    expect((await get('/plan/update')).headers.location).toBe('/setup?needs=plan');
    expect((await post('/plan/update', {})).headers.location).toBe('/setup?needs=plan');
  });
});
