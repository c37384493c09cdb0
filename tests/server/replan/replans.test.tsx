import type { CheerioAPI } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { day } from '../../../plans/day.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, latestWords } from '../../support/database/db.ts';

/** What the page would send to apply what it shows. */
function applyForm($: CheerioAPI): Form {
  const form: Record<string, string[]> = {};
  for (const { attribs } of $('#apply input').toArray()) {
    const { name = '', value = '' } = attribs;
    form[name] = [...(form[name] ?? []), value];
  }
  return form;
}

async function apply({ get, post }: TestApp, address: string) {
  return post('/replans', applyForm((await get(address)).$));
}

function daysOf({ plan }: TestApp): Record<string, string[]> {
  return Object.fromEntries(plan().tasks.map(({ key, sessions }) => [key, sessions.map((one) => one.day)]));
}

const applyButton = ($: CheerioAPI) => $('#apply-replan').text();

describe('the preview of a replan', () => {
  it('tells what is left over, the ways in figures, and what applying does', async () => {
    const { get } = await testApp();

    const { status, $ } = await get('/replan');

    expect(status).toBe(200);
    expect($('.lead').text()).toBe('2 h from earlier days, 2 tasks.');
    expect($('.way input[name=way]').length).toBe(4);
    expect($('input[name=way]:checked').val()).toBe('same-finish');
    expect(applyButton($)).toBe('Move 2 sessions, finish stays 15 Mar 2026');
    expect($('#task-lines .moves__line').length).toBe(2);
    expect($('#task-lines').text()).toContain('1 h, Mon 2 Mar → ');
    expect($('.day-loads').length).toBe(1);
  });

  it('changes nothing, whatever is proposed', async () => {
    const { db, get } = await testApp();
    const before = dumpData(db);
    await get(
      '/replan?offFrom=2026-03-05&offTo=2026-03-09&way=same-hours&drop=1&pin=3&monday=0&finishOn=2026-03-12',
    );
    expect(dumpData(db)).toEqual(before);
  });

  it('has nothing to apply when nothing is left over', async () => {
    const { get } = await testApp({ now: '2026-03-02T09:00:00Z' });
    const { $ } = await get('/replan');
    expect($('.lead').text()).toContain('Nothing is left over');
    expect($('#apply-replan, input[type=radio]').length).toBe(0);
  });

  it.each([
    ['before the plan', '2026-02-20T09:00:00Z'],
    ['after the plan', '2026-04-20T09:00:00Z'],
  ])('is there %s', async (_, now) => {
    const { get } = await testApp({ now });
    expect((await get('/replan')).status).toBe(200);
    expect((await get('/replan?way=same-hours')).status).toBe(200);
  });

  it('shows the field of each thing that is wrong, and keeps what was typed', async () => {
    const { get } = await testApp();
    const { $ } = await get(
      '/replan?offFrom=soon&on=2026-03-12&onMinutes=-3&monday=many&finishOn=2026-03-01&interviewOn=x',
    );
    for (const name of ['daysOff', 'otherMinutes', 'monday', 'finishOn', 'interviewOn']) {
      expect([name, $(`.error-summary a[href="#field-${name}"]`).length]).toEqual([name, 1]);
      expect([name, $(`#error-${name}`).length]).toEqual([name, 1]);
    }
    expect($('#off-1-from').val()).toBe('soon');
    expect($('#field-monday').val()).toBe('many');
    expect($('#apply-replan').length).toBe(0);
  });

  it.each([
    ['interviewOn=2026-03-01', 'interviewOn', 'That interview is over: it was on 1 March 2026'],
    ['offFrom=2026-02-20&offTo=2026-03-01', 'daysOff', 'The plan starts on 2 March 2026. Enter days off'],
    ['offTo=2026-03-10', 'daysOff', 'Enter the first of these days off'],
    ['onMinutes=90', 'otherMinutes', 'Enter the day that has these minutes'],
    ['on=2026-03-12', 'otherMinutes', 'Enter whole minutes'],
  ])('refuses in words what is over or half filled in, and keeps it: %s', async (query, field, says) => {
    const { get } = await testApp({ now: '2026-03-04T09:00:00Z' });
    const { $ } = await get(`/replan?${query}`);
    expect($(`#error-${field}`).text()).toContain(says);
    expect($('#apply-replan').length).toBe(0);
    const values = $('input')
      .toArray()
      .map((input) => $(input).val());
    for (const [, value] of new URLSearchParams(query)) expect(values).toContain(value);
  });

  it('leads to the setup before there is a plan', async () => {
    const { get } = await testApp({ plan: 'none' });
    expect((await get('/replan')).headers.location).toBe('/setup?needs=plan');
  });
});

