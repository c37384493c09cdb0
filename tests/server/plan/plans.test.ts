import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { listPlans } from '../../../db/plan/plans.ts';
import { type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';
import { dumpData, givenPlan } from '../../support/database/db.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const TOKEN = '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11';

const FILLED_IN = {
  formToken: TOKEN,
  startOn: '2026-03-09',
  length: 'weeks',
  finishOn: '',
  ...USUAL_MINUTES,
  timeZone: 'UTC',
} satisfies Form;

/** Plan 1, and plan 2 in use, each of the sample. */
async function givenTwoPlans(): Promise<TestApp> {
  const app = await testApp();
  givenPlan(app.db);
  return app;
}

const inUse = ({ db }: TestApp) => listPlans(db).find(({ isActive }) => isActive)?.id;

describe('the plan', () => {
  it('counts what is dropped or set aside apart', async () => {
    const app = await testApp();
    const lead = async () => (await app.get('/plan')).$('.lead').first().text();
    expect(await lead()).toContain('4 tasks in 2 weeks, until 15 Mar 2026. ');

    await app.post('/tasks/2/drop', { dropped: 'yes', reason: '' });
    await app.post('/tasks/3/drop', { dropped: 'yes', as: 'known' });

    expect(await lead()).toContain('2 tasks in 2 weeks, until 15 Mar 2026; 2 more dropped or set aside. ');
  });
});

describe('the list of plans', () => {
  it('shows each with its dates, how much is done, and which one is in use', async () => {
    const app = await givenTwoPlans();
    await app.post('/tasks/5/completion', { done: 'yes' });

    const { $ } = await app.get('/plans');

    const items = $('.plans__item').toArray();
    expect(items.map((item) => $(item).find('.hint').first().text())).toEqual([
      '2 Mar 2026 to 15 Mar 2026, 1 of 4 tasks done',
      '2 Mar 2026 to 15 Mar 2026, 0 of 4 tasks done',
    ]);
    expect(items.map((item) => $(item).find('.tag').text())).toEqual(['in use', '']);
    expect($('#plan-1-use')).toHaveLength(1);
    expect($('#plan-2-use')).toHaveLength(0);
  });

  it('is there without any plan, and says what to do', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { status, $ } = await get('/plans');
    expect(status).toBe(200);
    expect($('.lead').text()).toContain('There is no plan.');
    expect($('a[href="/roadmaps"]')).toHaveLength(1);
  });

  it('is linked to from Settings and Plan', async () => {
    const { get } = await testApp();
    for (const path of ['/settings', '/plan'])
      expect((await get(path)).$('a[href="/plans"]').length, path).toBe(1);
  });
});

