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
} from '../../../support/made/plans.ts';

const HOUR_EACH_DAY: WeekdayMinutes = [60, 60, 60, 60, 60, 60, 60];
const SATURDAY = day('2026-03-07');
const LAST_HOUR_ON = day('2026-03-11');

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

function endingAfter(plan: Plan, days: number): Plan {
  return { ...plan, calendar: { ...plan.calendar, finishOn: addDays(START_ON, days - 1) } };
}

/**
 * An hour on each of ten days is planned, in six steps each, and so many minutes were done on each day since Monday: one
 * step after the other, a task as soon as all of its steps are done.
 */
function givenTenHours(minutesDone: readonly number[]): Plan {
  const doneSteps = minutesDone.flatMap((minutes, offset) =>
    Array.from({ length: minutes / 10 }, () => addDays(START_ON, offset)),
  );
  const tasks = Array.from({ length: 10 }, (_, index) => {
    const ticks = Array.from({ length: 6 }, (_step, step) => doneSteps[6 * index + step] ?? null);
    const last = ticks[5] ?? null;
    return givenTask({
      id: index + 1,
      sessions: givenSessions([addDays(START_ON, index), 60]),
      steps: givenSteps(...ticks),
      completion: last && doneOn(last),
    });
  });
  return givenPlan({
    calendar: givenCalendar({ weekdayMinutes: HOUR_EACH_DAY, finishOn: LAST_HOUR_ON }),
    tasks,
  });
}

function outlookOf(forecast: Forecast): Outlook {
  if (forecast.state !== 'outlook') throw new Error(`It is ${forecast.state}`);
  return forecast;
}

