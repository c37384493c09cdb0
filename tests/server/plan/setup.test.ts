import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { calendarDays, countDays } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day, eachDay } from '../../../plans/day.ts';
import { sumMinutes } from '../../../plans/sum.ts';
import { type Answer, encodeForm, type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const TOKEN = '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11';
const OTHER_TOKEN = 'b8b0a2c4-2f43-4a44-8a2c-6b8d8f1d3f22';

/** The form as it is filled in first: fifteen weeks from Monday 2 March 2026. */
const FILLED_IN = {
  formToken: TOKEN,
  startOn: '2026-03-02',
  length: 'weeks',
  finishOn: '',
  interviewOn: '',
  ...USUAL_MINUTES,
  offFrom: '',
  offTo: '',
  offReason: '',
  timeZone: 'Europe/Berlin',
} satisfies Form;

/** Eight weeks: half the time that the roadmap asks for. */
const TOO_SHORT = { ...FILLED_IN, length: 'date', finishOn: '2026-04-26' };

const preview = ({ get }: TestApp, form: Form, headers: Record<string, string> = {}) =>
  get(`/setup?${encodeForm(form)}`, headers);

/** What stands in each field of the form, by its name; lists for names that occur often. */
function typedValues({ $ }: Answer): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const input of $('form.setup input').toArray()) {
    const { name = '', type, value = '' } = input.attribs;
    if (type === 'radio' && input.attribs.checked === undefined) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

describe('the first look at the setup', () => {
  it('is where everything leads before there is a plan', async () => {
    const { get } = await testApp({ plan: 'none' });
    for (const path of ['/', '/today', '/weeks', '/plan', '/progress', '/tasks/1', '/report', '/report.md']) {
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

const WRONG: { name: string; form: Record<string, string | string[]>; field: string; says: string }[] = [
  { name: 'no start', form: { startOn: '' }, field: 'startOn', says: 'Enter your first day' },
  { name: 'an impossible start', form: { startOn: '2026-02-30' }, field: 'startOn', says: '“2026-02-30”' },
  { name: 'a start in words', form: { startOn: 'next Monday' }, field: 'startOn', says: '“next Monday”' },
  { name: 'a start long ago', form: { startOn: '0001-01-01' }, field: 'startOn', says: '“0001-01-01”' },
  { name: 'no length', form: { length: '' }, field: 'length', says: 'Choose how long' },
  { name: 'a made-up length', form: { length: 'forever' }, field: 'length', says: 'Choose how long' },
  {
    name: 'no finish',
    form: { length: 'date', finishOn: '' },
    field: 'finishOn',
    says: 'Enter your last day',
  },
  {
    name: 'an impossible finish',
    form: { length: 'date', finishOn: '2026-02-30' },
    field: 'finishOn',
    says: '“2026-02-30” is not a day that exists',
  },
  {
    name: 'a finish before the start',
    form: { length: 'date', finishOn: '2026-03-01' },
    field: 'finishOn',
    says: 'comes before the first',
  },
  {
    name: 'more than two years',
    form: { length: 'date', finishOn: '2028-03-05' },
    field: 'finishOn',
    says: 'two years at most',
  },
  { name: 'minutes past a day', form: { monday: '1441' }, field: 'monday', says: 'from 0 to 1440' },
  { name: 'minutes below none', form: { tuesday: '-5' }, field: 'tuesday', says: 'from 0 to 1440' },
  { name: 'minutes in words', form: { friday: 'abc' }, field: 'friday', says: 'from 0 to 1440' },
  { name: 'minutes left empty', form: { sunday: '' }, field: 'sunday', says: 'from 0 to 1440' },
  { name: 'a part of a minute', form: { saturday: '1.5' }, field: 'saturday', says: 'from 0 to 1440' },
  {
    name: 'no study day',
    form: Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name) => [
        name,
        '0',
      ]),
    ),
    field: 'monday',
    says: 'at least one day',
  },
  {
    name: 'an unknown zone',
    form: { timeZone: 'Mars/Olympus' },
    field: 'timeZone',
    says: 'like Europe/Berlin',
  },
  {
    name: 'days off that end before they begin',
    form: { offFrom: '2026-04-10', offTo: '2026-04-06', offReason: 'Easter' },
    field: 'daysOff',
    says: 'cannot end before, on 6 April 2026',
  },
  {
    name: 'an impossible day off',
    form: { offFrom: '2026-02-30', offTo: '', offReason: '' },
    field: 'daysOff',
    says: '“2026-02-30” is not one',
  },
  {
    name: 'a day off without a day',
    form: { offFrom: '', offTo: '', offReason: 'Wedding' },
    field: 'daysOff',
    says: 'Enter the first of these days off',
  },
  {
    name: 'a last day that is over',
    form: { length: 'date', finishOn: '2026-03-03' },
    field: 'finishOn',
    says: 'That day is over',
  },
  {
    name: 'an interview that is no day',
    form: { interviewOn: 'soon' },
    field: 'interviewOn',
    says: '“soon”',
  },
  {
    name: 'an interview that is over',
    form: { interviewOn: '2026-03-03' },
    field: 'interviewOn',
    says: 'That interview is over: it was on 3 March 2026',
  },
  {
    name: 'an interview today',
    form: { interviewOn: '2026-03-04' },
    field: 'interviewOn',
    says: 'no day is left to prepare for it',
  },
  {
    name: 'an interview before the first day',
    form: { startOn: '2026-04-06', interviewOn: '2026-03-20' },
    field: 'interviewOn',
    says: 'on 20 March 2026, is before your first day',
  },
  {
    name: 'an interview on the first day',
    form: { startOn: '2026-04-06', interviewOn: '2026-04-06' },
    field: 'interviewOn',
    says: 'is on your first day',
  },
  {
    name: 'days off that leave no study day',
    form: { offFrom: '2026-03-02', offTo: '2026-06-14', offReason: '' },
    field: 'daysOff',
    says: 'This plan has no study day',
  },
];

describe.each(WRONG)('a setup with $name', ({ form, field, says }) => {
  it('says so beside its field, keeps what was typed and makes no plan', async () => {
    const app = await testApp({ plan: 'none' });
    const before = dumpData(app.db);
    const sent = { ...FILLED_IN, ...form };

    const made = await app.post('/plans', sent);
    const seen = await preview(app, sent);

    expect([made.status, seen.status]).toEqual([422, 200]);
    for (const answer of [made, seen]) {
      expect(answer.$(`#error-${field}`).text()).toContain(says);
      expect(answer.$(`#error-${field}`)).toHaveLength(1);
      expect(answer.$(`.error-summary a[href="#field-${field}"]`).text()).toContain(says);
      expect(answer.$(`#field-${field}`)).toHaveLength(1);
      for (const [name, value] of Object.entries(sent)) {
        if (name === 'length' && !['weeks', 'hundred-days', 'date'].includes(String(value))) continue;
        expect([name, typedValues(answer)[name]]).toEqual([name, expect.arrayContaining([value].flat())]);
      }
    }
    const control = made.$(`input#field-${field}`);
    if (control.length > 0) {
      expect(control.attr('aria-invalid')).toBe('true');
      expect(control.attr('aria-describedby')?.split(' ')).toContain(`error-${field}`);
    }
    expect(dumpData(app.db)).toEqual(before);
  });
});

describe('several things wrong at once', () => {
  it('are all told, and only they', async () => {
    const { post } = await testApp({ plan: 'none' });
    const { $ } = await post('/plans', { ...FILLED_IN, startOn: 'x', tuesday: '-5', timeZone: '' });

    expect(
      $('.error-summary a')
        .toArray()
        .map((link) => link.attribs.href),
    ).toEqual(['#field-startOn', '#field-tuesday', '#field-timeZone']);
    expect($('.field__error')).toHaveLength(3);
    expect($('#preview').text()).not.toContain('It fits.');
  });

  it('are told for a form without any field, too', async () => {
    const { post } = await testApp({ plan: 'none' });
    const { status, $ } = await post('/plans', {});
    expect(status).toBe(422);
    expect($('.error-summary a')).toHaveLength(9);
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
    expect((await app.post('/plans', { ...over, beginning: 'today' })).status).toBe(303);
  });
});

describe('an interview', () => {
  it('is kept with the plan', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...FILLED_IN, interviewOn: '2026-06-20' });
    expect(app.plan().interviewOn).toBe('2026-06-20');
  });

  it('before the end of the plan is told, and the plan can end before it', async () => {
    const app = await testApp({ plan: 'none' });
    const sent = { ...FILLED_IN, interviewOn: '2026-06-12' };
    const told = await preview(app, sent);
    const after = await preview(app, { ...sent, apply: 'before-interview' });

    expect(told.$('#preview').text()).toContain(
      'Your interview on 12 Jun 2026 comes before the plan ends: its last 3 days are too late for it.',
    );
    expect(typedValues(after)).toMatchObject({ finishOn: ['2026-06-11'], interviewOn: ['2026-06-12'] });
    expect(after.$('#preview').text()).not.toContain('too late');
    expect((await app.post('/plans', sent)).status).toBe(303);
  });
});