describe('using another plan', () => {
  it('changes what every page is about, and can be taken back', async () => {
    const app = await givenTwoPlans();
    const before = dumpData(app.db);

    const { status, headers } = await app.post('/plans/1/activation', { from: '/plans', at: 'plan-1' });

    expect([status, headers.location]).toEqual([303, '/plans#plan-1']);
    expect(inUse(app)).toBe(1);
    expect((await app.get('/tasks/5')).status).toBe(404);
    await app.post('/changes/3/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it('is answered with the list for htmx', async () => {
    const app = await givenTwoPlans();
    const { $ } = await app.post('/plans/1/activation', { from: '/plans' }, { htmx: true });
    expect($('.plans__item:has(.tag)').find('#plan-2-use')).toHaveLength(0);
    expect($('#plan-2-use')).toHaveLength(1);
  });

  it.each(['/plans/9/activation', '/plans/x/activation', '/plans/1e0/activation'])(
    'is not possible for one that is not there: %s',
    async (path) => {
      const app = await givenTwoPlans();
      const before = dumpData(app.db);
      expect((await app.post(path, { from: '/plans' })).status).toBe(404);
      expect(dumpData(app.db)).toEqual(before);
    },
  );
});

describe('archiving a plan', () => {
  it('puts the newest of the others in use, leaves it whole, and can be taken back by its own button', async () => {
    const app = await givenTwoPlans();
    const whole = loadPlan(app.db, 2);

    await app.post('/plans/2/archive', { archived: 'yes', from: '/plans' });

    expect(inUse(app)).toBe(1);
    expect(loadPlan(app.db, 2)).toEqual(whole);
    expect((await app.get('/plans')).$('#plan-2-archive').text()).toContain('Take out of the archive');

    await app.post('/plans/2/archive', { archived: 'no', from: '/plans' });
    expect(listPlans(app.db).map(({ archivedAt }) => archivedAt)).toEqual([null, null]);
  });

  it('of the only one leaves none in use, and the way back stays in reach', async () => {
    const app = await testApp();
    await app.post('/plans/1/archive', { archived: 'yes', from: '/plans' });

    expect((await app.get('/today')).headers.location).toBe('/setup');
    expect((await app.get('/plans')).$('#plan-1-use')).toHaveLength(1);
    expect((await app.get('/changes')).$('#change-2-undo')).toHaveLength(1);
    expect((await app.get('/setup')).$('a[href="/plans"]')).toHaveLength(1);
  });

  it('needs a word that it knows', async () => {
    const { post } = await testApp();
    expect((await post('/plans/1/archive', { archived: 'perhaps' })).status).toBe(422);
  });
});

describe('deleting a plan', () => {
  it('offers its data first, on a page that changes nothing', async () => {
    const app = await givenTwoPlans();
    const before = dumpData(app.db);

    const { status, $ } = await app.get('/plans/1/removal');

    expect(status).toBe(200);
    expect($('h1').text()).toBe('Delete “Sample roadmap”?');
    expect($('main a[download]').attr('href')).toBe('/settings/data.json');
    expect($('main form').attr('action')).toBe('/plans/1/removal');
    expect(dumpData(app.db)).toEqual(before);
    const { tables } = JSON.parse((await app.get('/settings/data.json')).body);
    expect(tables.plans).toHaveLength(2);
  });

  it('takes that plan alone, however often it is sent, and can be taken back whole', async () => {
    const app = await givenTwoPlans();
    await app.post('/tasks/5/completion', { done: 'yes' });
    await app.post('/tasks/5/note', { text: 'Mine', revision: '0' });
    const before = dumpData(app.db);
    const neighbour = loadPlan(app.db, 1);

    const answers = [await app.post('/plans/2/removal', {}), await app.post('/plans/2/removal', {})];

    expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual([
      [303, '/plans'],
      [303, '/plans'],
    ]);
    expect(listPlans(app.db).map(({ id }) => id)).toEqual([1]);
    expect(loadPlan(app.db, 1)).toEqual(neighbour);
    expect(inUse(app)).toBe(1);
    await app.post('/changes/5/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it('of the only one can be taken back from Recent changes', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    await app.post('/plans/1/removal', {});
    expect((await app.get('/plans')).$('.notice__words').text()).toContain(
      'Deleted the plan “Sample roadmap”',
    );
    expect((await app.get('/changes')).$('#change-2-undo')).toHaveLength(1);

    await app.post('/changes/2/undo', { undone: 'yes', from: '/changes' });

    expect(dumpData(app.db)).toEqual(before);
  });

  it('has no page for one that is not there', async () => {
    const { get } = await testApp();
    expect((await get('/plans/9/removal')).status).toBe(404);
  });
});

describe('a plan of another roadmap', () => {
  it('is set up beside the one in use, from its own weeks, with the minutes of the present one', async () => {
    const app = await testApp();
    await keepRoadmap(app, SMALL_ROADMAP);

    const { status, $ } = await app.get('/setup?roadmap=own');

    expect(status).toBe(200);
    expect($('h1').text()).toBe('My own week');
    expect($('.option__label').first().text()).toBe('1 week');
    expect($('input[name=length][value="hundred-days"]')).toHaveLength(0);
    expect($('#field-saturday').val()).toBe('180');
    expect($('#preview .fit__finish').text()).toBe('Tuesday 10 March 2026');
    expect($('input[name=roadmap]').val()).toBe('own');
    expect($('#field-keep')).toHaveLength(0);
  });

  it('comes into use, and leaves the earlier plan whole', async () => {
    const app = await testApp();
    await keepRoadmap(app, SMALL_ROADMAP);
    const earlier = loadPlan(app.db, 1);

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => app.post('/plans', { ...FILLED_IN, roadmap: 'own' })),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(app.plan()).toMatchObject({ id: 2, title: 'My own week', roadmapId: 'own' });
    expect(app.plan().tasks.map(({ key }) => key)).toEqual(['one', 'two']);
    expect(loadPlan(app.db, 1)).toEqual(earlier);
    expect(listPlans(app.db)).toHaveLength(2);
  });

  it('keeps its roadmap through the preview, the remedies and a refusal', async () => {
    const app = await testApp();
    await keepRoadmap(app, SMALL_ROADMAP.replace('minutes: 90', 'minutes: 1500'));
    const form = { ...FILLED_IN, roadmap: 'own' };

    const refused = await app.post('/plans', form);
    const remedied = await app.get(`/setup?${new URLSearchParams({ ...form, apply: 'later-finish' })}`);

    expect(refused.status).toBe(422);
    expect(refused.$('#error-overload')).toHaveLength(1);
    for (const { $ } of [refused, remedied]) expect($('input[name=roadmap]').val()).toBe('own');
    expect(remedied.$('#preview').text()).toContain('It fits.');
    expect(listPlans(app.db)).toHaveLength(1);
  });

  it.each(['/setup?roadmap=nowhere', '/setup?again=9', '/setup?again=x'])(
    'has no setup where there is nothing to set up: %s',
    async (path) => {
      const { get } = await testApp();
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('starting again', () => {
  /** A plan of the small roadmap with its first task done, and a note. */
  async function givenHalfDone(): Promise<TestApp> {
    const app = await testApp({ plan: 'none' });
    await keepRoadmap(app, SMALL_ROADMAP);
    await app.post('/plans', { ...FILLED_IN, startOn: '2026-03-02', roadmap: 'own' });
    await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
    await app.post('/tasks/1/note', { text: 'Mine', revision: '0' });
    await app.post('/tasks/2/steps/1/completion', { done: 'yes', on: '2026-03-03' });
    return app;
  }

  const AGAIN = { ...FILLED_IN, formToken: 'b8b0a2c4-2f43-4a44-8a2c-6b8d8f1d3f22', again: '1' };

  it('asks what to keep, and counts only what is left', async () => {
    const { get } = await givenHalfDone();

    const kept = await get('/setup?again=1');
    const anew = await get(`/setup?${new URLSearchParams(AGAIN)}`);

    expect(kept.$('h1').text()).toBe('Start again: My own week');
    expect(kept.$('label[for=field-keep]').text()).toContain('1 finished task');
    expect(kept.$('#field-keep').attr('checked')).toBeDefined();
    expect(kept.$('#preview .fit__verdict').text()).toContain('1.5 h of tasks');
    expect(anew.$('#field-keep').attr('checked')).toBeUndefined();
    expect(anew.$('#preview .fit__verdict').text()).toContain('2 h of tasks');
  });

  it('keeps what is done, with notes and ticks, and needs no days for it', async () => {
    const app = await givenHalfDone();
    const earlier = loadPlan(app.db, 1);

    await app.post('/plans', { ...AGAIN, keep: 'yes' });

    const [done, started] = app.plan().tasks;
    expect(app.plan().id).toBe(2);
    expect(done).toMatchObject({ completion: { on: '2026-03-03' }, sessions: [], note: { text: 'Mine' } });
    expect(started?.steps.map(({ completion }) => completion?.on)).toEqual(['2026-03-03', undefined]);
    expect(started?.sessions.length).toBeGreaterThan(0);
    expect(loadPlan(app.db, 1)).toEqual(earlier);
  });

  it('keeps nothing when nothing is to be kept', async () => {
    const app = await givenHalfDone();
    await app.post('/plans', AGAIN);
    const [done, started] = app.plan().tasks;
    expect(done).toMatchObject({ completion: null, note: { text: '' } });
    expect(done?.sessions.length).toBeGreaterThan(0);
    expect(started?.steps.every(({ completion }) => completion === null)).toBe(true);
  });

  it('is one change, taken back by one click', async () => {
    const app = await givenHalfDone();
    const before = dumpData(app.db);
    await app.post('/plans', { ...AGAIN, keep: 'yes' });
    await app.post('/changes/6/undo', { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it('says so when the roadmap is not there any more', async () => {
    const app = await givenHalfDone();
    await app.post('/roadmaps/own/removal', {});
    const { status, $ } = await app.get('/setup?again=1');
    expect(status).toBe(404);
    expect($('main').text()).toContain('Upload its roadmap again');
  });
});
