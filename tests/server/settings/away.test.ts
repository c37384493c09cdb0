import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { listDismissals } from '../../../db/plan/dismissals.ts';
import { loadSettings, saveSettings } from '../../../db/settings/settings.ts';
import { findFocusTimer } from '../../../db/task/focus-timer.ts';
import { day } from '../../../plans/day.ts';
import { type TestApp, type TestAppOptions, testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';

const NOW = '2026-03-04T13:10:00Z';
const LONG_AGO = { at: '2026-03-02T08:00:00.000Z', today: day('2026-03-02') };

async function givenHome(timeZone = 'Europe/Berlin', options: TestAppOptions = {}): Promise<TestApp> {
  const app = await testApp({ now: NOW, plan: 'built-in', ...options });
  saveSettings(app.db, { timeZone }, LONG_AGO);
  return app;
}

/** What a device sends along. */
function deviceIn(zone: string, { home = 'Europe/Berlin', since = '2026-03-02T10:00:00Z' } = {}) {
  return { cookie: `theme=x; daymark_zone=${zone}~${home}~${Date.parse(since) / 1000}` };
}

const LISBON = deviceIn('Europe/Lisbon');
const PAGES = ['/today', '/settings'];

describe('a device that has been elsewhere for more than a day', () => {
  it.each(PAGES)('is told both places and times, with both ways on: %s', async (path) => {
    const { get } = await givenHome();
    const { $ } = await get(path, LISBON);
    expect($('#journey p').text()).toBe(
      'Your device is in Lisbon, where it is 13:10; your plan is in Berlin time, 14:10.',
    );
    expect($('#journey-use').text()).toBe('Use Lisbon time');
    expect($('#journey-keep').text()).toBe('Keep Berlin time');
  });

  it.each([
    ['at home', {}],
    ['there for less than a day', deviceIn('Europe/Lisbon', { since: '2026-03-03T14:00:00Z' })],
    ['where clocks show the same', deviceIn('Europe/Paris')],
    ['that knew another zone of the learner', deviceIn('Europe/Lisbon', { home: 'Asia/Tokyo' })],
    ['in a zone that is none', deviceIn('Europe/Atlantis')],
    ['that does not know where it is', deviceIn('Etc/Unknown')],
    ['with markup for a zone', deviceIn('<script>alert(1)</script>')],
    ['with an offset for a zone', deviceIn('+05:00')],
    ['with half a cookie', { cookie: 'daymark_zone=Europe/Lisbon' }],
    ['with nonsense', { cookie: 'daymark_zone=%E0%A4%A~~' }],
    ['with a word for an instant', { cookie: 'daymark_zone=Europe/Lisbon~Europe/Berlin~yesterday' }],
    ['with an instant beyond all', { cookie: 'daymark_zone=Europe/Lisbon~Europe/Berlin~99999999999999' }],
    ['with far too much', deviceIn(`Europe/${'x'.repeat(3000)}`)],
  ])('is not one %s', async (_, headers) => {
    const { get } = await givenHome();
    for (const path of PAGES) {
      const { status, $ } = await get(path, headers);
      expect([path, status, $('#journey').length]).toEqual([path, 200, 0]);
    }
  });

  it('hears of the weekday where it differs, and of the day on which clocks part', async () => {
    const tokyo = await givenHome('America/Los_Angeles', { now: '2026-03-04T23:00:00Z' });
    const wordsOf = async (app: TestApp, headers: Record<string, string>) =>
      (await app.get('/settings', headers)).$('#journey p').text();
    expect(await wordsOf(tokyo, deviceIn('Asia/Tokyo', { home: 'America/Los_Angeles' }))).toBe(
      'Your device is in Tokyo, where it is Thu 08:00; your plan is in Los Angeles time, Wed 15:00.',
    );
    expect(await wordsOf(await givenHome(), deviceIn('UTC'))).toBe(
      'Your device goes by UTC, and shows 13:10; your plan is in Berlin time, 14:10.',
    );
    const later = await givenHome('Europe/Berlin', { now: '2026-03-10T12:00:00Z' });
    expect(await wordsOf(later, deviceIn('Africa/Lagos'))).toBe(
      'Your device is in Lagos; your plan is in Berlin time. Both clocks show 13:00, and part on Sun 29 Mar.',
    );
  });

  it('is told nothing without a plan', async () => {
    const { get } = await givenHome('Europe/Berlin', { plan: 'none' });
    expect((await get('/settings', LISBON)).$('#journey')).toHaveLength(0);
  });

  it.each(['2026-02-20T12:00:00Z', '2026-08-01T12:00:00Z'])(
    'is told before and after the plan: %s',
    async (now) => {
      const { get } = await givenHome('Europe/Berlin', { now });
      const headers = deviceIn('Asia/Tokyo', { since: '2026-02-10T10:00:00Z' });
      expect((await get('/today', headers)).$('#journey')).toHaveLength(1);
    },
  );
});

describe('taking the plan along', () => {
  it.each(PAGES)('changes the zone, once and with a way back, on %s', async (from) => {
    const app = await givenHome();
    const before = dumpData(app.db);
    const send = () =>
      app.post('/settings/time-zone', { timeZone: 'Europe/Lisbon', from }, { headers: LISBON });

    const { status, headers } = await send();
    expect([status, headers.location]).toEqual([303, from]);
    const after = dumpData(app.db);
    await send();

    expect(dumpData(app.db)).toEqual(after);
    expect(loadSettings(app.db).timeZone).toBe('Europe/Lisbon');
    expect((await app.get(from, LISBON)).$('#journey')).toHaveLength(0);
    await app.post(`/changes/${latestChange(app.db)?.id}/undo`, { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
  });

  it('answers htmx with Today as it is there, and lets Settings be asked for again', async () => {
    const app = await givenHome('America/Los_Angeles', { now: '2026-03-04T13:10:00Z' });
    const headers = deviceIn('Pacific/Kiritimati', { home: 'America/Los_Angeles' });
    expect((await app.get('/today', headers)).$('h1').text()).toBe('Wednesday 4 March');

    const form = { timeZone: 'Pacific/Kiritimati', from: '/today' };
    const { $ } = await app.post('/settings/time-zone', form, { htmx: true, headers });

    expect([$('h1').text(), $('#journey').length]).toEqual(['Thursday 5 March', 0]);
    const again = await app.post(
      '/settings/time-zone',
      { ...form, from: '/settings' },
      { htmx: true, headers },
    );
    expect([again.status, again.headers['hx-redirect']]).toEqual([204, '/settings']);
  });

  it.each([{}, { timeZone: 'Europe/Atlantis' }, { timeZone: 'x'.repeat(101) }])(
    'to nowhere is refused in words: %o',
    async (form) => {
      const app = await givenHome();
      const { status, $ } = await app.post('/settings/time-zone', form);
      expect([status, $('h1').text()]).toEqual([422, 'That could not be read.']);
      expect(loadSettings(app.db).timeZone).toBe('Europe/Berlin');
    },
  );

  it('to where it is still yesterday keeps what is done, and the timer counts on', async () => {
    const app = await givenHome('Pacific/Auckland', { now: '2026-03-04T09:00:00Z' });
    await app.post('/tasks/1/completion', { done: 'yes' });
    await app.post('/tasks/2/timer', { state: 'running' });
    const { tasks } = app.plan();
    app.setNow('2026-03-04T09:30:00Z');

    await app.post('/settings/time-zone', { timeZone: 'Pacific/Honolulu', from: '/today' });

    expect((await app.get('/today')).$('h1').text()).toBe('Tuesday 3 March');
    expect(app.plan().tasks).toEqual(tasks);
    expect(findFocusTimer(app.db)).toMatchObject({ taskId: 2, runningSince: '2026-03-04T09:00:00.000Z' });
    for (const path of ['/today', '/progress', '/weeks/1', '/report', '/plan', '/calendar'])
      expect([path, (await app.get(path)).status]).toEqual([path, 200]);
    await app.post('/tasks/2/timer', { state: 'done' });
    expect(app.task(2).spent).toMatchObject([{ day: '2026-03-03', minutes: 30 }]);
  });
});

describe('staying with the zone of the plan', () => {
  async function keep(app: TestApp, from: string, options: { htmx?: boolean } = {}) {
    const { $ } = await app.get(from, LISBON);
    const invitation = String($('#journey-keep').attr('value'));
    return app.post('/invitations/dismissal', { invitation, from }, { ...options, headers: LISBON });
  }
  const isTold = async (app: TestApp, headers: Record<string, string>) =>
    Promise.all(PAGES.map(async (path) => (await app.get(path, headers)).$('#journey').length > 0));

  it.each(PAGES)('is said once, for both pages, on %s', async (from) => {
    const app = await givenHome();
    await keep(app, from);
    expect([...listDismissals(app.db, app.plan().id)]).toEqual([['zone-europe-lisbon', '2026-03-04']]);
    app.setNow('2026-03-20T13:10:00Z');
    expect(await isTold(app, LISBON)).toEqual([false, false]);
    expect(await isTold(app, deviceIn('Asia/Tokyo'))).toEqual([true, true]);
  });

  it('is asked again after the device was home and left again', async () => {
    const app = await givenHome();
    await keep(app, '/today');
    app.setNow('2026-03-20T13:10:00Z');
    const again = deviceIn('Europe/Lisbon', { since: '2026-03-18T10:00:00Z' });
    expect(await isTold(app, again)).toEqual([true, true]);
    await app.post('/invitations/dismissal', { invitation: 'zone-europe-lisbon', from: '/today' });
    expect(await isTold(app, again)).toEqual([false, false]);
  });

  it('answers htmx with Today without it', async () => {
    const { $ } = await keep(await givenHome(), '/today', { htmx: true });
    expect([$('main.page--day').length, $('#journey').length]).toEqual([1, 0]);
  });
});

describe('Today, which is kept as it was sent,', () => {
  it('is another page for a device on a journey than for one at home, in whichever order they ask', async () => {
    const app = await givenHome();
    const told = async (headers: Record<string, string>) =>
      (await app.get('/today', headers)).$('#journey p').text().slice(0, 25);
    const home = {};
    const tokyo = deviceIn('Asia/Tokyo');
    const found: string[] = [];
    for (const device of [home, LISBON, home, tokyo, LISBON, home]) found.push(await told(device));
    const [lisbon, japan] = ['Your device is in Lisbon,', 'Your device is in Tokyo, '];
    expect(found).toEqual(['', lisbon, '', japan, lisbon, '']);
  });

  it('tells the time of now, and says so as soon as a day has passed', async () => {
    const app = await givenHome('Europe/Berlin', { now: '2026-03-03T09:00:00Z' });
    const told = async () => (await app.get('/today', LISBON)).$('#journey p').text();
    expect(await told()).toBe('');
    app.setNow('2026-03-03T10:01:00Z');
    expect(await told()).toContain('where it is 10:01');
    app.setNow('2026-03-03T10:02:00Z');
    expect(await told()).toContain('where it is 10:02');
  });
});
