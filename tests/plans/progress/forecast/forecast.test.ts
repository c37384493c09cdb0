import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeekdayMinutes } from '../../../../plans/calendar/calendar.ts';
import { addDays, type Day, day, eachDay, weekdayOf } from '../../../../plans/day.ts';
import type { Plan } from '../../../../plans/plan/plan.ts';
import { type Forecast, forecastPlan, type Outlook } from '../../../../plans/progress/forecast/forecast.ts';
import {
  anyDay,
  anyPlan,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
  START_ON,
} from '../../../support/plans.ts';

const HOUR_EACH_DAY: WeekdayMinutes = [60, 60, 60, 60, 60, 60, 60];
const SATURDAY = day('2026-03-07');

/** Monday to Friday: an hour done on each of these days, and so many minutes left. The plan has an hour on every day. */
function givenWorkedWeek(minutesDone: readonly number[], minutesLeft: number): Plan {
  const done = minutesDone.map((minutes, offset) => {
    const on = addDays(START_ON, offset);
    return givenTask({ id: offset + 1, sessions: givenSessions([on, minutes]), completion: doneOn(on) });
  });
  const left = givenTask({ id: 99, sessions: givenSessions(['2026-03-13', minutesLeft]) });
  const calendar = givenCalendar({ weekdayMinutes: HOUR_EACH_DAY });
  return givenPlan({ calendar, tasks: [...done.filter(({ minutes }) => minutes > 0), left] });
}

function outlookOf(forecast: Forecast): Outlook {
  if (forecast.state !== 'outlook') throw new Error(`It is ${forecast.state}`);
  return forecast;
}

