import { describe, expect, it } from 'vitest';
import type { WeekdayMinutes } from '../../../plans/calendar/calendar.ts';
import { addDays, day } from '../../../plans/day.ts';
import type { Plan, Session, Task } from '../../../plans/plan/plan.ts';
import { displacedWork, type Replan, type ReplanRequest, replan } from '../../../plans/replan/replan.ts';
import {
  doneOn,
  givenCalendar,
  givenHabit,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';
import { applyReplan, givenRequest, taskOf } from './replans.ts';

const THURSDAY = day('2026-03-05');
/** Forty minutes on each workday of two weeks, one task a day. Monday's is done, Tuesday's and Wednesday's are not. */
function givenTwoWeeks(minutes = 60): Plan {
  const weekdayMinutes: WeekdayMinutes = [minutes, minutes, minutes, minutes, minutes, 0, 0];
  const days = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13'];
  const tasks = days.map((dayOfMonth, index) =>
    givenTask({
      id: index + 1,
      title: 'abcdefghij'.charAt(index),
      phaseId: index < 5 ? 1 : 2,
      weight: index === 4 || index === 9 ? 'stretch' : 'core',
      sessions: givenSessions([`2026-03-${dayOfMonth}`, 40]),
      completion: index === 0 ? doneOn('2026-03-02') : null,
    }),
  );
  return givenPlan({ calendar: givenCalendar({ weekdayMinutes }), tasks });
}

function replanned(plan: Plan, overrides: Partial<ReplanRequest> = {}): Replan {
  return replan(plan, givenRequest(plan, { today: THURSDAY, ...overrides }));
}

/** The sessions of each task after a replan, as `b: 05 10, 06 30`. */
function datesOf(plan: Plan, result: Replan): string[] {
  return applyReplan(plan, result, THURSDAY)
    .tasks.filter((task) => task.droppedOn === null)
    .map((task) => `${task.title}: ${task.sessions.map(sessionInWords).join(', ')}`);
}

function sessionInWords({ day: on, minutes, isPinned }: Session): string {
  return `${on.slice(8)} ${minutes}${isPinned ? ' pinned' : ''}`;
}

describe('the worked example', () => {
  it('has 80 minutes displaced on Thursday', () => {
    const plan = givenTwoWeeks();
    expect(
      displacedWork(plan, plan.calendar, THURSDAY).map(({ task, minutes }) => [task.title, minutes]),
    ).toEqual([
      ['b', 40],
      ['c', 40],
    ]);
  });

  it('is laid until the same finish on fuller days, overdue work first', () => {
    const plan = givenTwoWeeks();
    const result = replanned(plan);

    expect(datesOf(plan, result)).toEqual([
      'a: 02 40',
      'b: 05 20, 06 20',
      'c: 06 40',
      'd: 05 40',
      'e: 09 40',
      'f: 10 40',
      'g: 11 40',
      'h: 11 20, 12 20',
      'i: 12 40',
      'j: 13 40',
    ]);
    expect(result.shortfall).toBeNull();
    expect(result.phases).toEqual([
      { phaseId: 1, startsOn: '2026-03-02', endsOn: '2026-03-09' },
      { phaseId: 2, startsOn: '2026-03-10', endsOn: '2026-03-15' },
    ]);
  });

  it('is pushed by two study days in the same hours', () => {
    const plan = givenTwoWeeks();
    const result = replanned(plan, { way: 'same-hours' });

    expect(datesOf(plan, result)).toEqual([
      'a: 02 40',
      'b: 06 40',
      'c: 09 40',
      'd: 05 40',
      'e: 10 40',
      'f: 11 40',
      'g: 12 40',
      'h: 13 40',
      'i: 16 40',
      'j: 17 40',
    ]);
    expect(result.finishOn).toEqual({ before: '2026-03-15', after: '2026-03-17' });
    expect(result.phases).toEqual([
      { phaseId: 1, startsOn: '2026-03-02', endsOn: '2026-03-10' },
      { phaseId: 2, startsOn: '2026-03-11', endsOn: '2026-03-17' },
    ]);
  });

  it('lets the stretch tasks go for a week that is an hour lighter, and names what would save the rest', () => {
    const plan = givenTwoWeeks();
    const result = replanned(plan, { way: 'lighter' });

    expect(datesOf(plan, result)).toEqual([
      'a: 02 40',
      'b: 06 40',
      'c: 09 40',
      'd: 05 40',
      'f: 10 40',
      'g: 11 40',
      'h: 12 40',
      'i: 13 40',
    ]);
    expect(result.lostEvidence.map(({ task, kind }) => [task.title, kind])).toEqual([
      ['e', 'note'],
      ['j', 'note'],
    ]);
    expect(result.lightening).toMatchObject({ hoursLess: 1, wantedMinutes: 94, droppedMinutes: 80 });
    expect(result.lightening?.coreTasks.map(({ title }) => title)).toEqual(['i']);
    expect(result.finishOn.after).toBe('2026-03-15');
  });

  it('does not fit with 50 minutes a day, and says what would make it fit', () => {
    const plan = givenTwoWeeks(50);
    const { shortfall, isEmpty } = replanned(plan);
    expect(isEmpty).toBe(true);
    expect(shortfall).toMatchObject({
      missingMinutes: 80,
      neededMinutes: 360,
      availableMinutes: 280,
      coreNeededMinutes: 280,
      finishOn: '2026-03-15',
      extraMinutesPerStudyDay: 10,
      extraStudyDays: 2,
      laterFinish: '2026-03-17',
      coreTasksToDrop: [],
    });
    expect(shortfall?.stretchTasksToDrop.map(({ title }) => title)).toEqual(['j', 'e']);
  });

  it('names a finish that leaves today what is planned for it, where today becomes a study day by it', () => {
    const weekdayMinutes: WeekdayMinutes = [60, 60, 60, 60, 60, 0, 0];
    const tasks = [
      // Half an hour is left of it since its estimate went down; today holds the hour that it once was.
      givenTask({ id: 1, minutes: 30, sessions: givenSessions(['2026-03-16', 60]) }),
      givenTask({ id: 2, minutes: 30, sessions: givenSessions(['2026-03-13', 30]) }),
    ];
    const plan = givenPlan({ calendar: givenCalendar({ weekdayMinutes }), tasks });
    const today = addDays(plan.calendar.finishOn, 1);
    const { shortfall } = replanned(plan, { today });
    expect(shortfall).toMatchObject({ extraStudyDays: 2, laterFinish: '2026-03-17' });

    const calendar = { ...plan.calendar, finishOn: day('2026-03-17') };
    expect(replanned(plan, { today, calendar })).toMatchObject({ shortfall: null, usesLeeway: false });
  });

  it('goes five minutes over on four days where 55 are enough together', () => {
    const { days, shortfall, usesLeeway } = replanned(givenTwoWeeks(55));

    expect(shortfall).toBeNull();
    expect(usesLeeway).toBe(true);
    const over = days.filter(({ after, studyMinutes }) => after > studyMinutes);
    expect(over.map(({ day: on, after }) => [on, after])).toEqual([
      ['2026-03-06', 60],
      ['2026-03-09', 60],
      ['2026-03-11', 60],
      ['2026-03-12', 60],
    ]);
  });

  it('makes days over-full when that is accepted, but not today', () => {
    const plan = givenTwoWeeks(50);
    const { days, shortfall } = replanned(plan, { acceptOverfull: true });

    const studyDays = days.filter(({ studyMinutes }) => studyMinutes > 0);
    expect(studyDays.map(({ after }) => after)).toEqual([40, 60, 60, 40, 60, 60, 40]);
    expect(shortfall?.missingMinutes).toBe(80);
  });

  it('goes on today when today is to be filled by name', () => {
    const plan = givenTwoWeeks(60);
    const { days, shortfall } = replanned(plan, { fillToday: true });

    expect(shortfall).toBeNull();
    expect(days[0]).toEqual({ day: THURSDAY, studyMinutes: 60, before: 40, after: 80 });
  });
});

describe('what is displaced', () => {
  it('is only what is not done of an earlier day, and what is done stays there', () => {
    const task = givenTask({
      sessions: givenSessions(['2026-03-02', 60], ['2026-03-03', 60]),
      steps: givenSteps('2026-03-02', '2026-03-02', null),
    });
    const plan = givenPlan({
      tasks: [task, givenTask({ id: 2, sessions: givenSessions(['2026-03-06', 60]) })],
    });

    expect(displacedWork(plan, plan.calendar, THURSDAY)).toEqual([{ task, minutes: 40 }]);
    expect(replanned(plan).sessions.get(1)?.slice(0, 2).map(sessionInWords)).toEqual(['02 60', '03 20']);
  });

  it('is not work that was done ahead of its day', () => {
    const task = givenTask({
      sessions: givenSessions(['2026-03-06', 60], ['2026-03-07', 60]),
      steps: givenSteps('2026-03-04', null),
    });
    const plan = givenPlan({ tasks: [task] });

    expect(displacedWork(plan, plan.calendar, THURSDAY)).toEqual([]);
    expect(replanned(plan).isEmpty).toBe(true);
  });

  it('is work on a day off, today included when the calendar takes it off', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, sessions: givenSessions(['2026-03-05', 60]) }),
        givenTask({ id: 2, sessions: givenSessions(['2026-03-06', 60]) }),
        givenTask({ id: 3, sessions: givenSessions(['2026-03-07', 60]) }),
      ],
    });
    const ill = ['2026-03-05', '2026-03-06'].map((off) => ({ day: day(off), minutes: 0, reason: 'Ill' }));
    const calendar = givenCalendar({ exceptions: ill });

    expect(displacedWork(plan, calendar, THURSDAY).map(({ task }) => task.id)).toEqual([1, 2]);
    expect(datesOf(plan, replanned(plan, { calendar }))).toEqual([
      'Task 1: 07 60',
      'Task 2: 07 60',
      'Task 3: 07 60',
    ]);
  });

  it('is only the excess of the last work of a day that was lowered', () => {
    const friday = (id: number) => givenTask({ id, sessions: givenSessions(['2026-03-06', 50]) });
    const plan = givenPlan({ tasks: [friday(1), friday(2)] });
    const calendar = givenCalendar({ exceptions: [{ day: day('2026-03-06'), minutes: 80, reason: '' }] });

    const displaced = displacedWork(plan, calendar, THURSDAY);

    expect(displaced.map(({ task, minutes }) => [task.id, minutes])).toEqual([[2, 20]]);
  });

  it('is work that has no day, and what a raised estimate adds', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, sessions: [], minutes: 45 }),
        givenTask({ id: 2, sessions: givenSessions(['2026-03-06', 60]), minutes: 90 }),
      ],
    });

    const displaced = displacedWork(plan, plan.calendar, THURSDAY);

    expect(displaced.map(({ task, minutes }) => [task.id, minutes])).toEqual([
      [1, 45],
      [2, 30],
    ]);
  });

  it('is nothing when an estimate was lowered: the last coming sessions become shorter', () => {
    const sessions = givenSessions(['2026-03-06', 60], ['2026-03-07', 60]);
    const plan = givenPlan({ tasks: [givenTask({ sessions, minutes: 70 })] });

    const result = replanned(plan);

    expect(displacedWork(plan, plan.calendar, THURSDAY)).toEqual([]);
    expect(datesOf(plan, result)).toEqual(['Task 1: 06 60, 07 10']);
    expect(result.moves).toEqual([]);
  });
});