describe('an interview with only days off before it', () => {
  it('is told so, and nothing is advised that cannot be done', async () => {
    const app = await testApp({ plan: 'none', now: '2026-03-07T09:00:00Z' });
    const sent = { ...FILLED_IN, startOn: '2026-03-08', interviewOn: '2026-03-09' };
    const { $ } = await preview(app, sent);

    expect($('#preview').text()).toContain('No study day is left before it');
    expect($('[value="before-interview"]')).toHaveLength(0);
    expect((await preview(app, { ...sent, sunday: '60' })).$('[value="before-interview"]')).toHaveLength(1);
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
      expect($('.loads__dates').text()).toMatch(/\d days? longer/);
      expect((await app.post('/plans', { ...FILLED_IN, ...off })).status).toBe(303);
    },
  );

  it('share a day where whole ones would not do, as the README tells', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...FILLED_IN, startOn: '2026-12-01', length: 'hundred-days' });

    const { phases, tasks } = app.plan();
    const away = tasks.flatMap(({ phaseId, sessions }) => {
      const phase = phases.find(({ id }) => id === phaseId);
      return sessions
        .filter((each) => each.day < (phase?.startsOn ?? '') || each.day > (phase?.endsOn ?? ''))
        .map(({ day: on, minutes }) => ({ phase: phase?.key, on, minutes }));
    });
    expect(new Set(away.map(({ phase, on }) => `${phase} ${on}`))).toEqual(
      new Set(['language-models 2027-01-09']),
    );
    expect(sumMinutes(away)).toBe(85);
  });

  it('are kept by the plan with their days as they were dealt', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...FILLED_IN, offFrom: '2026-03-16', offTo: '2026-03-23', offReason: '' });

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
    expect(phases[1]).toMatchObject({ startsOn: '2026-03-14', endsOn: '2026-04-03' });
  });
});

