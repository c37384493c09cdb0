import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDays } from '../../../../plans/calendar/calendar.ts';
import { changeCalendar } from '../../../../plans/calendar/change-calendar.ts';
import { addDays, type Day, daysBetween } from '../../../../plans/day.ts';
import type { Plan, Task } from '../../../../plans/plan/plan.ts';
import { type Forecast, forecastPlan, type Outlook } from '../../../../plans/progress/forecast/forecast.ts';
import { yardstickAfter } from '../../../../plans/progress/yardstick.ts';
import { replan } from '../../../../plans/replan/replan.ts';
import { onTrack } from '../../../../plans/roadmap/track.ts';
import { taskParts } from '../../../../plans/task/parts.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import type { DaySeen, Learner } from '../../../bench/simulation/learners.ts';
import { live, planOf } from '../../../bench/simulation/lives.ts';
import {
  doneOn,
  givenCalendar,
  givenPlan,
  givenSession,
  givenTask,
  START_ON,
} from '../../../support/made/plans.ts';

const FEW_RUNS = { numRuns: 40 };

function outlookOf(forecast: Forecast): Outlook {
  if (forecast.state !== 'outlook') throw new Error(`It is ${forecast.state}`);
  return forecast;
}

const endOf = (on: Day | null) => on ?? '9999-12-31';

function expectNoLater(earlier: Outlook, later: Outlook): void {
  expect(endOf(earlier.medianOn) <= endOf(later.medianOn)).toBe(true);
  expect(endOf(earlier.likelyOn) <= endOf(later.likelyOn)).toBe(true);
  expect(earlier.chanceByFinish).toBeGreaterThanOrEqual(later.chanceByFinish);
}

/** Tasks of any length laid one after the other, each day to its minutes or less, and nothing done. */
const anyLaidPlan = fc
  .record({
    weekdays: fc.array(fc.integer({ min: 4, max: 18 }), { minLength: 6, maxLength: 6 }),
    load: fc.double({ min: 0.4, max: 1, noNaN: true }),
    tasks: fc.array(fc.record({ minutes: fc.integer({ min: 2, max: 30 }), steps: fc.nat(6) }), {
      minLength: 12,
      maxLength: 40,
    }),
  })
  .map(({ weekdays, load, tasks }) => layPlan(weekdays, load, tasks));

function layPlan(
  weekdays: readonly number[],
  load: number,
  wanted: readonly { minutes: number; steps: number }[],
): Plan {
  const [mon = 0, tue = 0, wed = 0, thu = 0, fri = 0, sat = 0] = weekdays.map((each) => 10 * each);
  const calendar = givenCalendar({
    weekdayMinutes: [mon, tue, wed, thu, fri, sat, 0],
    finishOn: addDays(START_ON, 400),
  });
  const rooms = calendarDays(calendar)
    .filter(({ minutes }) => minutes > 0)
    .map(({ day, minutes }) => ({ day, minutes: Math.floor(load * minutes) }));
  const tasks = wanted.map(({ minutes, steps }, index) => {
    let left = 10 * minutes;
    const sessions = [];
    while (left > 0 && rooms[0]) {
      const part = Math.min(left, rooms[0].minutes);
      sessions.push(givenSession(rooms[0].day, part));
      left -= part;
      rooms[0].minutes -= part;
      if (rooms[0].minutes === 0) rooms.shift();
    }
    return givenTask({
      id: index + 1,
      sessions,
      steps: Array.from({ length: steps }, (_, step) => ({
        position: step + 1,
        text: 'Step',
        completion: null,
      })),
    });
  });
  const finishOn = tasks.at(-1)?.sessions.at(-1)?.day ?? START_ON;
  return givenPlan({ calendar: { ...calendar, finishOn }, tasks });
}

/** Everything done with its part, before a morning. */
function doneToTheLetter(plan: Plan, today: Day): Plan {
  const tasks = plan.tasks.map((task): Task => {
    const dayOf = new Map(
      taskParts(task).flatMap(({ session, steps }) => steps.map(({ position }) => [position, session.day])),
    );
    const lastOn = task.sessions.at(-1)?.day ?? START_ON;
    const when = (on: Day) => (on < today ? doneOn(on) : null);
    return {
      ...task,
      steps: task.steps.map((step) => ({ ...step, completion: when(dayOf.get(step.position) ?? lastOn) })),
      completion: when(lastOn),
    };
  });
  return { ...plan, tasks };
}

/** The morning after so many study days. */
function morningAfter({ calendar }: Plan, studyDays: number): Day {
  const days = calendarDays({ ...calendar, finishOn: addDays(START_ON, 800) });
  return days.filter(({ minutes }) => minutes > 0)[studyDays]?.day ?? START_ON;
}

describe('a plan that is done to the letter', () => {
  it('is told its own last day within two study days, and from the tenth on with at least 85 % in time', () => {
    fc.assert(
      fc.property(anyLaidPlan, fc.integer({ min: 5, max: 30 }), (plan, closedStudyDays) => {
        const today = morningAfter(plan, closedStudyDays);
        if (today > plan.calendar.finishOn) return;
        const forecast = forecastPlan(doneToTheLetter(plan, today), today);
        // A long task without steps is ticked late, and the last step can belong to a part before the last one.
        if (forecast.state !== 'outlook') return;
        const outlook = forecast;
        const lastOn = plan.calendar.finishOn;
        const later = calendarDays({
          ...plan.calendar,
          startOn: lastOn,
          finishOn: addDays(lastOn, 20),
        }).filter(({ minutes }) => minutes > 0);

        expect(endOf(outlook.medianOn) >= lastOn).toBe(true);
        expect(endOf(outlook.medianOn) <= endOf(later[2]?.day ?? null)).toBe(true);
        if (closedStudyDays >= 10) expect(outlook.chanceByFinish).toBeGreaterThanOrEqual(0.85);
      }),
      FEW_RUNS,
    );
  });
});

