import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { addDays, day, eachDay, weekdayOf } from '../../../plans/day.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import { sum, sumMinutes } from '../../../plans/sum.ts';
import { encodeForm, type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const FORM = {
  formToken: '6f1f0c1e-6f8e-4f7e-9a53-0d9d1f9a2c11',
  startOn: '2026-03-04',
  length: 'weeks',
  finishOn: '',
  ...USUAL_MINUTES,
  timeZone: 'Europe/Berlin',
} satisfies Form;

/** Three weeks from the start. */
const NEAR = { ...FORM, interviewOn: '2026-03-25' };
const UNTIL = { ...FORM, length: 'date', finishOn: '2026-03-24' };
const CHOSEN = { ...NEAR, overload: 'essentials' };

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const usualMinutesOn = (on: string) => Number(USUAL_MINUTES[WEEKDAYS[weekdayOf(day(on))] ?? 'sunday']);

const preview = ({ get }: TestApp, form: Form) => get(`/setup?${encodeForm(form)}`);
const fresh = () => testApp({ plan: 'none' });

/** Of the days until then what the habits of their phases leave, by a plan that was made of all the work. */
async function hoursUntilLastDay(): Promise<number> {
  const testing = await fresh();
  expect((await testing.post('/plans', { ...UNTIL, overload: 'over-full' })).status).toBe(303);
  const { calendar, phases, habits } = testing.plan();
  const free = eachDay(calendar.startOn, calendar.finishOn)
    .filter((on) => usualMinutesOn(on) > 0)
    .map((on) => {
      const phase = phases.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
      return usualMinutesOn(on) - sumMinutes(habits.filter(({ phaseId }) => phaseId === phase?.id));
    });
  return Math.round(sum(free) / 6) / 10;
}

describe('a setup with the date near', () => {
  it.each([
    ['an interview', NEAR],
    ['a last day', UNTIL],
  ])('says how many hours there are, what they hold by round, and what is left out: %s', async (_, form) => {
    const hoursForTasks = await hoursUntilLastDay();
    const { status, $ } = await preview(await fresh(), form);

    expect(status).toBe(200);
    const [, hours = ''] =
      /Until 24 March there are ([\d.]+) h for tasks/.exec($('#essentials-hint').text()) ?? [];
    expect(Number(hours)).toBe(hoursForTasks);
    expect($('#essentials-offer').text()).toContain(
      'You rehearse early: “Run a practice onsite in four rounds”',
    );
    const rows = $('#essentials-offer tbody tr')
      .toArray()
      .map((row) => $(row).text());
    expect(rows[0]).toBe('Every roundall kept1 task, 20 min');
    expect(rows).toHaveLength(10);
    const kept = rows.map((row) => Number(/(\d+) tasks?,/.exec(row)?.[1] ?? 0));
    expect($('#keep-essentials').parent().text()).toBe(`Keep the essentials, ${sum(kept)} tasks`);
    expect(sum(kept)).toBeGreaterThan(30);
    expect($('#keep-essentials').is(':checked')).toBe(false);
  });

  it('makes a plan of what is kept, with the rest left out for a reason, and takes it back', async () => {
    const testing = await fresh();
    const { $ } = await preview(testing, CHOSEN);
    expect($('.fit__finish').first().text()).toContain('24 March 2026');
    expect($('.fit__verdict').text()).toContain('It fits.');
    expect((await testing.post('/plans', { ...CHOSEN, round: ['talk-round', 'coding-round'] })).status).toBe(
      303,
    );

    const plan = testing.plan();
    const kept = plan.tasks.filter(({ droppedOn }) => droppedOn === null);
    expect(plan).toMatchObject({
      interviewOn: '2026-03-25',
      rounds: ['coding-round', 'talk-round'],
      calendar: { finishOn: '2026-03-24' },
    });
    expect(kept.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['mock-onsite', 'talk-version-45', 'interview-day-plan']),
    );
    for (const { sessions, minutes } of kept) {
      expect(sumMinutes(sessions)).toBe(minutes);
      expect(sessions.every(({ day: on }) => on >= '2026-03-04' && on < '2026-03-25')).toBe(true);
    }
    const gone = plan.tasks.filter(({ droppedOn }) => droppedOn !== null);
    expect(new Set(gone.map(({ dropReason }) => dropReason))).toEqual(
      new Set(['Not among the essentials for the time left']),
    );
    const mock = kept.find(({ key }) => key === 'mock-onsite');
    expect(mock?.sessions.map(({ day: on }) => on <= '2026-03-14')).toEqual([true]);
    expect(measurePlanPace(plan, day('2026-03-04')).verdict).toBe('on pace');
    for (const path of ['/today', '/plan', '/progress', '/weeks/1']) {
      expect([path, (await testing.get(path)).status]).toEqual([path, 200]);
    }

    const [change] = listChanges(testing.db, { limit: 1 });
    await testing.post(`/changes/${change?.id}/undo`, { undone: 'yes' });
    expect((await testing.get('/today')).headers.location).toBe('/setup');
  });

  it('keeps days within their minutes', async () => {
    const testing = await fresh();
    await testing.post('/plans', CHOSEN);
    const { tasks, habits } = testing.plan();
    const minutesOn = new Map<string, number>();
    for (const { day: on, minutes } of tasks.flatMap(({ sessions }) => sessions)) {
      minutesOn.set(on, (minutesOn.get(on) ?? 0) + minutes);
    }
    const least = Math.min(...habits.map(({ minutes }) => minutes));
    for (const [on, minutes] of minutesOn) {
      expect([on, minutes <= usualMinutesOn(on) - least]).toEqual([on, true]);
    }
  });

  it('leaves the whole roadmap to who wants it, and is not asked about where all fits', async () => {
    const testing = await fresh();
    expect((await preview(testing, FORM)).$('#essentials-offer').length).toBe(0);
    const { $ } = await preview(testing, NEAR);
    expect($('input[name=overload]:checked').val()).toBe('whole');
    await testing.post('/plans', { ...NEAR, overload: 'whole' });
    expect(testing.plan().tasks.filter(({ droppedOn }) => droppedOn !== null)).toEqual([]);
  });

  it.each([3, 10, 21, 28, 45])(
    'say that they fit, and no line of the phases says otherwise, in %i days',
    async (days) => {
      const testing = await testApp({ plan: 'none' });
      const { $ } = await preview(testing, { ...CHOSEN, interviewOn: addDays(day('2026-03-04'), days) });
      const hours = (words: string) => Number(words.replace(/ h$/, ''));
      const lines = $('#preview .loads:has(.loads__meter) tbody tr').toArray();

      expect($('.fit__verdict').text()).toContain('It fits.');
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        const [work = '', time = ''] = $(line).find('.loads__figure').text().split(' of ');
        expect(hours(work)).toBeLessThanOrEqual(hours(time));
      }
    },
  );

  it('asks for a choice where essentials were chosen but there are none to choose', async () => {
    const testing = await fresh();
    // Sunday is the only day before the interview, and off; eight weeks are too short for all of the work.
    const eightWeeks = { ...FORM, startOn: '2026-03-08', length: 'date', finishOn: '2026-04-28' };
    const tooNear = { ...eightWeeks, interviewOn: '2026-03-09', overload: 'essentials' };
    const { status, $ } = await testing.post('/plans', tooNear);
    expect($('#essentials-offer').length).toBe(0);
    expect(status).toBe(422);
    expect((await testing.get('/today')).headers.location).toBe('/setup');
  });

  it.each([
    '2026-03-05',
    '2026-03-06',
    '2026-03-07',
    '2026-03-08',
    '2026-03-09',
    '2026-03-10',
    '2026-03-11',
    '2026-03-12',
    '2026-03-13',
  ])('makes a plan for an interview on %s, a few days ahead', async (interviewOn) => {
    const testing = await fresh();
    const near = { ...FORM, interviewOn };
    const { $ } = await preview(testing, near);
    expect($('#keep-essentials')).toHaveLength(1);
    // What the button for the day before leads to offers the same.
    const before = await preview(testing, { ...near, apply: 'before-interview' });
    expect(before.$('#keep-essentials')).toHaveLength(1);
    expect(before.$('.field__error')).toHaveLength(0);

    expect((await testing.post('/plans', { ...near, overload: 'essentials' })).status).toBe(303);
    const { tasks, phases, calendar } = testing.plan();
    const kept = tasks.filter(({ droppedOn }) => droppedOn === null);
    expect(kept.length).toBeGreaterThan(0);
    expect(calendar.finishOn < interviewOn).toBe(true);
    for (const phase of phases) {
      expect(calendar.startOn <= phase.startsOn && phase.startsOn <= phase.endsOn).toBe(true);
      expect(phase.endsOn <= calendar.finishOn).toBe(true);
    }
    const minutesOn = new Map<string, number>();
    for (const { minutes, sessions } of kept) {
      expect(sumMinutes(sessions)).toBe(minutes);
      for (const session of sessions) {
        expect('2026-03-04' <= session.day && session.day < interviewOn).toBe(true);
        minutesOn.set(session.day, (minutesOn.get(session.day) ?? 0) + session.minutes);
      }
    }
    for (const [on, minutes] of minutesOn) expect(minutes).toBeLessThanOrEqual(usualMinutesOn(on));
    for (const path of ['/today', '/plan', '/progress', '/weeks/1', '/calendar', '/replan', '/report']) {
      expect([path, (await testing.get(path)).status]).toEqual([path, 200]);
    }
  });

  it('shows what was sent as a round only where it is one', async () => {
    const { status, $ } = await preview(await fresh(), { ...NEAR, round: ['<b>', 'talk-round'] });
    expect(status).toBe(200);
    expect($('input[name=round]:checked').length).toBe(1);
    expect($('#essentials-offer b').length).toBe(0);
  });
});
