import { describe, expect, it } from 'vitest';
import { readByIcalJs, readByNodeIcal } from '../../../support/icalendar.ts';
import { type TestApp, testApp } from '../../../support/test-app.ts';

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
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
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
    expect(await get('/calendar.ics')).toMatchObject({ status: 303, headers: { location: '/setup' } });
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