describe('what stays', () => {
  const missed = givenTask({ id: 1, sessions: givenSessions(['2026-03-03', 60]) });

  it('is a pinned day, which is told about when it is a day off', () => {
    const onSunday = { day: day('2026-03-08'), minutes: 30, isPinned: true, position: 0 };
    const plan = givenPlan({ tasks: [missed, givenTask({ id: 2, sessions: [onSunday] })] });

    const result = replanned(plan);

    expect(result.sessions.has(2)).toBe(false);
    expect(result.stayingOnDaysOff.map(({ task, day: on }) => [task.id, on])).toEqual([[2, '2026-03-08']]);
  });

  it('is an excluded task, with what it has left of earlier days', () => {
    const plan = givenPlan({
      tasks: [missed, givenTask({ id: 2, sessions: givenSessions(['2026-03-03', 60]) })],
    });

    const { sessions } = replanned(plan, { excludedTaskIds: new Set([1]) });

    expect([...sessions.keys()]).toEqual([2]);
  });

  it('is a later phase, and the place of a session in its day', () => {
    const sessions = [{ day: day('2026-03-06'), minutes: 30, isPinned: false, position: 3 }];
    const other = givenTask({ id: 3, phaseId: 2, sessions: givenSessions(['2026-03-10', 60]) });
    const plan = givenPlan({ tasks: [missed, givenTask({ id: 2, sessions }), other] });

    const result = replanned(plan);

    expect(result.sessions.has(3)).toBe(false);
    const kept = taskOf(applyReplan(plan, result, THURSDAY), 2).sessions;
    expect(kept.find((session) => session.day === '2026-03-06')?.position ?? 3).toBe(3);
  });

  it('is what today holds; what was done today leaves less room on it', () => {
    const doneToday = givenTask({
      id: 2,
      sessions: givenSessions(['2026-03-12', 100]),
      completion: doneOn('2026-03-05'),
    });
    const phases = givenPlan()
      .phases.slice(0, 1)
      .map((phase) => ({ ...phase, endsOn: day('2026-03-06') }));
    const plan = givenPlan({
      calendar: givenCalendar({ finishOn: day('2026-03-06') }),
      phases,
      habits: [givenHabit({ minutes: 10 })],
      tasks: [givenTask({ id: 1, sessions: givenSessions(['2026-03-03', 110]) }), doneToday],
    });

    const result = replanned(plan);

    expect(datesOf(plan, result)[0]).toBe('Task 1: 06 110');
  });
});

