import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { calendarDays } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { sumMinutes } from '../../../plans/sum.ts';
import { testApp } from '../../support/app/test-app.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { FILLED_IN, preview, TOKEN, TOO_SHORT, typedValues } from '../../support/made/setup-form.ts';

describe('the first look at the setup', () => {
  it('is where everything leads before there is a plan', async () => {
    const { get } = await testApp({ plan: 'none' });
    for (const path of [
      '/',
      '/today',
      '/weeks',
      '/plan',
      '/progress',
      '/tasks/1',
      '/report',
      '/report.md',
      '/plan/checklist.md',
    ]) {
      const { status, headers } = await get(path);
      const isStart = path === '/' || path === '/today';
      expect([path, status, headers.location]).toEqual([path, 303, isStart ? '/setup' : '/setup?needs=plan']);
    }
  });

  it('says so where a page was asked for that belongs to a plan, and only there', async () => {
    const { get } = await testApp({ plan: 'none' });

    expect((await get('/setup?needs=plan')).$('main').text()).toContain('What you opened belongs to a plan');
    for (const path of ['/setup', '/setup?needs=x']) {
      expect((await get(path)).$('main').text()).not.toContain('What you opened');
    }
  });

  it('says what Daymark is and previews a plan that fits, without anything wrong', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { status, $ } = await get('/setup');

    expect(status).toBe(200);
    expect($('.welcome__words').text()).toContain('puts a 15-week roadmap on your calendar');
    expect($('#field-startOn').val()).toBe('2026-03-04');
    expect($('#field-timeZone').val()).toBe('UTC');
    expect($('#preview').text()).toContain('It fits.');
    expect($('#preview .loads tbody tr')).toHaveLength(8);
    expect($('.error-summary, [aria-invalid], .field__error')).toHaveLength(0);
  });

  it('is over once there is a plan', async () => {
    const { get } = await testApp();
    expect((await get('/setup')).headers.location).toBe('/today');
    expect((await get('/')).headers.location).toBe('/today');
  });
});

describe('the preview', () => {
  it('shows the finish, the hours and each phase of the answers as typed, and keeps them', async () => {
    const app = await testApp({ plan: 'none' });
    const answer = await preview(app, { ...FILLED_IN, length: 'hundred-days', monday: '240' });

    expect(answer.status).toBe(200);
    expect(answer.$('#preview .fit__finish').text()).toBe('Tuesday 9 June 2026');
    expect(answer.$('#preview .fit__days').text()).toContain('100 days');
    expect(typedValues(answer)).toMatchObject({
      formToken: [TOKEN],
      startOn: ['2026-03-02'],
      length: ['hundred-days'],
      monday: ['240'],
      timeZone: ['Europe/Berlin'],
    });
  });

  it('tells what share fits when it does not, and what would make it fit', async () => {
    const app = await testApp({ plan: 'none' });
    const { $ } = await preview(app, TOO_SHORT);

    expect($('#preview .fit__verdict').text()).toContain('It does not fit yet.');
    expect($('#preview').text()).toMatch(/\d+ % of the core work and \d+ % of the stretch work/);
    expect($('#apply-more-minutes').text()).toMatch(/Study .+ more on each study day/);
    expect($('#apply-later-finish').text()).toMatch(/Finish on \d+ \w+ 2026 instead/);
    expect($('input[name=overload]')).toHaveLength(3);
    expect($('input[name=overload][checked]')).toHaveLength(0);
  });

  it.each(['more-minutes', 'later-finish'])('fits after the remedy %s', async (apply) => {
    const app = await testApp({ plan: 'none' });
    const before = await preview(app, TOO_SHORT);
    const after = await preview(app, { ...TOO_SHORT, apply });

    expect(before.$('#preview .fit__verdict--fits')).toHaveLength(0);
    expect(after.$('#preview .fit__verdict--fits')).toHaveLength(1);
    const changed = apply === 'more-minutes' ? 'monday' : 'finishOn';
    const kept = apply === 'more-minutes' ? 'finishOn' : 'monday';
    expect(typedValues(after)[changed]).not.toEqual(typedValues(before)[changed]);
    expect(typedValues(after)[kept]).toEqual(typedValues(before)[kept]);
    expect(typedValues(after).sunday).toEqual(['0']);
  });

  it('leaves the answers as they are for a remedy that does not exist, or is not needed', async () => {
    const app = await testApp({ plan: 'none' });
    for (const form of [
      { ...TOO_SHORT, apply: 'magic' },
      { ...FILLED_IN, apply: 'more-minutes' },
    ]) {
      const { apply: _, ...plain } = form;
      expect(typedValues(await preview(app, form))).toEqual(typedValues(await preview(app, plain)));
    }
  });

  it('counts days off, and keeps an open row for the next', async () => {
    const app = await testApp({ plan: 'none' });
    const off = { offFrom: ['2026-04-06', ''], offTo: ['2026-04-10', ''], offReason: ['Easter', ''] };
    const before = await preview(app, FILLED_IN);
    const after = await preview(app, { ...FILLED_IN, ...off });

    expect(before.$('.fit__days').text()).toBe('105 days, 90 study days');
    expect(after.$('.fit__days').text()).toBe('105 days, 85 study days');
    expect(typedValues(after)).toMatchObject(off);
  });

  it('tells while typing what is wrong, since nothing else of the page is swapped', async () => {
    const app = await testApp({ plan: 'none' });
    const wrong = { ...FILLED_IN, monday: '1441' };
    const typing = await preview(app, wrong, { 'hx-request': 'true' });
    const sent = await preview(app, wrong);

    expect(typing.headers.vary).toContain('HX-Request');
    expect(typing.$('#preview').text()).toContain('whole minutes from 0 to 1440');
    expect(sent.$('#preview').text()).not.toContain('whole minutes from 0 to 1440');
    expect(sent.$('#error-monday').text()).toContain('whole minutes from 0 to 1440');
  });
});

