import { describe, expect, it } from 'vitest';
import { createPlan, deletePlan } from '../../../db/plan/plans.ts';
import { links } from '../../../db/schema/access.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { type Answer, type TestApp, type TestAppOptions, testApp } from '../../support/app/test-app.ts';
import { MOMENT, sampleNewPlan } from '../../support/database/db.ts';
import { readByIcalJs, readByNodeIcal } from '../../support/texts/icalendar.ts';

async function givenStudyTime({ post }: TestApp, studyTime: string): Promise<void> {
  await post('/settings', { timeZone: 'Europe/Berlin', dayStartHour: '3', theme: 'auto', studyTime });
}

const titleAndStart = ({ summary, start }: { summary: string; start: string }) => [summary, start];

describe('the calendar as a file', () => {
  it('holds sessions, reviews and the finish, as two parsers read them', async () => {
    const { get } = await testApp();

    const { status, headers, body } = await get('/calendar.ics');

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="daymark-calendar-2026-03-04.ics"');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow, noarchive');
    const events = readByIcalJs(body);
    expect(events.map(titleAndStart)).toEqual([
      ['Task 1, 1 h', '2026-03-02'],
      ['Task 2, 1 h', '2026-03-03'],
      ['Task 3, 1 h', '2026-03-09'],
      ['Task 4, 1 h', '2026-03-10'],
      ['Review of week 1', '2026-03-08'],
      ['Review of week 2', '2026-03-15'],
      ['Finish: Sample roadmap', '2026-03-15'],
    ]);
    expect(events[0]?.url).toBe('http://localhost/tasks/1');
    expect(readByNodeIcal(body)).toEqual(events);
  });

  it('gives sessions the time at which the learner usually studies', async () => {
    const app = await testApp();
    await givenStudyTime(app, '19:30');

    const { body } = await app.get('/calendar.ics');

    expect(readByNodeIcal(body)).toEqual(readByIcalJs(body));
    expect(readByIcalJs(body)[0]).toMatchObject({
      summary: 'Task 1',
      start: '2026-03-02T18:30:00.000Z',
      end: '2026-03-02T19:30:00.000Z',
    });
  });

  it('moves an event when its work moves, and makes no second one', async () => {
    const { get, post } = await testApp();
    const before = readByIcalJs((await get('/calendar.ics')).body);
    const moved = await post('/tasks/3/sessions', { action: 'day', day: '2026-03-11' });
    expect(moved.status).toBe(303);

    const after = readByIcalJs((await get('/calendar.ics')).body);

    expect(after.map(({ uid }) => uid).sort()).toEqual(before.map(({ uid }) => uid).sort());
    const ofTask3 = after.filter(({ url }) => url.endsWith('/tasks/3'));
    expect(ofTask3.map(({ start }) => start)).toEqual(['2026-03-11']);
    expect(ofTask3[0]?.uid).toBe(before.find(({ url }) => url.endsWith('/tasks/3'))?.uid);
  });

  it('need not be sent again to who has it, until it says something else', async () => {
    const { get, post } = await testApp();
    const etag = String((await get('/calendar.ics')).headers.etag);
    const again = () => get('/calendar.ics', { 'if-none-match': `"other", ${etag}` });

    expect(await again()).toMatchObject({ status: 304, body: '' });
    await post('/tasks/1/note', { text: 'A note', revision: '0' });
    expect((await again()).status).toBe(304);
    await post('/tasks/1/completion', { done: 'yes' });
    const changed = await again();

    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
    expect(changed.body).toContain('✓ Task 1');
  });

  it('is the same to the byte while nothing changes, and counts its versions up', async () => {
    const { get, post, setNow } = await testApp();
    const sequenceOf = (text: string) => Number(/^SEQUENCE:(\d+)\r$/m.exec(text)?.[1]);
    const first = (await get('/calendar.ics')).body;
    setNow('2026-03-04T10:00:00Z');
    expect((await get('/calendar.ics')).body).toBe(first);

    await post('/tasks/1/completion', { done: 'yes' });
    const second = (await get('/calendar.ics')).body;

    expect(sequenceOf(second)).toBeGreaterThan(sequenceOf(first));
    expect(second).toContain('DTSTAMP:20260304T100000Z');
  });

  it('leads to the setup before there is a plan', async () => {
    const { get } = await testApp({ plan: 'none' });
    expect(await get('/calendar.ics')).toMatchObject({
      status: 303,
      headers: { location: '/setup?needs=plan' },
    });
  });
});