describe('an earlier finish', () => {
  const plan = givenTwoWeeks();
  const { startOn } = plan.calendar;

  it.each(['same-finish', 'lighter'] as const)('leaves no phase after it: %s', (way) => {
    const finishOn = day('2026-03-10');

    const { phases } = replanned(plan, {
      way,
      calendar: { ...plan.calendar, finishOn },
      acceptOverfull: true,
    });

    expect(phases[0]?.startsOn).toBe(startOn);
    expect(phases[1]?.endsOn).toBe(finishOn);
    expect(phases[1]?.startsOn).toBe(addDays(phases[0]?.endsOn ?? startOn, 1));
  });

  it('leaves the phases as they are when the finish stays', () => {
    const { phases } = replanned(plan, { today: START_ON });

    expect(phases).toEqual(
      plan.phases.map(({ id, startsOn, endsOn }) => ({ phaseId: id, startsOn, endsOn })),
    );
  });
});

describe('a lighter plan that is still too much', () => {
  const linkLeft = {
    id: 1,
    kind: 'link',
    text: '',
    location: 'https://example.org',
    value: null,
    pieceKey: '',
    attachmentKey: '',
    leftOn: THURSDAY,
  } as const;
  const tasks: Task[] = [
    givenTask({ id: 1, sessions: givenSessions(['2026-03-03', 60]) }),
    givenTask({ id: 2, sessions: givenSessions(['2026-03-03', 60]) }),
    givenTask({ id: 3, sessions: givenSessions(['2026-03-03', 60]), evidence: [linkLeft] }),
    givenTask({ id: 4, sessions: givenSessions(['2026-03-03', 60]), weight: 'stretch' }),
  ];
  const plan = givenPlan({ tasks, calendar: givenCalendar({ finishOn: THURSDAY }) });

  it('drops every stretch task, and names the core tasks that would have to go: least evidence, then latest first', () => {
    const { droppedTaskIds, shortfall } = replanned(plan, { way: 'lighter' });

    expect(droppedTaskIds).toEqual([4]);
    expect(shortfall?.coreTasksToDrop.map(({ id }) => id)).toEqual([2]);
  });

  it('drops them when they are named', () => {
    const { droppedTaskIds, shortfall } = replanned(plan, { way: 'lighter', droppedTaskIds: new Set([2]) });

    expect(droppedTaskIds).toEqual([2, 4]);
    expect(shortfall).toBeNull();
  });

  it('does not drop a stretch task that is pinned', () => {
    const pinned = [{ day: THURSDAY, minutes: 60, isPinned: true, position: 0 }];
    const withPin = {
      ...plan,
      tasks: tasks.map((task) => (task.id === 4 ? { ...task, sessions: pinned } : task)),
    };

    expect(replanned(withPin, { way: 'lighter' }).droppedTaskIds).toEqual([]);
  });
});