describe('a first day that is long over', () => {
  const LONG_AGO = { ...FILLED_IN, startOn: '2026-02-02' };

  it('is asked about, and makes no plan before the learner has said', async () => {
    const app = await testApp({ plan: 'none' });
    const seen = await preview(app, LONG_AGO);
    const { status, $ } = await app.post('/plans', LONG_AGO);

    expect(seen.$('#field-beginning legend').text()).toBe('2 Feb 2026 is 30 days ago. How do you begin?');
    expect(seen.$('#field-beginning input')).toHaveLength(3);
    expect(seen.$('#error-beginning')).toHaveLength(0);
    expect(status).toBe(422);
    expect($('#error-beginning').text()).toContain('Your first day is long over');
    expect($('#field-startOn').val()).toBe('2026-02-02');
    expect(listChanges(app.db, { limit: 1 })).toHaveLength(0);
  });

  it('is not asked about within a week: a plan may be made on its Sunday', async () => {
    const app = await testApp({ plan: 'none' });
    const sent = { ...FILLED_IN, startOn: '2026-02-25' };

    expect((await preview(app, sent)).$('#field-beginning')).toHaveLength(0);
    expect((await app.post('/plans', sent)).status).toBe(303);
    expect(app.plan().calendar.startOn).toBe('2026-02-25');
  });

  it('gives way to today when that is chosen, for the whole length', async () => {
    const app = await testApp({ plan: 'none' });
    const { $ } = await preview(app, { ...LONG_AGO, beginning: 'today' });
    await app.post('/plans', { ...LONG_AGO, beginning: 'today' });

    expect($('.fit__finish').text()).toBe('Tuesday 16 June 2026');
    expect(app.plan().calendar).toMatchObject({ startOn: '2026-03-04', finishOn: '2026-06-16' });
    expect(app.plan().tasks.every(({ droppedOn }) => droppedOn === null)).toBe(true);
  });

  it('stays when the learner began then, with everything to be ticked', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...LONG_AGO, beginning: 'then' });

    const { calendar, tasks } = app.plan();
    expect(calendar.startOn).toBe('2026-02-02');
    expect(tasks[0]?.sessions[0]?.day).toBe('2026-02-02');
    expect(tasks.every(({ droppedOn }) => droppedOn === null)).toBe(true);
  });

  it('leaves what lies before today set aside as known, and asks nothing of those days', async () => {
    const app = await testApp({ plan: 'none' });
    const known = { ...LONG_AGO, beginning: 'known' };
    const { $ } = await preview(app, known);
    await app.post('/plans', known);

    const { calendar, tasks, phases, yardstickDays } = app.plan();
    const aside = tasks.filter(({ droppedOn }) => droppedOn !== null);
    expect(aside.length).toBeGreaterThan(20);
    expect($('.fit__aside').text()).toContain(`${aside.length} tasks of `);
    expect(aside.every(({ droppedAs, sessions }) => droppedAs === 'known' && sessions.length === 0)).toBe(
      true,
    );
    const days = tasks.flatMap(({ sessions }) => sessions.map((each) => each.day)).sort();
    expect(days[0]).toBe('2026-03-04');
    expect(yardstickDays[0]?.day).toBe('2026-03-04');
    expect(calendar).toMatchObject({ startOn: '2026-02-02', finishOn: '2026-05-17' });
    expect(phases[0]).toMatchObject({ startsOn: '2026-02-02', endsOn: '2026-02-15' });
    const firstLeft = tasks.findIndex(({ droppedOn }) => droppedOn === null);
    expect(tasks.slice(firstLeft).every(({ droppedOn }) => droppedOn === null)).toBe(true);
    const todayPage = await app.get('/today');
    expect(todayPage.$('.item').length).toBeGreaterThan(0);
    expect(todayPage.$('.pace__words').text()).toContain('You are on pace');
    expect(todayPage.$('#day-head').text()).toContain('Day 31 of 105, 30 of them before you began');
    expect(todayPage.$('#invitations').text()).not.toContain('eview week');
  });

  it('is refused where the plan would be over, except for a new beginning', async () => {
    const app = await testApp({ plan: 'none' });
    const over = { ...FILLED_IN, startOn: '2025-03-03' };

    const { status, $ } = await app.post('/plans', { ...over, beginning: 'then' });
    expect(status).toBe(422);
    expect($('#error-startOn').text()).toContain('its last day was 15 June 2025');
    expect($('#field-beginning input')).toHaveLength(1);
    const named = [
      ...$('#error-startOn')
        .text()
        .matchAll(/“([^”]+)”/g),
    ].map(([, label]) => label);
    expect(named).toEqual(['Start today instead']);
    expect($('#field-beginning label').text()).toContain('Start today instead: ');
    expect((await app.post('/plans', { ...over, beginning: 'today' })).status).toBe(303);
  });

  it('is offered every beginning where only the last day is over, and each goes with a later one', async () => {
    for (const beginning of ['today', 'then', 'known']) {
      const app = await testApp({ plan: 'none' });
      const over = { ...FILLED_IN, startOn: '2025-11-03', length: 'date', finishOn: '2026-02-15', beginning };

      const { $ } = await app.post('/plans', over);
      expect($('#field-beginning input')).toHaveLength(3);
      expect($('.error-summary').text()).toMatch(/later (one|last day)/);
      const later = { ...over, finishOn: '2026-07-15', overload: 'over-full' };
      expect((await app.post('/plans', later)).status).toBe(303);
    }
  });
});

