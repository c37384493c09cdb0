import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarDays } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { EVENNESS_TOLERANCE_MINUTES, SHORTEST_PART_MINUTES } from '../../../plans/schedule/cuts.ts';
import { datePhases, measureLoad } from '../../../plans/schedule/load.ts';
import { type PlannedSession, type Schedule, schedulePlan } from '../../../plans/schedule/schedule.ts';
import { shareDays } from '../../../plans/schedule/shared-days.ts';
import { NoStudyDayError, phaseWindows } from '../../../plans/schedule/windows.ts';
import {
  anyRoadmapAndCalendar,
  givenCalendar,
  givenRoadmap,
  givenRoadmapHabit,
  givenRoadmapPhase,
  givenRoadmapTask,
  MONDAY,
  sampleCalendar,
  sampleRoadmap,
} from '../../support/made/roadmaps.ts';

/**
 * What phases that share their days have to go by, as a rule each alone: reckoned here on its own so that the schedule
 * is not checked against itself.
 */
function surveyShares(roadmap: Roadmap, calendar: Calendar, schedule: Schedule) {
  const days = calendarDays(calendar);
  return shareDays(datePhases(roadmap, calendar)).map((share) => {
    const studyDays = share.flatMap(({ phase, startsOn, endsOn }) => {
      const habitMinutes = sum(phase.habits.map((habit) => habit.minutes));
      return days
        .filter((each) => each.day >= startsOn && each.day <= endsOn && each.minutes > 0)
        .map((each) => ({ ...each, freeMinutes: Math.max(0, each.minutes - habitMinutes) }));
    });
    const tasks = share.flatMap(({ phase }) => phase.tasks);
    const habits = share.flatMap(({ phase }) => phase.habits);
    const sessions = schedule.sessions.filter((session) => tasks.some(({ id }) => id === session.taskId));
    const taskMinutes = sum(tasks.map((task) => task.minutes));
    const freeMinutes = sum(studyDays.map((each) => each.freeMinutes));
    return { phases: share, habits, studyDays, sessions, taskMinutes, freeMinutes };
  });
}

type SurveyedShare = ReturnType<typeof surveyShares>[number];

/** Minutes of work on each study day beside its even share. */
function compareWithEven({ studyDays, sessions, taskMinutes, freeMinutes }: SurveyedShare) {
  const weights = studyDays.map((each) => (freeMinutes > 0 ? each.freeMinutes : each.minutes));
  const allWeight = sum(weights);
  let plannedMinutes = 0;
  let evenMinutes = 0;
  return studyDays.map((each, index) => {
    const minutes = minutesOn(each.day, sessions);
    const share = (taskMinutes * (weights[index] ?? 0)) / allWeight;
    plannedMinutes += minutes;
    evenMinutes += share;
    return { day: each.day, minutes, share, distance: Math.abs(plannedMinutes - evenMinutes) };
  });
}