describe('applying a replan', () => {
  it('moves what is left over to the days that were shown, and nothing else', async () => {
    const testing = await testApp();
    const before = testing.plan();

    const { status, headers } = await apply(testing, '/replan?from=/weeks');

    expect([status, headers.location]).toEqual([303, '/weeks']);
    const after = testing.plan();
    for (const { sessions } of after.tasks) {
      expect(sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60);
      expect(sessions.every((session) => session.day >= '2026-03-04')).toBe(true);
    }
    expect(daysOf(testing)).toMatchObject({ 'task-3': ['2026-03-09'], 'task-4': ['2026-03-10'] });
    expect(after.calendar).toEqual(before.calendar);
    expect(after.tasks.map(({ baseline }) => baseline)).toEqual(before.tasks.map(({ baseline }) => baseline));
    const today = day('2026-03-04');
    expect(measurePlanPace(before, today)).toMatchObject({ verdict: 'behind', studyDays: 2 });
    expect(measurePlanPace(after, today)).toMatchObject({
      verdict: 'on pace',
      earnedMinutes: 0,
      replanned: { day: today, studyDaysBehind: 2 },
    });
    expect((await testing.get('/today')).$('#earlier').length).toBe(0);
    expect((await testing.get('/replan')).$('#apply-replan').length).toBe(0);
  });

  it('is one change in words, and undone by one click', async () => {
    const testing = await testApp();
    const before = dumpData(testing.db);
    await apply(testing, '/replan?offFrom=2026-03-09&offTo=2026-03-10&reason=Ill');

    const [change, ...others] = listChanges(testing.db, { limit: 30 });
    expect(others).toHaveLength(1);
    expect(latestWords(testing.db)).toBe(
      '9 March 2026 to 10 March 2026 off (Ill); moved 4 sessions from 2–10 March to 4–14 March',
    );

    await testing.post(`/changes/${change?.id}/undo`, { undone: 'yes' });
    expect(dumpData(testing.db)).toEqual(before);
  });

  it('has one effect when the form is sent twice', async () => {
    const testing = await testApp();
    const form = applyForm((await testing.get('/replan')).$);
    await testing.post('/replans', form);
    const once = dumpData(testing.db);

    expect((await testing.post('/replans', form)).status).toBe(303);
    expect(dumpData(testing.db)).toEqual(once);
  });

  it('is refused when something was changed since, and shows what it would do now', async () => {
    const testing = await testApp();
    const form = applyForm((await testing.get('/replan')).$);
    await testing.post('/tasks/1/completion', { done: 'yes' });
    const before = dumpData(testing.db);

    const { status, $ } = await testing.post('/replans', form);

    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('Nothing was applied');
    expect(applyButton($)).toBe('Move 1 session, finish stays 15 Mar 2026');
    expect(dumpData(testing.db)).toEqual(before);
    expect((await testing.post('/replans', applyForm($))).status).toBe(303);
  });

  it('is refused when the day has turned since', async () => {
    const testing = await testApp();
    const form = applyForm((await testing.get('/replan')).$);
    testing.setNow('2026-03-05T09:00:00Z');
    expect((await testing.post('/replans', form)).status).toBe(409);
    expect(daysOf(testing)['task-1']).toEqual(['2026-03-02']);
  });

  it.each<[name: string, form: Form]>([
    ['nothing to do', { exclude: ['1', '2'] }],
    ['a wrong field', { finishOn: 'never' }],
    ['work that does not fit', { finishOn: '2026-03-04' }],
  ])('is refused with %s', async (_, form) => {
    const testing = await testApp();
    const before = dumpData(testing.db);
    const { basis = '' } = applyForm((await testing.get('/replan')).$);
    const { status, $ } = await testing.post('/replans', { basis, ...form });
    expect([status, $('h1').text()]).toEqual([422, 'Replan']);
    expect(dumpData(testing.db)).toEqual(before);
  });

  it('is refused without what it was previewed on', async () => {
    const { post } = await testApp();
    expect((await post('/replans', {})).status).toBe(422);
  });
});