describe('the study time', () => {
  it('is saved, shown again, and taken away by an empty field', async () => {
    const app = await testApp();
    await givenStudyTime(app, '07:05');
    expect((await app.get('/settings')).$('#field-studyTime').val()).toBe('07:05');

    await givenStudyTime(app, '');

    expect((await app.get('/settings')).$('#field-studyTime').val()).toBe('');
    expect((await app.get('/calendar.ics')).body).toContain('DTSTART;VALUE=DATE:20260302');
  });

  it.each(['25:00', '7:5', 'evening'])('is refused when it is none: %s', async (studyTime) => {
    const { get, post } = await testApp();
    const form = { timeZone: 'UTC', dayStartHour: '3', theme: 'auto', studyTime };
    const { status, $ } = await post('/settings', form);
    expect(status).toBe(422);
    expect($('#error-studyTime').text()).toContain('like 19:30');
    expect((await get('/settings')).$('#field-studyTime').val()).toBe('');
  });
});

const NEW_LINK = { label: 'Phone', from: '/calendar/2026-03' };

/** The path of the link that an answer shows. */
function pathOf({ $ }: Answer): string {
  return new URL(String($('#fresh-link').val())).pathname;
}

/** An app with a link for a calendar program, and one for another, which must not change. */
async function appWithLinks(options: TestAppOptions = {}) {
  const app = await testApp(options);
  const path = pathOf(await app.post('/calendar/links', NEW_LINK));
  const neighbour = pathOf(await app.post('/calendar/links', { ...NEW_LINK, label: 'Neighbour' }));
  return { ...app, path, neighbour };
}