describe('the forecast', () => {
  it('is the plain sum where every day went the same: plans/README.md#forecast', () => {
    const plan = givenWorkedWeek([30, 30, 30, 30, 30], 100);

    expect(forecastPlan(plan, SATURDAY)).toMatchObject({
      state: 'outlook',
      remainingMinutes: 100,
      windowStudyDays: 5,
      rate: 0.5,
      minutesPerStudyDay: 30,
      // 30 minutes a day: Saturday, Sunday and Monday bring 90, Tuesday the rest.
      medianOn: '2026-03-10',
      likelyOn: '2026-03-10',
      finishOn: '2026-03-15',
      chanceByFinish: 1,
      shareUnfinished: 0,
    });
  });

  it('is worked out by hand for one idle day of five: plans/README.md#forecast', () => {
    const forecast = outlookOf(forecastPlan(givenWorkedWeek([60, 60, 60, 60, 0], 60), SATURDAY));
    const endingOn = (finishOn: string) => {
      const plan = givenWorkedWeek([60, 60, 60, 60, 0], 60);
      const calendar = { ...plan.calendar, finishOn: day(finishOn) };
      return outlookOf(forecastPlan({ ...plan, calendar }, SATURDAY)).chanceByFinish;
    };

    expect(forecast).toMatchObject({ rate: 0.8, medianOn: '2026-03-07', likelyOn: '2026-03-08' });
    // Four days are drawn of five, so the idle share of a past is Z = Binomial(4, 0.2) / 4: E Z = 0.2, E Z² = 0.08.
    expect(endingOn('2026-03-07')).toBeCloseTo(0.8, 1);
    expect(endingOn('2026-03-08')).toBeCloseTo(0.92, 1);
    expect(Math.abs(endingOn('2026-03-07') - 0.8)).toBeLessThan(0.03);
    expect(Math.abs(endingOn('2026-03-08') - 0.92)).toBeLessThan(0.02);
  });

  it.each<{ name: string; plan: Plan; today: Day; forecast: Forecast }>([
    {
      name: 'after four closed study days',
      plan: givenWorkedWeek([60, 60, 60, 60], 60),
      today: addDays(START_ON, 4),
      forecast: { state: 'too early', closedStudyDays: 4, hasFinishedWork: true },
    },
    {
      name: 'before the plan begins',
      plan: givenWorkedWeek([], 60),
      today: addDays(START_ON, -3),
      forecast: { state: 'too early', closedStudyDays: 0, hasFinishedWork: false },
    },
    {
      name: 'with nothing finished',
      plan: givenWorkedWeek([], 60),
      today: SATURDAY,
      forecast: { state: 'too early', closedStudyDays: 5, hasFinishedWork: false },
    },
    {
      name: 'with nothing finished before today',
      plan: givenWorkedWeek([0, 0, 0, 0, 0, 60], 60),
      today: SATURDAY,
      forecast: { state: 'too early', closedStudyDays: 5, hasFinishedWork: true },
    },
    {
      name: 'after 28 idle study days',
      plan: givenWorkedWeek([60], 60),
      today: addDays(START_ON, 29),
      forecast: { state: 'standing still', windowStudyDays: 28, remainingMinutes: 60 },
    },
    {
      name: 'with nothing left',
      plan: givenWorkedWeek([60], 0),
      today: addDays(START_ON, 1),
      forecast: { state: 'finished' },
    },
  ])('names no day $name', ({ plan, today, forecast }) => {
    expect(forecastPlan(plan, today)).toEqual(forecast);
  });

  it('stands on the last 28 closed study days, idle ones and those after the finish too', () => {
    const plan = givenWorkedWeek([60, 60, 60, 60, 60], 600);
    const rateOn = (offset: number) => outlookOf(forecastPlan(plan, addDays(START_ON, offset))).rate;

    expect(rateOn(5)).toBe(1);
    expect(rateOn(10)).toBe(0.5);
    expect(rateOn(28)).toBeCloseTo(5 / 28);
    expect(rateOn(32)).toBeCloseTo(1 / 28);
  });

  it('gives work on a day off to the study day before it', () => {
    const done = ['2026-03-06', '2026-03-08'].map((on, index) =>
      givenTask({ id: index + 1, sessions: givenSessions([on, 120]), completion: doneOn(on) }),
    );
    const left = givenTask({ id: 9, sessions: givenSessions(['2026-03-13', 120]) });
    const calendar = givenCalendar({ weekdayMinutes: [120, 120, 120, 120, 120, 120, 0] });
    const plan = givenPlan({ calendar, tasks: [...done, left] });

    expect(outlookOf(forecastPlan(plan, day('2026-03-09')))).toMatchObject({
      windowStudyDays: 6,
      rate: 240 / 720,
    });
  });

  it('counts work added since, by the estimates of today, and no habits', () => {
    const plan = givenWorkedWeek([60, 60, 60, 60, 60], 60);
    const added = givenTask({ id: 50, minutes: 120, baseline: [], completion: doneOn('2026-03-06') });
    const longer = givenTask({ id: 51, minutes: 240, baseline: [] });
    const forecast = outlookOf(forecastPlan({ ...plan, tasks: [...plan.tasks, added, longer] }, SATURDAY));

    expect(forecast.remainingMinutes).toBe(300);
    expect(forecast.rate).toBe(420 / 300);
  });

  it('counts what was done of a task before it was dropped as work, and nothing of it as left', () => {
    const plan = givenWorkedWeek([60, 60, 60, 60], 60);
    const dropped = givenTask({
      id: 50,
      sessions: givenSessions(['2026-03-06', 120]),
      steps: givenSteps('2026-03-06', null),
      droppedOn: SATURDAY,
    });
    const forecast = outlookOf(forecastPlan({ ...plan, tasks: [...plan.tasks, dropped] }, SATURDAY));

    expect(forecast).toMatchObject({ remainingMinutes: 60, rate: 1 });
  });

  it('tells of runs that never end instead of a far-off year', () => {
    const forecast = outlookOf(forecastPlan(givenWorkedWeek([1, 0, 0, 0, 0], 6000), SATURDAY));

    expect(forecast).toMatchObject({
      medianOn: null,
      likelyOn: null,
      chanceByFinish: 0,
      shareUnfinished: 1,
      horizonOn: '2027-03-15',
    });
    expect(forecast.fan.every(({ points }) => points.every((point) => point.day <= forecast.horizonOn))).toBe(
      true,
    );
  });

  it('leaves coming days off alone, and what today has brought already', () => {
    const plan = givenWorkedWeek([60, 60, 60, 60, 60], 120);
    const daysOff = ['2026-03-08', '2026-03-09', '2026-03-10'].map((on) => ({
      day: day(on),
      minutes: 0,
      reason: '',
    }));
    const calendar = { ...plan.calendar, exceptions: daysOff };
    const doneToday = givenTask({
      id: 50,
      sessions: givenSessions([SATURDAY, 60]),
      completion: doneOn(SATURDAY),
    });

    expect(outlookOf(forecastPlan({ ...plan, calendar }, SATURDAY)).medianOn).toBe('2026-03-11');
    expect(outlookOf(forecastPlan({ ...plan, tasks: [...plan.tasks, doneToday] }, SATURDAY)).medianOn).toBe(
      '2026-03-09',
    );
  });

  it('tells the chance to be done before the interview', () => {
    const plan = { ...givenWorkedWeek([30, 30, 30, 30, 30], 100), interviewOn: day('2026-03-11') };

    expect(forecastPlan(plan, SATURDAY)).toMatchObject({ chanceByInterview: 1 });
    expect(forecastPlan({ ...plan, interviewOn: day('2026-03-10') }, SATURDAY)).toMatchObject({
      chanceByInterview: 0,
    });
  });
});