describe('what a learner may have otherwise', () => {
  it('a task that is left where it is stays there', async () => {
    const testing = await testApp();
    const { $ } = await testing.get('/replan?exclude=1');
    expect($('#exclude-1').attr('checked')).toBeDefined();
    expect($('#exclude-2').attr('checked')).toBeUndefined();

    await apply(testing, '/replan?exclude=1');
    expect(daysOf(testing)['task-1']).toEqual(['2026-03-02']);
    expect(daysOf(testing)['task-2']).not.toContain('2026-03-03');
  });

  it('a pinned task keeps its coming days, in this replan and the next', async () => {
    const testing = await testApp();
    await apply(testing, '/replan?pin=3&way=same-hours&offFrom=2026-03-05&offTo=2026-03-07');

    const pinnedOf = (number: number) => testing.task(number).sessions.map(({ isPinned }) => isPinned);
    expect(daysOf(testing)['task-3']).toEqual(['2026-03-09']);
    expect([pinnedOf(3), pinnedOf(4).includes(true)]).toEqual([[true], false]);
  });

  it('a task that is to go is dropped, with its evidence named', async () => {
    const testing = await testApp();
    const { $ } = await testing.get('/replan?drop=2');
    expect(applyButton($)).toBe('Move 1 session and drop 1 task, finish stays 15 Mar 2026');
    expect($('#task-lines').text()).toContain('it would have left');

    await apply(testing, '/replan?drop=2');
    expect(testing.plan().tasks.map(({ droppedOn }) => droppedOn)).toEqual([null, '2026-03-04', null, null]);
  });
});