describe('at the edges', () => {
  const task = givenTask({ sessions: givenSessions(['2026-03-03', 60]) });

  it.each(['same-finish', 'same-hours', 'lighter'] as const)(
    '%s leaves a calendar of days off only as it is',
    (way) => {
      const calendar = givenCalendar({ weekdayMinutes: [0, 0, 0, 0, 0, 0, 0] });
      const { isEmpty, shortfall, minutesPerStudyDay } = replanned(givenPlan({ tasks: [task], calendar }), {
        way,
        acceptOverfull: true,
      });

      expect(isEmpty).toBe(true);
      expect(shortfall).toMatchObject({
        missingMinutes: 60,
        availableMinutes: 0,
        extraMinutesPerStudyDay: null,
        extraStudyDays: null,
        laterFinish: null,
      });
      expect(minutesPerStudyDay).toEqual({ before: 0, after: 0 });
    },
  );

  it('moves the finish to today and beyond when it is past', () => {
    const plan = givenPlan({ tasks: [task] });
    const today = day('2026-03-20');

    const sameFinish = replanned(plan, { today });
    const sameHours = replanned(plan, { today, way: 'same-hours' });

    expect(sameFinish.shortfall).toMatchObject({
      availableMinutes: 0,
      extraStudyDays: 1,
      laterFinish: today,
    });
    expect(sameHours.calendar.finishOn).toBe(today);
    expect(sameHours.sessions.get(1)?.map(sessionInWords)).toEqual(['20 60']);
  });

  it('plans nothing before the start', () => {
    const plan = givenPlan({ tasks: [givenTask({ sessions: [], minutes: 60 })] });

    const { sessions } = replanned(plan, { today: day('2026-02-20') });

    expect(sessions.get(1)?.every(({ day: on }) => on >= plan.calendar.startOn)).toBe(true);
  });

  it('changes nothing when everything is done', () => {
    const plan = givenPlan({ tasks: [{ ...task, completion: doneOn('2026-03-03') }] });

    expect(replanned(plan)).toMatchObject({
      isEmpty: true,
      shortfall: null,
      fullestDay: { before: null, after: null },
    });
  });

  it('squeezes nothing when the finish comes sooner and the same hours are kept: the finish moves back', () => {
    const plan = givenTwoWeeks();
    const calendar = { ...plan.calendar, finishOn: day('2026-03-10') };

    const { finishOn, shortfall } = replanned(plan, { way: 'same-hours', calendar });

    expect(shortfall).toBeNull();
    expect(finishOn.after).toBe('2026-03-17');
  });

  it('does not push further because it was pushed before', () => {
    const plan = givenTwoWeeks();
    const pushed = applyReplan(plan, replanned(plan, { way: 'same-hours' }), THURSDAY);

    const nextMonday = day('2026-03-09');
    const again = replan(pushed, givenRequest(pushed, { way: 'same-hours', today: nextMonday }));

    expect(again.finishOn).toEqual({ before: '2026-03-17', after: '2026-03-19' });
  });
});