describe('making the plan', () => {
  it('puts the whole roadmap on 105 distinct days, and goes to Today', async () => {
    const app = await testApp({ plan: 'none' });

    const answer = await app.post('/plans', FILLED_IN);

    expect([answer.status, answer.headers.location]).toEqual([303, '/today']);
    const { calendar, tasks, phases } = app.plan();
    expect(countDays(calendar)).toBe(105);
    expect(new Set(eachDay(calendar.startOn, calendar.finishOn)).size).toBe(105);
    expect(phases).toHaveLength(8);
    expect(tasks.length).toBeGreaterThanOrEqual(150);
    expect(tasks.every((task) => task.droppedOn === null && task.sessions.length > 0)).toBe(true);
    expect((await app.get('/settings')).$('#field-timeZone').val()).toBe('Europe/Berlin');
    expect((await app.get('/today')).$('.item').length).toBeGreaterThan(0);
  });

  it('keeps days off free and shows why', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', {
      ...FILLED_IN,
      offFrom: ['2026-03-05', '2031-01-01'],
      offTo: ['2026-03-06', ''],
      offReason: ['A wedding', 'far away'],
    });

    expect(app.plan().calendar.exceptions).toEqual([
      { day: '2026-03-05', minutes: 0, reason: 'A wedding' },
      { day: '2026-03-06', minutes: 0, reason: 'A wedding' },
    ]);
    const off = day('2026-03-05');
    expect(
      app
        .plan()
        .tasks.flatMap(({ sessions }) => sessions)
        .some((session) => session.day === off),
    ).toBe(false);
    expect((await app.get('/days/2026-03-05')).$('.lead').text()).toBe(
      'This is a day off: A wedding. It costs nothing.',
    );
  });

  it('asks for a choice when the work does not fit, and makes nothing before it', async () => {
    const app = await testApp({ plan: 'none' });
    const before = dumpData(app.db);

    const { status, $ } = await app.post('/plans', TOO_SHORT);

    expect(status).toBe(422);
    expect($('#error-overload').text()).toContain('The work does not fit yet.');
    expect($('.error-summary a').attr('href')).toBe('#field-overload');
    expect($('#field-overload input[type=radio]')).toHaveLength(3);
    expect($('#field-finishOn').val()).toBe('2026-04-26');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('refuses a choice that is not offered', async () => {
    const { post } = await testApp({ plan: 'none' });
    expect((await post('/plans', { ...TOO_SHORT, overload: 'somehow' })).status).toBe(422);
  });

  it('leaves stretch work out when that was chosen, and keeps the core', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...TOO_SHORT, overload: 'without-stretch' });

    const { tasks } = app.plan();
    const dropped = tasks.filter((task) => task.droppedOn !== null);
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped).toEqual(tasks.filter((task) => task.weight === 'stretch'));
    expect(dropped.every((task) => task.sessions.length === 0 && task.baseline.length === 0)).toBe(true);
    expect((await app.get('/plan?state=dropped')).$('.road__task')).toHaveLength(dropped.length);
  });

  it('keeps everything on over-full days when that was chosen', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...TOO_SHORT, overload: 'over-full' });

    expect(app.plan().tasks.every((task) => task.droppedOn === null && task.sessions.length > 0)).toBe(true);
  });

  it('drops nothing from a plan that fits, whatever was chosen before', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', { ...FILLED_IN, overload: 'without-stretch' });
    expect(app.plan().tasks.every((task) => task.droppedOn === null)).toBe(true);
  });

  it('makes one plan of a form that is sent twice, or fifty times at once', async () => {
    const app = await testApp({ plan: 'none' });

    const answers = await Promise.all(Array.from({ length: 50 }, () => app.post('/plans', FILLED_IN)));
    const again = await app.post('/plans', FILLED_IN);

    expect(new Set([...answers, again].map(({ status }) => status))).toEqual(new Set([303]));
    expect(listChanges(app.db, { limit: 100 })).toHaveLength(1);
    expect(dumpData(app.db)).toMatchObject({ plans: [expect.any(String)] });
  });

  it.each([
    { name: 'another form', formToken: OTHER_TOKEN },
    { name: 'a form without a token', formToken: '' },
  ])('refuses $name once there is a plan, which stays as it was', async ({ formToken }) => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', FILLED_IN);
    await app.post('/tasks/1/completion', { done: 'yes' });
    const before = dumpData(app.db);

    const page = await app.post('/plans', { ...FILLED_IN, formToken, startOn: '2026-05-04' });

    expect(page.status).toBe(409);
    expect(page.$('h1').text()).toBe('There is a plan already.');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('can be taken back, and another form makes a new plan then', async () => {
    const app = await testApp({ plan: 'none' });
    await app.post('/plans', FILLED_IN);
    await app.post('/changes/1/undo', { undone: 'yes' });
    expect((await app.get('/today')).headers.location).toBe('/setup');

    await app.post('/plans', { ...FILLED_IN, formToken: OTHER_TOKEN, startOn: '2026-05-04' });

    expect(app.plan().calendar.startOn).toBe('2026-05-04');
  });
});