describe('a change of the calendar', () => {
  it('takes days off even when nothing has to move', async () => {
    const testing = await testApp({ now: '2026-03-02T09:00:00Z' });
    const { $ } = await testing.get('/replan?offFrom=2026-03-13&reason=Trip');
    expect($('.proposal__changes').text()).toContain('13 March 2026 off (Trip)');
    expect(applyButton($)).toBe('Change the calendar, finish stays 15 Mar 2026');

    await apply(testing, '/replan?offFrom=2026-03-13&reason=Trip');
    expect(testing.plan().calendar.exceptions).toEqual([{ day: '2026-03-13', minutes: 0, reason: 'Trip' }]);

    await apply(testing, '/replan?clear=2026-03-13');
    expect(testing.plan().calendar.exceptions).toEqual([]);
    expect(latestWords(testing.db)).toBe('13 March 2026 as usual again');
  });

  it('sets the interview, and finishes the day before it', async () => {
    const testing = await testApp({ now: '2026-03-02T09:00:00Z' });
    await apply(testing, '/replan?interviewOn=2026-03-13&finishBefore=yes');
    const { calendar, interviewOn } = testing.plan();
    expect([calendar.finishOn, interviewOn]).toEqual(['2026-03-12', '2026-03-13']);

    await apply(testing, '/replan?interviewOn=');
    expect(testing.plan().interviewOn).toBeNull();
  });

  it('moves the finish with the same hours', async () => {
    const testing = await testApp();
    const { $ } = await testing.get('/replan?way=same-hours&offFrom=2026-03-05&offTo=2026-03-14');
    expect(applyButton($)).toMatch(/^Move \d sessions and change the calendar, finish on \d+ Mar 2026$/);

    await apply(testing, '/replan?way=same-hours&offFrom=2026-03-05&offTo=2026-03-14');
    const { calendar, phases } = testing.plan();
    expect(calendar.finishOn > '2026-03-15').toBe(true);
    expect(phases.at(-1)?.endsOn).toBe(calendar.finishOn);
  });

  it('gives weekdays other minutes from today on', async () => {
    const testing = await testApp();
    await apply(testing, '/replan?sunday=60&monday=60&way=same-hours');
    const { weekdayMinutes, exceptions } = testing.plan().calendar;
    expect(weekdayMinutes).toEqual([60, 120, 120, 120, 120, 180, 60]);
    expect(exceptions).toEqual([{ day: '2026-03-02', minutes: 120, reason: '' }]);
  });

  it('moves the first day only before the plan has begun', async () => {
    const early = await testApp({ now: '2026-02-20T09:00:00Z' });
    await apply(early, '/replan?startOn=2026-03-03');
    expect(early.plan().calendar.startOn).toBe('2026-03-03');

    const late = await testApp();
    expect((await late.get('/replan?startOn=2026-03-05')).$('#apply-replan').length).toBe(0);
  });

  it('shows words that a learner typed as words', async () => {
    const { get } = await testApp();
    const { $ } = await get(
      `/replan?offFrom=2026-03-09&reason=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect($('main script').length).toBe(0);
    expect($('.proposal__changes').text()).toContain('"><script>alert(1)</script>');
  });
});

describe('work that does not fit', () => {
  const TOO_SOON = '/replan?way=same-finish&finishOn=2026-03-05';

  it('is told with its figures, and cannot be applied', async () => {
    const { get } = await testApp();
    const { $ } = await get(TOO_SOON);
    expect($('#shortage').text()).toContain(
      'The work left needs 4 h; until 5 March whole tasks can use 3 h 20 min, so 40 min are missing',
    );
    expect($('#apply-replan').length).toBe(0);
    expect($('.way:has(#way-same-finish)').text()).toContain('Does not fit');
  });

  it.each(['minutes', 'finish', 'drop', 'overfull'])('can be made to fit: %s', async (remedy) => {
    const testing = await testApp();
    const { $ } = await testing.get(TOO_SOON);
    const address = $(`#remedy-${remedy}`).attr('href') ?? '';

    const remedied = await testing.get(address);
    expect(applyButton(remedied.$)).toContain('ove');
    expect((await apply(testing, address)).status).toBe(303);
    expect((await testing.get('/replan')).$('.lead').text()).toContain('Nothing is left over');
  });

  it('divides nothing by zero on a calendar of days off only', async () => {
    const { get } = await testApp();
    for (const way of ['same-finish', 'same-hours', 'lighter', 'essentials']) {
      const { status, body } = await get(`/replan?offFrom=2026-03-04&offTo=2030-01-01&way=${way}`);
      expect(status).toBe(200);
      expect(body).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe('the way that is offered first', () => {
  const offered = async (now: string, address: string) => {
    const { get } = await testApp({ plan: 'built-in', now });
    return (await get(address)).$('.way input:checked').val();
  };

  it.each<[name: string, now: string, address: string, way: string]>([
    ['keeps the finish where it fits', '2026-03-06T09:00:00Z', '/replan', 'same-finish'],
    ['moves the finish where it does not', '2026-03-18T09:00:00Z', '/replan', 'same-hours'],
    [
      'keeps what the interview needs where it is nearer than the work fits',
      '2026-03-18T09:00:00Z',
      '/replan?interviewOn=2026-06-16',
      'essentials',
    ],
    [
      'keeps what the finish leaves room for where that comes earlier',
      '2026-03-06T09:00:00Z',
      '/replan?finishOn=2026-04-30',
      'essentials',
    ],
    [
      'tells what would make it fit where the interview is today',
      '2026-06-13T09:00:00Z',
      '/replan?interviewOn=2026-06-13',
      'same-finish',
    ],
    ['is the chosen one', '2026-03-28T09:00:00Z', '/replan?way=same-finish', 'same-finish'],
  ])('%s', async (_, now, address, way) => {
    expect(await offered(now, address)).toBe(way);
  });
});

describe('what a replan comes to', () => {
  it('is said in one line before the details', async () => {
    const { get } = await testApp();
    const { $ } = await get('/replan?way=same-finish');
    expect($('#replan-summary').text()).toMatch(
      /^\d+ min more a study day on average; the fullest day, habits included, is .* of .*; no task is split; .* by more than a week; the finish stays on 15 Mar 2026\.$/,
    );
  });

  it('names each day that goes over its minutes, when that is accepted', async () => {
    const { get } = await testApp();
    const { $ } = await get('/replan?finishOn=2026-03-05&fillToday=yes&acceptOverfull=yes&way=same-finish');
    expect($('#replan-summary').text()).toContain('over');
    expect($('#over-days').parent().text()).toMatch(/Thu 5 Mar with \d h( \d+ min)? of 2 h/);
  });
});

describe('a lighter plan', () => {
  it('lets stretch tasks go whenever it is asked, and shows one, two and five hours a week', async () => {
    const { get } = await testApp({ plan: 'built-in' });
    const { $ } = await get('/replan?way=lighter');

    expect($('input[name=hoursLess]').length).toBe(3);
    expect($('input[name=hoursLess]:checked').val()).toBe('1');
    expect($('#hours-less').text()).toMatch(/1 hour a week less: \d+ tasks would go \(.+\); finish on /);
    expect(applyButton($)).toMatch(/drop \d+ tasks/);
  });

  it('names core tasks where no stretch task is left, and drops them when it is told to', async () => {
    const { get } = await testApp();
    const { $ } = await get('/replan?way=lighter');

    expect($('#hours-less').text()).toContain('no stretch task is left to go');
    expect(applyButton($)).not.toContain('drop');
    const { $: told } = await get($('#drop-core').attr('href') ?? '');
    expect(applyButton(told)).toMatch(/drop \d+ task/);
  });

  it('applies the hours that were chosen', async () => {
    const { get } = await testApp();
    const { $ } = await get('/replan?way=lighter&hoursLess=5');
    expect($('#apply input[name=hoursLess]').val()).toBe('5');
    const { $: again } = await get('/replan?way=lighter&hoursLess=77');
    expect(again('input[name=hoursLess]:checked').val()).toBe('1');
  });
});