describe('a link to the calendar', () => {
  it('is shown this once, on the month it was made on, and gives the same calendar as the file', async () => {
    const app = await testApp();
    const answer = await app.post('/calendar/links', { ...NEW_LINK, from: '/calendar/2026-04' });
    const path = pathOf(answer);

    expect([answer.status, answer.$('h1').text()]).toEqual([201, 'April 2026']);
    expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    expect(answer.$('.subscribing li').length).toBe(4);
    const feed = await app.get(path);
    expect(feed.body).toBe((await app.get('/calendar.ics')).body);
    expect(feed.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    expect(feed.headers['content-disposition']).toBeUndefined();
    expect((await app.get('/calendar')).body).not.toContain(path);
    const stored = app.db.orm.select().from(links).all();
    expect(stored).toMatchObject([{ kind: 'calendar', label: 'Phone', expiresAt: null }]);
    expect(JSON.stringify(stored)).not.toContain(path.slice('/calendar/'.length, -'.ics'.length));
  });

  it('is made by htmx in place, and once for a form that is sent again', async () => {
    const { post } = await testApp();
    const form = { ...NEW_LINK, formToken: '6f1f5f0e-6f43-4f4e-9d5a-3d6a0f6f8a01' };
    const first = await post('/calendar/links', form, { htmx: true });
    const again = await post('/calendar/links', form, { htmx: true });
    expect([first.status, first.body.startsWith('<main')]).toEqual([201, true]);
    expect(pathOf(again)).toBe(pathOf(first));
    expect(again.$('.links__item').length).toBe(1);
  });

  it('reminds where that was chosen, and the other one does not', async () => {
    const app = await appWithLinks();
    await givenStudyTime(app, '19:30');
    const answer = await app.post('/calendar/links', { ...NEW_LINK, label: 'Watch', reminder: '10' });
    const rings = ({ body }: Answer) => readByIcalJs(body).map(({ ringsAfter }) => ringsAfter);

    const feed = await app.get(pathOf(answer));

    expect(rings(feed)).toEqual([-10, -10, -10, -10, 480, 480, null]);
    expect(readByNodeIcal(feed.body)).toEqual(readByIcalJs(feed.body));
    expect(answer.$('#link-3 .hint').text()).toContain('with reminders 10 min before');
    expect(rings(await app.get('/calendar.ics?reminder=10'))).toEqual(rings(feed));
    for (const without of [app.neighbour, '/calendar.ics', '/calendar.ics?reminder=11&reminder=x']) {
      expect(new Set(rings(await app.get(without)))).toEqual(new Set([null]));
    }
    expect(answer.$('#link-2 .hint').text()).not.toContain('remind');
  });

  it('is closed for good, and the other one stays open', async () => {
    const app = await appWithLinks();

    const { status, headers } = await app.post('/calendar/links/1/revocation', { from: '/calendar' });

    expect([status, headers.location]).toEqual([303, '/calendar']);
    expect((await app.get(app.path)).status).toBe(404);
    expect((await app.get(app.neighbour)).status).toBe(200);
    const again = await app.post('/calendar/links/1/revocation', { from: '/calendar' }, { htmx: true });
    expect(again.$('.links__label').text()).toBe('Neighbour');
  });

  it('is no link to the report, and a link to the report none to the calendar', async () => {
    const app = await appWithLinks();
    const report = pathOf(await app.post('/report/links', { label: '', openDays: '30', from: '/report' }));
    expect((await app.get(app.path.replace('/calendar/', '/shared/').replace('.ics', ''))).status).toBe(404);
    expect((await app.get(`${report.replace('/shared/', '/calendar/')}.ics`)).status).toBe(404);
    await app.post('/report/links/1/revocation', { from: '/report' });
    expect((await app.get(app.path)).status).toBe(200);
  });

  it('works without a login where a password is asked for, and nothing beside it does', async () => {
    const app = await testApp({ config: { passwordHash: await hashPassword('a lighthouse by day') } });
    const login = await app.post('/login', { password: 'a lighthouse by day' });
    const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
    const path = pathOf(await app.post('/calendar/links', NEW_LINK, { headers: { cookie } }));

    expect((await app.get(path)).status).toBe(200);
    expect((await app.get(`/calendar/${'a'.repeat(43)}.ics`)).status).toBe(404);
    for (const closed of [
      '/calendar.ics',
      '/calendar',
      path.replace('.ics', ''),
      `${path}/x`,
      `${path}.html`,
    ]) {
      expect([closed, (await app.get(closed)).headers.location]).toEqual([
        closed,
        expect.stringMatching(/^\/login/),
      ]);
    }
  });

  it('is not guessed: after many wrong ones nobody is answered from there, but the right one is', async () => {
    const app = await appWithLinks();
    const guess = async (number: number) => (await app.get(`/calendar/guess-${number}.ics`)).status;
    const statuses = [];
    for (let number = 0; number < 31; number++) statuses.push(await guess(number));
    expect([statuses.slice(0, 30), statuses[30]]).toEqual([Array.from({ length: 30 }, () => 404), 429]);
    expect((await app.get(app.path)).status).toBe(200);
  });

  it('goes on with its plan when another is in use, and ends with it', async () => {
    const app = await appWithLinks();
    const before = (await app.get(app.path)).body;
    createPlan(app.db, sampleNewPlan(), MOMENT);
    const uidsOf = (text: string) => readByIcalJs(text).map(({ uid }) => uid);
    expect(uidsOf((await app.get(app.path)).body)).toEqual(uidsOf(before));

    deletePlan(app.db, { planId: 1, ...MOMENT });

    expect((await app.get(app.path)).status).toBe(404);
  });
});