describe('with the built-in roadmap', () => {
  const plan = planOf(onTrack(loadLibrary().builtIn, null));
  const keep = ({ askedMinutes, roomMinutes }: DaySeen) => Math.min(Math.max(0, askedMinutes), roomMinutes);
  const learner = (work: Learner['work']): Learner => ({
    kind: 'keep to the plan',
    work,
    replans: 'never',
    illDays: () => 0,
  });
  const lived = (work: Learner['work'], closedStudyDays: number) => {
    const [morning] = live(plan, learner(work), [closedStudyDays]).mornings;
    if (morning === undefined) throw new Error('Done before');
    return morning;
  };

  it('a week skipped after two perfect ones moves the median by at most four weeks', () => {
    const perfect = lived(keep, 12);
    const skipped = lived((day) => (day.index >= 12 && day.index < 18 ? 0 : keep(day)), 18);
    const before = outlookOf(forecastPlan(perfect.plan, perfect.today));
    const behind = outlookOf(forecastPlan(skipped.plan, skipped.today));

    expect(before.medianOn).toBe('2026-06-13');
    expect(daysBetween('2026-06-13' as Day, behind.medianOn as Day)).toBeLessThanOrEqual(28);
    expect(behind.chanceByFinish).toBeLessThan(before.chanceByFinish);
  });

  it('a week that was declared off moves it by nothing beyond what the accepted replan moved', () => {
    const { plan: perfect, today } = lived(keep, 12);
    const daysOff = [{ from: today, to: addDays(today, 5), reason: 'Ill' }];
    const calendar = changeCalendar(perfect.calendar, { daysOff }, today);
    const accepted = replan(perfect, { way: 'same-hours', today, calendar, excludedTaskIds: new Set() });
    const yardstick = yardstickAfter(perfect, accepted, today);
    const replanned: Plan = {
      ...perfect,
      calendar: accepted.calendar,
      yardstickDays: yardstick?.days ?? [],
      replans: yardstick ? [yardstick.replan] : [],
      tasks: perfect.tasks.map((task) => ({
        ...task,
        sessions: accepted.sessions.get(task.id) ?? task.sessions,
        yardstick: yardstick?.sessionsByTask.get(task.id) ?? task.yardstick,
      })),
    };
    const back = addDays(today, 7);
    const outlook = outlookOf(forecastPlan(replanned, back));

    expect(outlook.medianOn).toBe(accepted.lastSessionOn.after);
    expect(outlook.chanceByFinish).toBeGreaterThanOrEqual(0.85);
  });
});

/** Minutes done on each of a week or two of days, in steps of ten, of an hour or two that were asked. */
const anyDays = fc
  .array(fc.nat(12), { minLength: 6, maxLength: 16 })
  .filter((days) => days.some((each) => each > 0));

/** One task of an hour on each of thirty days but Sundays, of two study hours; steps of ten minutes. */
function planWith(steps: readonly number[]): Plan {
  const studyDays = calendarDays(givenCalendar({ finishOn: addDays(START_ON, 60) })).filter(
    ({ minutes }) => minutes > 0,
  );
  const ticks = steps.flatMap((count, index) =>
    Array.from({ length: count }, () => studyDays[index]?.day ?? START_ON),
  );
  const tasks = Array.from({ length: 30 }, (_, index) => {
    const own = Array.from({ length: 6 }, (_step, step) => ticks[6 * index + step] ?? null);
    const last = own[5];
    return givenTask({
      id: index + 1,
      sessions: [givenSession(studyDays[index]?.day ?? START_ON, 60)],
      steps: own.map((on, step) => ({ position: step + 1, text: 'Step', completion: on && doneOn(on) })),
      completion: last ? doneOn(last) : null,
    });
  });
  return givenPlan({
    calendar: givenCalendar({ finishOn: addDays(START_ON, 60) }),
    tasks,
  });
}

describe('whatever was done', () => {
  it('more finished work never makes a day later, whenever it was done', () => {
    fc.assert(
      fc.property(anyDays, fc.nat(20), fc.nat(15), (steps, whichTask, whichDay) => {
        const plan = planWith(steps);
        const today = morningAfter(plan, steps.length);
        const on = morningAfter(plan, whichDay % (steps.length + 1));
        const open = plan.tasks.filter(
          (each) => each.completion === null && each.steps.every(({ completion }) => completion === null),
        );
        const task = open[whichTask % Math.max(1, open.length)];
        if (task === undefined) return;
        const finished = { ...task, completion: doneOn(on) };
        const more = { ...plan, tasks: plan.tasks.map((each) => (each === task ? finished : each)) };

        expectNoLater(outlookOf(forecastPlan(more, today)), outlookOf(forecastPlan(plan, today)));
      }),
      { numRuns: 80 },
    );
  });

  it('a day that was declared off never makes it later than the same day left idle', () => {
    fc.assert(
      fc.property(anyDays, fc.nat(15), (steps, which) => {
        const idle = which % steps.length;
        const plan = planWith(steps.map((count, index) => (index === idle ? 0 : count)));
        const today = morningAfter(plan, steps.length);
        const exceptions = [{ day: morningAfter(plan, idle), minutes: 0, reason: 'Ill' }];
        const declared = { ...plan, calendar: { ...plan.calendar, exceptions } };
        const asIdle = forecastPlan(plan, today);
        if (asIdle.state !== 'outlook') return;

        expectNoLater(outlookOf(forecastPlan(declared, today)), asIdle);
      }),
      { numRuns: 80 },
    );
  });
});
