import { describe, expect, it } from 'vitest';
import { saveSettings } from '../../../db/settings/settings.ts';
import { day } from '../../../plans/day.ts';
import { testApp } from '../../support/app/test-app.ts';
import { MOMENT, sampleNewPlan } from '../../support/database/db.ts';

const wedding = { day: day('2026-03-12'), minutes: 0, reason: 'Wedding' };
const { calendar } = sampleNewPlan();
const plan = sampleNewPlan({ calendar: { ...calendar, exceptions: [wedding] } });

describe('the calendar', () => {
  it('shows each day of the month with its load', async () => {
    const { get } = await testApp();

    const { status, $ } = await get('/calendar');

    expect([status, $('h1').text()]).toEqual([200, 'March 2026']);
    expect($('.month__number').length).toBe(31);
    const today = $('[aria-current=date]');
    expect(today.find('a').attr('href')).toBe('/today');
    const monday = $('a[href="/days/2026-03-09"]').closest('td');
    expect(monday.text()).toBe('Mon 91.3 of 2 hPhase 2Task 31 h');
    expect($('a[href="/days/2026-03-09"]').closest('td').find('progress').attr('aria-label')).toBe(
      '1 h 20 min of 2 h',
    );
    expect($('.month__day--off').length).toBe(2);
    expect($('.month__day--outside').length).toBe(17);
  });

  it('has the tasks of each day, which are ticked where they stand', async () => {
    const { get, post, plan: planNow } = await testApp();
    const { $ } = await get('/calendar/2026-03');
    const id = 'day-2026-03-02-task-1';
    expect($(`#${id} a`).attr('href')).toBe('/tasks/1');
    expect($('.month__task')).toHaveLength(4);
    const form = $(`#${id}-check-form`);
    const fields = form
      .find('input')
      .toArray()
      .map(({ attribs }) => [attribs.name, attribs.value]);

    const sent = await post(String(form.attr('action')), Object.fromEntries(fields));

    expect([sent.status, sent.headers.location]).toEqual([303, `/calendar/2026-03#${id}`]);
    expect(planNow().tasks.map(({ completion }) => completion !== null)).toEqual([true, false, false, false]);
    expect((await get('/calendar/2026-03')).$(`#${id}-check`).attr('aria-pressed')).toBe('true');
  });

  it('tells what was practised in the month that it shows, and in no other', async () => {
    const { get, post } = await testApp();
    expect((await get('/calendar/2026-03')).$('main').text()).not.toContain('answer to');
    const answer = { question: 'plain-kl-divergence', mode: 'drill', asked: '3', known: '0', grade: 'good' };
    await post('/practice/answers', answer);

    const practised = (await get('/calendar/2026-03')).$('.entry:contains("Practice") p').text();
    expect(practised).toContain('1 answer to 1 question');
    expect((await get('/calendar/2026-04')).$('main').text()).not.toContain('answer to');
  });

  it('names days off, phases, the finish and the interview, in order', async () => {
    const { get, post } = await testApp({ plan });
    const { $: preview } = await get('/replan?interviewOn=2026-03-20');
    await post('/replans', { basis: String(preview('input[name=basis]').val()), interviewOn: '2026-03-20' });

    const { $ } = await get('/calendar/2026-03');

    const events = $('.ledger__line')
      .toArray()
      .map((line) => $(line).find('.ledger__what').text());
    expect(events).toEqual([
      'Phase 1 begins',
      'Phase 2 begins',
      'Day off: Wedding',
      'The plan finishes',
      'Interview',
    ]);
    const clear = $('.ledger a').attr('href') ?? '';
    expect((await get(clear)).$('.proposal__changes').text()).toBe('12 March 2026 as usual again');
  });

  it('begins its weeks on the day that the learner wants', async () => {
    const { db, get } = await testApp();
    const firstWeekday = async () => (await get('/calendar')).$('.month__weekday').first().text();
    expect(await firstWeekday()).toBe('Mon');

    saveSettings(db, { weekStart: 6 }, MOMENT);

    expect(await firstWeekday()).toBe('Sun');
    const { $ } = await get('/calendar');
    expect($('.month tbody tr').first().find('td').first().text()).toContain('1');
  });

  it.each([
    ['/calendar/2026-02', 200],
    ['/calendar/2031-12', 200],
    ['/calendar/2026-13', 404],
    ['/calendar/2026-3', 404],
    ['/calendar/today', 404],
    ['/calendar/0000-01', 404],
    ['/calendar/9999-12', 404],
  ])('answers %s with %i', async (address, status) => {
    const { get } = await testApp();
    expect((await get(address)).status).toBe(status);
  });

  it('shows the nearest month of a plan that is over or to come', async () => {
    const over = await testApp({ now: '2026-06-04T09:00:00Z' });
    expect((await over.get('/calendar')).$('h1').text()).toBe('March 2026');
    const toCome = await testApp({ now: '2026-01-04T09:00:00Z' });
    const { $ } = await toCome.get('/calendar');
    expect([$('h1').text(), $('#pause-until').length]).toEqual(['March 2026', 0]);
  });

  it('leads every form to the preview', async () => {
    const { get } = await testApp();
    const { $ } = await get('/calendar');
    const forms = $('main form:not(.check, [action^="/calendar/links"])').toArray();
    expect(forms.length).toBe(4);
    for (const { attribs } of forms) expect(attribs).toMatchObject({ method: 'get', action: '/replan' });
    expect((await get('/settings')).$('main a[href="/calendar"]')).toHaveLength(1);
  });

  it('is in the navigation', async () => {
    const { $ } = await (await testApp()).get('/calendar/2026-03');
    expect($('[aria-current=page]').attr('href')).toBe('/calendar');
  });

  it('is answered with after an undo made on it', async () => {
    const { get, post } = await testApp();
    await post('/tasks/1/completion', { done: 'yes' });
    const id = (await get('/calendar')).$('#flash form').attr('action') ?? '';
    const { $ } = await post(id, { undone: 'yes', from: '/calendar/2026-03' }, { htmx: true });
    expect($('h1').text()).toBe('March 2026');
  });
});
