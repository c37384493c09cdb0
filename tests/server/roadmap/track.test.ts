import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { keepRoadmap } from '../../support/app/upload.ts';
import { dumpData } from '../../support/database/db.ts';
import { FILLED_IN } from '../../support/made/setup-form.ts';

const WITH_TRACKS = `id: own
title: My own week
weeks: 1
tracks:
  - { id: broad, title: Broad, about: For most }
  - { id: deep, title: Deep, about: For few }
phases:
  - id: only
    title: Only phase
    weeks: [1, 1]
    goal: Something
    outcome: You can do it
    tasks:
      - { id: both, kind: study, title: Both read it, minutes: 30 }
      - { id: shallow, kind: study, title: For breadth, minutes: 60, weights: { deep: none } }
      - { id: diving, kind: study, title: For depth, minutes: 90, weight: stretch, weights: { broad: none, deep: core } }
      - { id: lighter, kind: study, title: Lighter there, minutes: 45, weights: { deep: stretch } }
`;

async function givenRoadmapWithTracks(): Promise<TestApp> {
  const app = await testApp({ plan: 'none' });
  await keepRoadmap(app, WITH_TRACKS);
  return app;
}

async function givenPlanOn(track: string): Promise<TestApp> {
  const app = await givenRoadmapWithTracks();
  await app.post('/plans', { ...FILLED_IN, roadmap: 'own', track });
  return app;
}

const tasksIn = (app: TestApp) =>
  app
    .plan()
    .tasks.filter(({ droppedOn }) => droppedOn === null)
    .map(({ key, weight }) => `${key} ${weight}`)
    .sort();

/** The change as the page offers it, with what is ticked. */
function formOf({ $ }: Answer): Record<string, string | string[]> {
  const fields = $('form[action="/plan/update"] input[type=hidden]').toArray();
  const take = $('input[name=take][checked]').toArray();
  return {
    ...Object.fromEntries(fields.map(({ attribs }) => [attribs.name, attribs.value ?? ''])),
    take: take.map(({ attribs }) => attribs.value ?? ''),
  };
}

describe('a setup', () => {
  it('asks for the track, and says the hours of each before anything is made', async () => {
    const app = await givenRoadmapWithTracks();
    const { $ } = await app.get('/setup?roadmap=own');

    const labels = $('label:has(input[name=track])').toArray();
    expect(labels.map((label) => $(label).find('.option__figures').text())).toEqual([
      '2.3 h core, 0 h stretch',
      '2 h core, 0.8 h stretch',
    ]);
    expect($('input[name=track][checked]').val()).toBe('broad');
  });

  it('makes the plan of the work on the track that was chosen', async () => {
    const broad = await givenPlanOn('broad');
    expect(broad.plan().trackId).toBe('broad');
    expect(tasksIn(broad)).toEqual(['both core', 'lighter core', 'shallow core']);
    const deep = await givenPlanOn('deep');
    expect(tasksIn(deep)).toEqual(['both core', 'diving core', 'lighter stretch']);
  });

  it.each(['', 'no-such-track'])('begins on the first track where “%s” is sent', async (track) => {
    const app = await givenPlanOn(track);
    expect(app.plan().trackId).toBe('broad');
  });

  it('asks nothing where a roadmap has no tracks', async () => {
    const app = await testApp({ plan: 'none' });
    await keepRoadmap(
      app,
      WITH_TRACKS.replace(/tracks:\n(.*\n){2}/, '').replaceAll(/, weights: \{.*?\}/g, ''),
    );
    const { $ } = await app.get('/setup?roadmap=own');
    expect($('input[name=track]')).toHaveLength(0);
    await app.post('/plans', { ...FILLED_IN, roadmap: 'own', track: 'broad' });
    expect(app.plan().trackId).toBeNull();
  });

  it('starts a plan again on its own track', async () => {
    const app = await givenPlanOn('deep');
    const { $ } = await app.get(`/setup?again=${app.plan().id}`);
    expect($('input[name=track][checked]').val()).toBe('deep');
  });
});

it('a roadmap that is looked at says how much work each of its tracks holds', async () => {
  const app = await givenRoadmapWithTracks();
  const { $ } = await app.get('/roadmaps/own');
  const told = $('.roadmap__tracks li').toArray();
  expect(told.map((line) => $(line).text())).toEqual([
    'Broad 2.3 h core, 0 h stretch',
    'Deep 2 h core, 0.8 h stretch',
  ]);
});