describe('phases that lend each other days', () => {
  const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

  it.each(DAY_NAMES.map((name, index) => ({ name, startOn: addDays(day('2026-03-09'), index) })))(
    'make a hundred days from a $name fit, with no day over its minutes',
    async ({ startOn }) => {
      const app = await testApp({ plan: 'none' });
      const sent = { ...FILLED_IN, startOn, length: 'hundred-days' };

      expect((await preview(app, sent)).$('#preview').text()).toContain('It fits.');
      expect((await app.post('/plans', sent)).status).toBe(303);

      const { calendar, tasks, phases, habits } = app.plan();
      const taken = new Map<Day, number>();
      for (const each of tasks.flatMap(({ sessions }) => sessions)) {
        taken.set(each.day, (taken.get(each.day) ?? 0) + each.minutes);
      }
      for (const { day: on, minutes } of calendarDays(calendar)) {
        const phase = phases.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
        const habitMinutes = sumMinutes(habits.filter(({ phaseId }) => phaseId === phase?.id));
        expect(taken.get(on) ?? 0).toBeLessThanOrEqual(Math.max(0, minutes - habitMinutes));
      }
    },
  );

  it.each(['2026-03-02', '2026-03-20', '2026-04-05', '2026-05-01', '2026-06-07'])(
    'make room for eight days off from %s, and say which phase gets days',
    async (offFrom) => {
      const app = await testApp({ plan: 'none' });
      const off = { offFrom, offTo: addDays(day(offFrom), 7), offReason: 'Away' };
      const { $ } = await preview(app, { ...FILLED_IN, ...off });

      expect($('#preview').text()).toContain('It fits.');
      expect($('.fit__lending').text()).toMatch(/“.+” gets? days from (its|their) neighbours?/);
      expect($('.loads__dates').text()).toMatch(/\d days? longer|where they share days/);
      expect((await app.post('/plans', { ...FILLED_IN, ...off })).status).toBe(303);
    },
  );

  it('are kept by the plan with their days as they were dealt', async () => {
    const app = await testApp({ plan: 'none' });
    // With half an hour more on weekdays whole days do, so that no phases share one.
    const weekdays = { monday: '180', tuesday: '180', wednesday: '180', thursday: '180', friday: '180' };
    const sent = { ...FILLED_IN, ...weekdays, offFrom: '2026-03-16', offTo: '2026-03-23', offReason: '' };
    const { $ } = await preview(app, sent);
    await app.post('/plans', sent);

    const { phases, tasks } = app.plan();
    for (const [index, { id, startsOn, endsOn }] of phases.entries()) {
      const previous = phases[index - 1];
      if (previous) expect(startsOn).toBe(addDays(previous.endsOn, 1));
      for (const { day: on } of tasks
        .filter(({ phaseId }) => phaseId === id)
        .flatMap((task) => task.sessions)) {
        expect(startsOn <= on && on <= endsOn).toBe(true);
      }
    }
    const shown = $('#preview .loads__dates')
      .toArray()
      .map((dates) => $(dates).text());
    expect(shown).toHaveLength(phases.length);
    for (const [index, { startsOn, endsOn }] of phases.entries()) {
      expect(shown[index]).toContain(BRITISH_DATES.formatRange(startsOn, endsOn));
    }
    expect(phases[1]).toMatchObject({ startsOn: '2026-03-14' });
  });
});