describe('the forecast', () => {
  it('is the plan itself for whoever keeps to it: plans/README.md#forecast', () => {
    const outlook = outlookOf(forecastPlan(givenTenHours([60, 60, 60, 60, 60]), SATURDAY));

    expect(outlook).toMatchObject({
      remainingMinutes: 300,
      windowStudyDays: 5,
      keptStudyDays: 5,
      rate: 1,
      medianOn: LAST_HOUR_ON,
      likelyOn: LAST_HOUR_ON,
    });
    // Nine runs of ten keep to the plan; the others leave none of five days out in (1 − 0.2 / 5.2)⁵ = 82 of 100.
    expect(Math.abs(outlook.chanceByFinish - (0.9 + 0.1 * 0.82))).toBeLessThan(0.02);
  });

  it('carries on the rate of days that were not finished: plans/README.md#forecast', () => {
    const outlook = outlookOf(forecastPlan(givenTenHours([30, 30, 30, 30, 30]), SATURDAY));

    // 450 minutes are left, 30 a day: the fifteenth day, or one or two later for what nobody foresees.
    expect(outlook).toMatchObject({ remainingMinutes: 450, keptStudyDays: 0, rate: 0.5, chanceByFinish: 0 });
    expect(outlook.medianOn).toBe('2026-03-21');
    expect(['2026-03-21', '2026-03-22', '2026-03-23']).toContain(outlook.likelyOn);
  });

  it('is worked out by hand for one idle day of five and one hour left: plans/README.md#forecast', () => {
    const plan = givenTenHours([60, 60, 60, 60, 0]);
    const oneHourLeft = { ...plan, tasks: plan.tasks.slice(0, 5) };
    const calendar = { ...plan.calendar, finishOn: SATURDAY };
    const outlook = outlookOf(forecastPlan({ ...oneHourLeft, calendar }, SATURDAY));

    expect(outlook).toMatchObject({ remainingMinutes: 60, keptStudyDays: 4, medianOn: SATURDAY });
    // 0.9 × 4/5 of the runs keep to the plan, less 0.2 / 5.2; of the others those that draw one of four days of 5.2.
    expect(Math.abs(outlook.chanceByFinish - (0.72 * (1 - 0.2 / 5.2) + 0.28 * (4 / 5.2)))).toBeLessThan(0.02);
  });

  it.each<{ name: string; plan: Plan; today: Day; forecast: Forecast }>([
    {
      name: 'after four closed study days',
      plan: givenWorkedWeek([60, 60, 60, 60], 60),
      today: addDays(START_ON, 4),
      forecast: { state: 'too early', closedStudyDays: 4, hasFinishedWork: true },
    },
    {
      name: 'after a plan of four study days',
      plan: endingAfter(givenWorkedWeek([60, 60, 60], 60), 4),
      today: addDays(START_ON, 4),
      forecast: { state: 'too early', closedStudyDays: 4, isTooShort: true, hasFinishedWork: true },
    },
    {
      name: 'on the last day of a plan of five',
      plan: endingAfter(givenWorkedWeek([60, 60, 60], 60), 5),
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
    const plan = givenTenHours([10, 0, 0, 0, 0]);
    const long = givenTask({ id: 99, sessions: givenSessions(['2026-03-11', 6000]) });
    const forecast = outlookOf(forecastPlan({ ...plan, tasks: [...plan.tasks, long] }, SATURDAY));

    expect(forecast).toMatchObject({
      medianOn: null,
      likelyOn: null,
      chanceByFinish: 0,
      shareUnfinished: 1,
      horizonOn: '2027-03-11',
    });
    expect(forecast.fan.every(({ points }) => points.every((point) => point.day <= forecast.horizonOn))).toBe(
      true,
    );
  });

  it('leaves coming days off alone, and what today has brought already', () => {
    const plan = givenTenHours([60, 60, 60, 60, 60]);
    const daysOff = ['2026-03-09', '2026-03-10', '2026-03-11'].map((on) => ({
      day: day(on),
      minutes: 0,
      reason: '',
    }));
    const calendar = { ...plan.calendar, exceptions: daysOff };
    const slow = [30, 30, 30, 30, 30];

    expect(outlookOf(forecastPlan({ ...plan, calendar }, SATURDAY)).medianOn).toBe('2026-03-14');
    for (const doneToday of [0, 30]) {
      const { medianOn } = outlookOf(forecastPlan(givenTenHours([...slow, doneToday]), SATURDAY));
      expect(medianOn).toBe('2026-03-21');
    }
  });

  it('is never done before the last session, unless more is done than was asked', () => {
    const plan = givenTenHours([60, 60, 60, 60, 60]);
    const moved = plan.tasks.map((task) =>
      task.id === 10 ? { ...task, sessions: givenSessions(['2026-03-15', 60]) } : task,
    );
    const ahead = givenTenHours([80, 80, 80, 80, 80]);

    expect(outlookOf(forecastPlan({ ...plan, tasks: moved }, SATURDAY)).medianOn).toBe('2026-03-15');
    // 200 minutes are left, 80 a day.
    expect(outlookOf(forecastPlan(ahead, SATURDAY)).medianOn).toBe('2026-03-09');
  });

  it('catches up into the room that the days leave', () => {
    const roomy = (weekdayMinutes: WeekdayMinutes) => {
      const plan = givenTenHours([60, 60, 60, 60, 0]);
      const calendar = { ...plan.calendar, weekdayMinutes };
      return outlookOf(forecastPlan({ ...plan, calendar }, SATURDAY)).medianOn;
    };

    expect(roomy(HOUR_EACH_DAY)).toBe('2026-03-12');
    expect(roomy([75, 75, 75, 75, 75, 75, 75])).toBe(LAST_HOUR_ON);
  });

  it('tells the chance to be done before the interview', () => {
    const plan = { ...givenTenHours([60, 60, 60, 60, 60]), interviewOn: day('2026-03-13') };

    expect(outlookOf(forecastPlan(plan, SATURDAY)).chanceByInterview).toBeGreaterThan(0.95);
    expect(forecastPlan({ ...plan, interviewOn: LAST_HOUR_ON }, SATURDAY)).toMatchObject({
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