describe('another track', () => {
  it('is looked at before it is taken', async () => {
    const app = await givenPlanOn('broad');
    const before = dumpData(app.db);

    const { status, $ } = await app.get('/plan/track?track=deep');

    expect(status).toBe(200);
    expect($('.lead').text()).toContain('1 task more, 1 task changed, 1 task dropped');
    expect($('.update__choice').text()).toContain('For depth');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('changes the plan as one change, which can be taken back, and nothing more is offered after it', async () => {
    const app = await givenPlanOn('broad');
    const before = dumpData(app.db);

    const { status } = await app.post('/plan/update', formOf(await app.get('/plan/track?track=deep')));

    expect(status).toBe(303);
    expect(app.plan().trackId).toBe('deep');
    expect(tasksIn(app)).toEqual(['both core', 'diving core', 'lighter stretch']);
    const added = app.plan().tasks.find(({ key }) => key === 'diving');
    expect(added?.sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(90);
    expect((await app.get('/plan')).$('a[href="/plan/update"]')).toHaveLength(0);

    const [change] = listChanges(app.db, { limit: 1 });
    await app.post(`/changes/${change?.id}/undo`, { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it('gives back what an earlier change of track had dropped, with days', async () => {
    const app = await givenPlanOn('broad');
    await app.post('/plan/update', formOf(await app.get('/plan/track?track=deep')));
    const back = await app.get('/plan/track?track=broad');
    expect(back.$('.update').text()).toContain('Back: 1 task');

    await app.post('/plan/update', formOf(back));

    expect(tasksIn(app)).toEqual(['both core', 'lighter core', 'shallow core']);
    const returned = app.plan().tasks.find(({ key }) => key === 'shallow');
    expect(returned?.sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60);
  });

  it('gives it back whatever its reason was called since, and leaves what the learner dropped in the same words', async () => {
    const app = await givenPlanOn('broad');
    const idOf = (key: string) => app.plan().tasks.find((task) => task.key === key)?.id;
    await app.post('/plan/update', formOf(await app.get('/plan/track?track=deep')));
    await app.post(`/tasks/${idOf('shallow')}/drop`, { dropped: 'yes', as: 'dropped', reason: 'Not for me' });
    await app.post(`/tasks/${idOf('both')}/drop`, {
      dropped: 'yes',
      as: 'dropped',
      reason: 'Not on the track of this plan',
    });

    await app.post('/plan/update', formOf(await app.get('/plan/track?track=broad')));

    expect(tasksIn(app)).toEqual(['lighter core', 'shallow core']);
  });

  it('gives it back with its weight on the track that has it, and nothing more is offered after it', async () => {
    const app = await givenPlanOn('broad');
    await app.post('/plan/update', formOf(await app.get('/plan/track?track=deep')));
    const withThird = WITH_TRACKS.replace(
      'phases:',
      '  - { id: wide, title: Wide, about: For some }\nphases:',
    )
      .replace('{ deep: none }', '{ deep: none, wide: stretch }')
      .replace('{ broad: none, deep: core }', '{ broad: none, deep: core, wide: none }');
    await keepRoadmap(app, withThird);
    const page = await app.get('/plan/track?track=wide');
    expect(page.$('.update').text()).toContain('For breadth');

    await app.post('/plan/update', formOf(page));

    expect(tasksIn(app)).toEqual(['both core', 'lighter core', 'shallow stretch']);
    expect((await app.get('/plan/update')).$('form[action="/plan/update"]')).toHaveLength(0);
  });

  it('leaves what is done, and what the learner dropped', async () => {
    const app = await givenPlanOn('broad');
    const idOf = (key: string) => app.plan().tasks.find((task) => task.key === key)?.id;
    await app.post(`/tasks/${idOf('shallow')}/completion`, {
      done: 'yes',
      on: '2026-03-02',
      from: '/plan',
      seen: '',
    });
    const page = await app.get('/plan/track?track=deep');
    await app.post('/plan/update', formOf(page));

    expect(app.plan().tasks.find(({ key }) => key === 'shallow')?.completion).not.toBeNull();
    expect(tasksIn(app)).toContain('shallow core');
  });

  it('is not taken where the plan was changed since', async () => {
    const app = await givenPlanOn('broad');
    const form = formOf(await app.get('/plan/track?track=deep'));
    await keepRoadmap(app, WITH_TRACKS.replace('minutes: 90', 'minutes: 120'));

    const { status, $ } = await app.post('/plan/update', form);

    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('Nothing was changed');
    expect(app.plan().trackId).toBe('broad');
  });

  it.each(['no-such-track', 'broad'])('is not offered where “%s” is named', async (track) => {
    const app = await givenPlanOn('broad');
    const { status, $ } = await app.get(`/plan/track?track=${track}`);
    expect(status).toBe(200);
    expect($('form[action="/plan/update"]')).toHaveLength(0);
    const sent = { basis: '', track: 'no-such-track', formToken: '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c99' };
    expect((await app.post('/plan/update', sent)).status).toBe(409);
  });

  it('is named where a plan from before tracks is compared with its roadmap', async () => {
    const app = await testApp({ plan: 'none' });
    const plain = WITH_TRACKS.replace(/tracks:\n(.*\n){2}/, '').replaceAll(/, weights: \{.*?\}/g, '');
    await keepRoadmap(app, plain);
    await app.post('/plans', { ...FILLED_IN, roadmap: 'own' });
    await keepRoadmap(app, WITH_TRACKS);

    const { $ } = await app.get('/plan/update');
    expect($('main .hint').first().text()).toContain('This is what the track “Broad” has.');
    expect($('main .hint a[href="/plan/track"]')).toHaveLength(1);

    await app.post('/plan/update', formOf(await app.get('/plan/track?track=deep')));
    expect(app.plan().trackId).toBe('deep');
    expect((await app.get('/plan/update')).$('main .hint a[href="/plan/track"]')).toHaveLength(0);
  });

  it('is named where the roadmap no longer has the track of the plan', async () => {
    const app = await givenPlanOn('deep');
    await keepRoadmap(app, WITH_TRACKS.replaceAll('deep', 'deeper'));

    expect((await app.get('/plan/update')).$('main .hint').first().text()).toContain('the track “Broad”');
  });

  it('is not asked for where the roadmap has none', async () => {
    const app = await testApp();
    expect((await app.get('/plan/track')).$('.lead').text()).toContain('no tracks');
    expect((await app.get('/plan')).$('a[href="/plan/track"]')).toHaveLength(0);
  });
});