function minutesOn(date: Day, sessions: readonly PlannedSession[]): number {
  return sum(sessions.filter((session) => session.day === date).map((session) => session.minutes));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function hasDayForEach(roadmap: Roadmap, calendar: Calendar): boolean {
  return calendarDays(calendar).filter(({ minutes }) => minutes > 0).length >= roadmap.phases.length;
}

function scheduleOrNothing(roadmap: Roadmap, calendar: Calendar): Schedule | undefined {
  try {
    return schedulePlan(roadmap, calendar);
  } catch (error) {
    if (error instanceof NoStudyDayError) return undefined;
    throw error;
  }
}

/** Runs a check on every generated plan in which each phase has a study day. */
function checkAnySchedule(check: (roadmap: Roadmap, calendar: Calendar, schedule: Schedule) => void): void {
  fc.assert(
    fc.property(anyRoadmapAndCalendar, ({ roadmap, calendar }) => {
      const schedule = scheduleOrNothing(roadmap, calendar);
      fc.pre(schedule !== undefined && hasDayForEach(roadmap, calendar));
      check(roadmap, calendar, schedule);
    }),
    { numRuns: 300 },
  );
}

/** One phase on one week of these minutes, Monday first, without habits: session minutes by task and day. */
function scheduleWeek(weekdayMinutes: Calendar['weekdayMinutes'], taskMinutes: readonly number[]): string[] {
  const tasks = taskMinutes.map((minutes, index) => givenRoadmapTask({ id: `task-${index + 1}`, minutes }));
  const roadmap = givenRoadmap([givenRoadmapPhase({ tasks })]);
  const calendar = givenCalendar({ finishOn: day('2026-03-08'), weekdayMinutes });
  return schedulePlan(roadmap, calendar).sessions.map(
    (session) => `${session.day.slice(8)} ${session.taskId} ${session.minutes}`,
  );
}

describe('any plan', () => {
  it('gives a task sessions that add up to its estimate, in whole minutes', () => {
    checkAnySchedule((roadmap, _, { sessions }) => {
      const plannedMinutes = new Map<string, number>();
      for (const { taskId, minutes } of sessions) {
        expect(Number.isInteger(minutes) && minutes > 0).toBe(true);
        plannedMinutes.set(taskId, (plannedMinutes.get(taskId) ?? 0) + minutes);
      }
      const estimates = roadmap.phases
        .flatMap((phase) => phase.tasks)
        .map((task) => [task.id, task.minutes] as const);
      expect([...plannedMinutes].sort()).toEqual([...estimates].sort());
    });
  });

  it('has at most one session of a task on a day', () => {
    checkAnySchedule((_, __, { sessions }) => {
      expect(new Set(sessions.map(({ taskId, day }) => `${taskId} ${day}`)).size).toBe(sessions.length);
    });
  });

  it('plans nothing on a day off, or outside the phase and those it shares days with', () => {
    checkAnySchedule((roadmap, calendar, schedule) => {
      for (const { studyDays, sessions, habits } of surveyShares(roadmap, calendar, schedule)) {
        const allowedDays = new Set(studyDays.map((each) => each.day));
        const planned = schedule.habits.filter(({ habitId }) => habits.some(({ id }) => id === habitId));
        for (const each of [...sessions, ...planned]) expect(allowedDays).toContain(each.day);
      }
    });
  });

  it('lets phases share days only where whole days would not do', () => {
    checkAnySchedule((roadmap, calendar, { load }) => {
      for (const { phases, taskMinutes, freeMinutes } of surveyShares(
        roadmap,
        calendar,
        schedulePlan(roadmap, calendar),
      )) {
        if (phases.length === 1) continue;
        expect(load.load).toBeLessThanOrEqual(1);
        expect(taskMinutes).toBeLessThanOrEqual(freeMinutes);
        expect(
          phases.some(
            ({ phase, studyDays }) =>
              sum(phase.tasks.map(({ minutes }) => minutes)) > sum(studyDays.map((each) => each.freeMinutes)),
          ),
        ).toBe(true);
      }
    });
  });

  it('keeps the order of the roadmap', () => {
    checkAnySchedule((roadmap, _, { sessions }) => {
      const order = new Map(
        roadmap.phases.flatMap((phase) => phase.tasks).map((task, index) => [task.id, index]),
      );
      for (const [index, session] of sessions.entries()) {
        const next = sessions[index + 1];
        if (next === undefined) continue;
        expect(session.day <= next.day).toBe(true);
        expect(order.get(session.taskId)).toBeLessThanOrEqual(order.get(next.taskId) ?? -1);
      }
    });
  });

  it('keeps each day within its minutes while the load of the plan is at most 1', () => {
    checkAnySchedule((roadmap, calendar, schedule) => {
      for (const survey of surveyShares(roadmap, calendar, schedule)) {
        if (schedule.load.load > 1 && survey.taskMinutes > survey.freeMinutes) continue;
        for (const each of survey.studyDays) {
          expect(minutesOn(each.day, survey.sessions)).toBeLessThanOrEqual(each.freeMinutes);
          const habitMinutes = sum(
            schedule.habits.filter((habit) => habit.day === each.day).map((habit) => habit.minutes),
          );
          expect(minutesOn(each.day, survey.sessions) + habitMinutes).toBeLessThanOrEqual(each.minutes);
        }
      }
    });
  });

  it('overfills all days of a phase alike when its load is above 1', () => {
    checkAnySchedule((roadmap, calendar, schedule) => {
      for (const survey of surveyShares(roadmap, calendar, schedule)) {
        if (survey.freeMinutes === 0 || survey.taskMinutes <= survey.freeMinutes) continue;
        for (const { minutes, share } of compareWithEven(survey)) expect(minutes).toBeLessThan(share + 1.001);
      }
    });
  });

  it('is never further from an even spread than the tolerance, over the minutes up to the end of any day', () => {
    checkAnySchedule((roadmap, calendar, schedule) => {
      for (const survey of surveyShares(roadmap, calendar, schedule)) {
        for (const { distance } of compareWithEven(survey)) {
          expect(distance).toBeLessThanOrEqual(EVENNESS_TOLERANCE_MINUTES + 0.001);
        }
      }
    });
  });

  it('leaves no day empty whose even share is worth sitting down for', () => {
    checkAnySchedule((roadmap, calendar, schedule) => {
      for (const survey of surveyShares(roadmap, calendar, schedule)) {
        for (const { minutes, share } of compareWithEven(survey)) {
          if (share >= SHORTEST_PART_MINUTES) expect(minutes).toBeGreaterThan(0);
        }
      }
    });
  });

  it('comes out the same from the same roadmap and calendar', () => {
    checkAnySchedule((roadmap, calendar, schedule) => {
      expect(schedulePlan(structuredClone(roadmap), structuredClone(calendar))).toEqual(schedule);
    });
  });

  it('that fits still fits when a weekday gets more minutes, where habits ask the same of each phase', () => {
    fc.assert(
      fc.property(
        anyRoadmapAndCalendar,
        fc.nat({ max: 6 }),
        fc.integer({ min: 1, max: 200 }),
        ({ roadmap: drawn, calendar }, weekday, extraMinutes) => {
          const habits = drawn.phases[0]?.habits ?? [];
          const roadmap = { ...drawn, phases: drawn.phases.map((phase) => ({ ...phase, habits })) };
          fc.pre((scheduleOrNothing(roadmap, calendar)?.load.load ?? 2) <= 1);
          const [a, b, c, d, e, f, g] = calendar.weekdayMinutes.map((minutes, index) =>
            index === weekday ? minutes + extraMinutes : minutes,
          );
          const weekdayMinutes = [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0, g ?? 0] as const;

          expect(measureLoad(roadmap, { ...calendar, weekdayMinutes }).load).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is refused exactly when there is no study day', () => {
    fc.assert(
      fc.property(anyRoadmapAndCalendar, ({ roadmap, calendar }) => {
        const studyDayCount = calendarDays(calendar).filter(({ minutes }) => minutes > 0).length;

        if (studyDayCount > 0) expect(() => schedulePlan(roadmap, calendar)).not.toThrow();
        else expect(() => schedulePlan(roadmap, calendar)).toThrow(NoStudyDayError);
      }),
    );
  });

  it('measures the load of what it plans', () => {
    checkAnySchedule((roadmap, calendar, schedule) => {
      expect(schedule.load).toEqual(measureLoad(roadmap, calendar));
      expect(schedule.load.taskMinutes).toBe(sum(schedule.sessions.map((session) => session.minutes)));
      expect(schedule.load.habitMinutes).toBe(sum(schedule.habits.map((habit) => habit.minutes)));
      expect(schedule.load.calendarMinutes).toBe(sum(calendarDays(calendar).map(({ minutes }) => minutes)));
      for (const survey of surveyShares(roadmap, calendar, schedule)) {
        const loads = schedule.load.phases.filter(({ phaseId }) =>
          survey.phases.some(({ phase }) => phase.id === phaseId),
        );
        expect(sum(loads.map(({ taskMinutes }) => taskMinutes))).toBe(survey.taskMinutes);
        expect(sum(loads.map(({ freeMinutes }) => freeMinutes))).toBe(survey.freeMinutes);
        for (const { load, taskMinutes, freeMinutes } of loads) expect(load).toBe(taskMinutes / freeMinutes);
      }
    });
  });
});

describe('the sample of fifteen weeks', () => {
  it('is close to even: at most 30 minutes off on the worst day, under 10 on average', () => {
    const [roadmap, calendar] = [sampleRoadmap(), sampleCalendar()];
    const surveys = surveyShares(roadmap, calendar, schedulePlan(roadmap, calendar));
    const distances = surveys.flatMap(compareWithEven).map(({ distance }) => distance);

    expect(distances.length).toBeGreaterThan(85);
    expect(Math.max(...distances)).toBeLessThanOrEqual(EVENNESS_TOLERANCE_MINUTES);
    expect(sum(distances) / distances.length).toBeLessThan(10);
  });

  it('gives every study day work, and a daily habit beside it', () => {
    const [roadmap, calendar] = [sampleRoadmap(), sampleCalendar()];
    const { sessions, habits } = schedulePlan(roadmap, calendar);
    const studyDays = calendarDays(calendar).filter(({ minutes }) => minutes > 0);

    expect([...new Set(sessions.map((session) => session.day))]).toEqual(studyDays.map((each) => each.day));
    expect(habits.map((habit) => habit.day)).toEqual(studyDays.map((each) => each.day));
  });

  it('has parts in steps of five minutes, none under twenty', () => {
    for (const { minutes } of schedulePlan(sampleRoadmap(), sampleCalendar()).sessions) {
      expect(minutes % 5).toBe(0);
      expect(minutes).toBeGreaterThanOrEqual(SHORTEST_PART_MINUTES);
    }
  });

  it('changes nothing before the phase in which a day off is added, and nothing after it', () => {
    const [roadmap, calendar] = [sampleRoadmap(), sampleCalendar()];
    const dayOff = { day: day('2026-04-15'), minutes: 0, reason: 'A wedding' };

    const before = schedulePlan(roadmap, calendar).sessions;
    const after = schedulePlan(roadmap, {
      ...calendar,
      exceptions: [...calendar.exceptions, dayOff],
    }).sessions;

    // Phase 4: days 42 to 55 of the plan.
    const isElsewhere = ({ day }: PlannedSession) => day < '2026-04-13' || day > '2026-04-26';
    expect(after.filter(isElsewhere)).toEqual(before.filter(isElsewhere));
    expect(minutesOn(dayOff.day, before)).toBeGreaterThan(0);
    expect(minutesOn(dayOff.day, after)).toBe(0);
  });
});

describe('two phases for which no whole days would do', () => {
  it('share a day: plans/README.md#worked-example-days-that-are-lent', () => {
    const tasksOf = (...minutes: number[]) => minutes.map((each) => givenRoadmapTask({ minutes: each }));
    const first = givenRoadmapPhase({ weeks: [1, 1], tasks: tasksOf(120, 120, 90) });
    const second = givenRoadmapPhase({ weeks: [2, 2], tasks: tasksOf(90, 180) });
    const roadmap = givenRoadmap([first, second]);
    const calendar = givenCalendar({
      finishOn: day('2026-03-15'),
      weekdayMinutes: [60, 60, 60, 60, 60, 0, 0],
    });

    const { sessions, load } = schedulePlan(roadmap, calendar);
    const ofFirst = sessions.filter(({ taskId }) => first.tasks.some(({ id }) => id === taskId));
    expect(load.phases.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2026-03-02', '2026-03-08'],
      ['2026-03-09', '2026-03-15'],
    ]);
    expect(ofFirst.filter((each) => each.day > '2026-03-08')).toEqual([
      { taskId: first.tasks[2]?.id, day: '2026-03-09', minutes: 30 },
    ]);
    for (const { day: on, minutes } of calendarDays(calendar)) expect(minutesOn(on, sessions)).toBe(minutes);
  });
});

describe('a week', () => {
  it('is the worked example of the README', () => {
    const roadmap = givenRoadmap([
      givenRoadmapPhase({
        habits: [givenRoadmapHabit({ id: 'warm-up', minutes: 20 })],
        tasks: [
          givenRoadmapTask({ id: 'a', minutes: 50 }),
          givenRoadmapTask({ id: 'b', minutes: 40 }),
          givenRoadmapTask({ id: 'c', minutes: 90 }),
          givenRoadmapTask({ id: 'd', minutes: 60 }),
        ],
      }),
    ]);
    const calendar = givenCalendar({
      finishOn: day('2026-03-08'),
      weekdayMinutes: [80, 80, 80, 80, 0, 140, 0],
    });

    const { sessions, habits, load } = schedulePlan(roadmap, calendar);

    expect(sessions).toEqual([
      { taskId: 'a', day: '2026-03-02', minutes: 50 },
      { taskId: 'b', day: '2026-03-03', minutes: 40 },
      { taskId: 'c', day: '2026-03-04', minutes: 30 },
      { taskId: 'c', day: '2026-03-05', minutes: 60 },
      { taskId: 'd', day: '2026-03-07', minutes: 60 },
    ]);
    expect(habits).toHaveLength(5);
    expect(load).toMatchObject({
      taskMinutes: 240,
      habitMinutes: 100,
      calendarMinutes: 460,
      freeMinutes: 360,
    });
    expect(load.load).toBeCloseTo(2 / 3);
  });

  it('keeps tasks whole that fit in a day and end near an even cut', () => {
    // Even cuts at 60, 120, 180; the tasks end at 75, 115 and 195.
    expect(scheduleWeek([90, 90, 90, 90, 0, 0, 0], [75, 40, 80, 45])).toEqual([
      '02 task-1 75',
      '03 task-2 40',
      '04 task-3 80',
      '05 task-4 45',
    ]);
  });

  it('splits a task that fits rather than leave the even spread by more than the tolerance', () => {
    // The even cut is at 60, the nearest task ends at 25 and 95.
    expect(scheduleWeek([90, 90, 0, 0, 0, 0, 0], [25, 70, 25])).toEqual([
      '02 task-1 25',
      '02 task-2 35',
      '03 task-2 35',
      '03 task-3 25',
    ]);
  });

  it('splits a task that fits rather than put a day over its minutes', () => {
    // The end at 65 is five minutes from even and one day too full.
    expect(scheduleWeek([60, 60, 0, 0, 0, 0, 0], [65, 55])).toEqual([
      '02 task-1 60',
      '03 task-1 5',
      '03 task-2 55',
    ]);
  });

  it('leaves no part under twenty minutes where the tolerance allows it', () => {
    // The even cut at 80 would leave 15 minutes of a task that no day can hold.
    expect(scheduleWeek([90, 90, 0, 0, 0, 0, 0], [95, 65])).toEqual([
      '02 task-1 75',
      '03 task-1 20',
      '03 task-2 65',
    ]);
  });

  it('ends a long task with the day where the tolerance allows it, rather than split it once more', () => {
    // The second even cut is at 155, the first task ends at 175; neither task fits in a day.
    const sessions = scheduleWeek([90, 90, 90, 90, 0, 0, 0], [175, 135]);

    expect(sessions.map((session) => session.slice(0, 9))).toEqual([
      '02 task-1',
      '03 task-1',
      '04 task-2',
      '05 task-2',
    ]);
  });

  it('cuts a long task in steps of five minutes', () => {
    expect(scheduleWeek([60, 60, 60, 0, 0, 0, 0], [170])).toEqual([
      '02 task-1 55',
      '03 task-1 60',
      '04 task-1 55',
    ]);
  });

  it('has empty days when there is little to do, rather than crumbs', () => {
    // Eight minutes a day, if they were spread.
    expect(scheduleWeek([90, 90, 90, 90, 90, 0, 0], [40])).toHaveLength(1);
  });

  it('is overfilled in proportion when there is too much to do', () => {
    expect(scheduleWeek([60, 30, 0, 0, 0, 0, 0], [90, 90])).toEqual([
      '02 task-1 90',
      '02 task-2 30',
      '03 task-2 60',
    ]);
  });
});

describe('habits', () => {
  const threeDays = { finishOn: day('2026-03-04') };
  const [short, long] = [
    givenRoadmapHabit({ id: 'short', minutes: 10 }),
    givenRoadmapHabit({ id: 'long', minutes: 30 }),
  ];

  it('take what a short day has, and its tasks go to the other days', () => {
    const tasks = [givenRoadmapTask({ id: 'read', minutes: 60 })];
    const roadmap = givenRoadmap([givenRoadmapPhase({ habits: [short, long], tasks })]);
    const calendar = givenCalendar({ ...threeDays, weekdayMinutes: [100, 25, 10, 0, 0, 0, 0] });

    const { sessions, habits, load } = schedulePlan(roadmap, calendar);

    expect(sessions).toEqual([{ taskId: 'read', day: '2026-03-02', minutes: 60 }]);
    expect(habits).toEqual([
      { habitId: 'short', day: '2026-03-02', minutes: 10 },
      { habitId: 'long', day: '2026-03-02', minutes: 30 },
      { habitId: 'short', day: '2026-03-03', minutes: 10 },
      { habitId: 'long', day: '2026-03-03', minutes: 15 },
      { habitId: 'short', day: '2026-03-04', minutes: 10 },
    ]);
    expect(load).toMatchObject({ habitMinutes: 75, freeMinutes: 60, load: 1 });
  });

  it('that fill every day leave tasks on top of them, in proportion, and a load without end', () => {
    const tasks = [givenRoadmapTask({ id: 'read', minutes: 90 })];
    const roadmap = givenRoadmap([givenRoadmapPhase({ habits: [short, long], tasks })]);
    const calendar = givenCalendar({ ...threeDays, weekdayMinutes: [40, 0, 20, 0, 0, 0, 0] });

    const { sessions, load } = schedulePlan(roadmap, calendar);

    expect(sessions).toEqual([
      { taskId: 'read', day: '2026-03-02', minutes: 60 },
      { taskId: 'read', day: '2026-03-04', minutes: 30 },
    ]);
    expect(load.load).toBe(Number.POSITIVE_INFINITY);
  });

  it('are planned in a phase without tasks, whose load is zero', () => {
    const roadmap = givenRoadmap([givenRoadmapPhase({ habits: [short], tasks: [] })]);

    const { sessions, habits, load } = schedulePlan(roadmap, givenCalendar(threeDays));

    expect(sessions).toEqual([]);
    expect(habits).toHaveLength(3);
    expect(load.load).toBe(0);
  });
});

describe('a calendar with fewer study days than phases', () => {
  it('has all of the work on its days, in order, and within their minutes where the whole fits', () => {
    fc.assert(
      fc.property(anyRoadmapAndCalendar, fc.integer({ min: 1, max: 3 }), (input, dayCount) => {
        const calendar = {
          ...input.calendar,
          finishOn: addDays(input.calendar.startOn, dayCount - 1),
          exceptions: [],
        };
        const schedule = scheduleOrNothing(input.roadmap, calendar);
        fc.pre(schedule !== undefined && !hasDayForEach(input.roadmap, calendar));
        const { sessions, habits, load } = schedule;
        const tasks = input.roadmap.phases.flatMap((phase) => phase.tasks);
        for (const { id, minutes } of tasks) {
          expect(sum(sessions.filter(({ taskId }) => taskId === id).map((each) => each.minutes))).toBe(
            minutes,
          );
        }
        expect([...new Set(sessions.map(({ taskId }) => taskId))]).toEqual(tasks.map(({ id }) => id));
        expect(sessions.map((each) => each.day)).toEqual(sessions.map((each) => each.day).sort());
        for (const each of calendarDays(calendar)) {
          const habitMinutes = sum(habits.filter((habit) => habit.day === each.day).map((h) => h.minutes));
          expect(habitMinutes).toBeLessThanOrEqual(each.minutes);
          if (load.load <= 1) {
            expect(minutesOn(each.day, sessions) + habitMinutes).toBeLessThanOrEqual(each.minutes);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a calendar with too few study days', () => {
  const roadmap = givenRoadmap([
    givenRoadmapPhase({ title: 'Foundation', weeks: [1, 1] }),
    givenRoadmapPhase({ title: 'The talk', weeks: [2, 2] }),
  ]);

  it('is refused where every day is off', () => {
    const exceptions = [0, 1].map((offset) => ({ day: addDays(MONDAY, offset), minutes: 0, reason: '' }));

    expect(() => schedulePlan(roadmap, givenCalendar({ finishOn: addDays(MONDAY, 1), exceptions }))).toThrow(
      NoStudyDayError,
    );
  });

  it('is not one where a phase is all days off: it borrows a day', () => {
    const exceptions = [0, 1, 2, 3, 4, 5].map((offset) => ({
      day: addDays(day('2026-03-09'), offset),
      minutes: 0,
      reason: 'Holiday',
    }));

    expect(phaseWindows(roadmap, givenCalendar({ exceptions }))).toMatchObject([
      { startsOn: '2026-03-02', endsOn: '2026-03-06', borrowedDays: -2 },
      { startsOn: '2026-03-07', endsOn: '2026-03-15', borrowedDays: 2 },
    ]);
  });
});