/** A plan with five closed days of any work, as {@link givenWorkedWeek} makes it, and what is left. */
const anyWork = fc.record({
  done: fc
    .array(fc.nat(90), { minLength: 5, maxLength: 5 })
    .filter((days) => days.some((minutes) => minutes > 0)),
  left: fc.integer({ min: 31, max: 900 }),
});

const endOf = (on: Day | null) => on ?? '9999-12-31';

function expectNoLater(one: Forecast, other: Forecast): void {
  const [earlier, later] = [outlookOf(one), outlookOf(other)];
  expect(endOf(earlier.medianOn) <= endOf(later.medianOn)).toBe(true);
  expect(endOf(earlier.likelyOn) <= endOf(later.likelyOn)).toBe(true);
  expect(earlier.chanceByFinish).toBeGreaterThanOrEqual(later.chanceByFinish);
}

const FEW_RUNS = { numRuns: 40 };

describe('whatever the work', () => {
  it('the same plan and day give the same forecast', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, today) => {
        expect(forecastPlan(structuredClone(plan), today)).toEqual(forecastPlan(plan, today));
      }),
      FEW_RUNS,
    );
  });

  it('less work left is never done later', () => {
    fc.assert(
      fc.property(anyWork, fc.integer({ min: 1, max: 30 }), ({ done, left }, less) => {
        expectNoLater(
          forecastPlan(givenWorkedWeek(done, left - less), SATURDAY),
          forecastPlan(givenWorkedWeek(done, left), SATURDAY),
        );
      }),
      FEW_RUNS,
    );
  });

  it('work finished today never makes it later', () => {
    fc.assert(
      fc.property(anyWork, fc.integer({ min: 1, max: 30 }), ({ done, left }, minutes) => {
        const plan = givenWorkedWeek(done, left - minutes);
        const task = givenTask({ id: 77, sessions: givenSessions([SATURDAY, minutes]) });
        const finished = { ...task, completion: doneOn(SATURDAY) };

        expectNoLater(
          forecastPlan({ ...plan, tasks: [...plan.tasks, finished] }, SATURDAY),
          forecastPlan({ ...plan, tasks: [...plan.tasks, task] }, SATURDAY),
        );
      }),
      FEW_RUNS,
    );
  });

  it('dropping a task never makes it later', () => {
    fc.assert(
      fc.property(anyWork, fc.integer({ min: 1, max: 300 }), ({ done, left }, minutes) => {
        const plan = givenWorkedWeek(done, left);
        const task = givenTask({
          id: 77,
          sessions: givenSessions([SATURDAY, minutes]),
          steps: givenSteps('2026-03-04', null, null),
        });
        const kept = { ...plan, tasks: [...plan.tasks, task] };
        const dropped = { ...plan, tasks: [...plan.tasks, { ...task, droppedOn: SATURDAY }] };

        expectNoLater(forecastPlan(dropped, SATURDAY), forecastPlan(kept, SATURDAY));
      }),
      FEW_RUNS,
    );
  });

  it('days off never make it earlier, and no day named is one', () => {
    const coming = eachDay(SATURDAY, addDays(SATURDAY, 20));
    fc.assert(
      fc.property(anyWork, fc.subarray(coming), ({ done, left }, off) => {
        const plan = givenWorkedWeek(done, left);
        const exceptions = off.map((on) => ({ day: on, minutes: 0, reason: '' }));
        const away = forecastPlan({ ...plan, calendar: { ...plan.calendar, exceptions } }, SATURDAY);

        expectNoLater(forecastPlan(plan, SATURDAY), away);
        expect(off).not.toContain(outlookOf(away).medianOn);
        expect(off).not.toContain(outlookOf(away).likelyOn);
      }),
      FEW_RUNS,
    );
  });

  it('more minutes on a weekday never make it later', () => {
    fc.assert(
      fc.property(anyWork, fc.nat(6), fc.integer({ min: 1, max: 120 }), ({ done, left }, weekday, more) => {
        const plan = givenWorkedWeek(done, left);
        const raised = HOUR_EACH_DAY.map((minutes, index) => minutes + (index === weekday ? more : 0));
        const weekdayMinutes = raised as unknown as WeekdayMinutes;
        // The days that are over keep their minutes.
        const exceptions = eachDay(START_ON, addDays(SATURDAY, -1)).map((on) => ({
          day: on,
          minutes: HOUR_EACH_DAY[weekdayOf(on)],
          reason: '',
        }));

        expectNoLater(
          forecastPlan({ ...plan, calendar: { ...plan.calendar, weekdayMinutes, exceptions } }, SATURDAY),
          forecastPlan(plan, SATURDAY),
        );
      }),
      FEW_RUNS,
    );
  });

  it('the days and the lines of the fan follow each other', () => {
    fc.assert(
      fc.property(anyWork, ({ done, left }) => {
        const { medianOn, likelyOn, fan } = outlookOf(forecastPlan(givenWorkedWeek(done, left), SATURDAY));
        const lineOf = (share: number) => fan.find((line) => line.share === share)?.points ?? [];

        expect(endOf(medianOn) <= endOf(likelyOn)).toBe(true);
        if (medianOn) expect(lineOf(0.5).at(-1)).toEqual({ day: medianOn, minutes: left });
        if (likelyOn) expect(lineOf(0.85).at(-1)).toEqual({ day: likelyOn, minutes: left });
        for (const { points } of fan) {
          expect(points[0]).toEqual({ day: SATURDAY, minutes: 0 });
          for (const [index, { day: on, minutes }] of points.entries()) {
            const before = points[index - 1];
            if (before) expect(minutes).toBeGreaterThanOrEqual(before.minutes);
            if (before && before.minutes < left) expect(on >= before.day).toBe(true);
          }
        }
        for (const [index, { points }] of fan.entries()) {
          const hopeful = new Map(fan[index - 1]?.points.map((point) => [point.day, point.minutes]));
          for (const { day: on, minutes } of points)
            expect(minutes).toBeLessThanOrEqual(hopeful.get(on) ?? minutes);
        }
      }),
      FEW_RUNS,
    );
  });

  it('before the finish it never stands on less than it says: five closed days', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, today) => {
        const forecast = forecastPlan(plan, today);
        const studyDays = eachDay(START_ON, addDays(today, -1)).filter((on) => weekdayOf(on) !== 6).length;
        if (studyDays < 5) expect(['too early', 'finished']).toContain(forecast.state);
        if (forecast.state === 'outlook') expect(forecast.finishOn).toBe(FINISH_ON);
      }),
      FEW_RUNS,
    );
  });
});