describe('a first day that is a day off', () => {
  const SUNDAY = { plan: 'none', now: '2026-03-08T09:00:00Z' } as const;

  it('is told, with the first study day to begin on instead', async () => {
    const app = await testApp(SUNDAY);
    const { $ } = await app.get('/setup');

    expect($('#preview').text()).toContain(
      'Your first day, Sunday 8 March, is a day off: nothing is asked before Monday 9 March.',
    );
    expect($('#apply-first-study-day').text()).toBe('Start on Monday 9 March instead');
    const changed = await preview(app, { ...FILLED_IN, startOn: '2026-03-08', apply: 'first-study-day' });
    expect(changed.$('#field-startOn').val()).toBe('2026-03-09');
    expect(changed.$('#apply-first-study-day')).toHaveLength(0);
  });

  it('has a way in on Today, and asks for nothing', async () => {
    const app = await testApp(SUNDAY);
    expect((await app.post('/plans', { ...FILLED_IN, startOn: '2026-03-08' })).status).toBe(303);
    const { $ } = await app.get('/today');
    const first = app.plan().tasks[0];

    expect($('#first-day-off').text()).toContain('Your first study day is Monday 9 March.');
    const links = $('#first-day-off a')
      .toArray()
      .map(({ attribs }) => attribs.href ?? '');
    expect(links).toEqual([`/tasks/${first?.id}`, '/practice/drill?rest=no']);
    for (const link of links) expect((await app.get(link)).status).toBe(200);
    expect((await app.post(`/tasks/${first?.id}/completion`, { done: 'yes' })).status).toBe(303);
    expect((await app.get('/today')).$('#first-day-off').text()).not.toContain(first?.title);

    app.setNow('2026-03-09T09:00:00Z');
    expect((await app.get('/today')).$('#first-day-off')).toHaveLength(0);
  });
});
