import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyMinutesOn } from '../../../../plans/calendar/study-days.ts';
import { addDays, day } from '../../../../plans/day.ts';
import type { Plan, Session } from '../../../../plans/plan/plan.ts';
import { findRoom, refitTask, unplacedMinutes } from '../../../../plans/replan/moving/find-room.ts';
import {
  doneOn,
  givenHabit,
  givenPhase,
  givenPlan,
  givenTask,
  START_ON,
} from '../../../support/made/plans.ts';

const TODAY = START_ON;

/** Sessions on days of the plan, counted from its first. */
function onDays(...sessions: [offset: number, minutes: number][]): Session[] {
  return sessions.map(([offset, minutes]) => ({
    day: addDays(START_ON, offset),
    minutes,
    isPinned: false,
    position: 0,
  }));
}

/** Two weeks of 120 minutes a day, 180 on Saturdays, Sundays off; 20 of them for a habit in the first week. */
function givenWork(...sessions: [offset: number, minutes: number][]): Plan {
  const tasks = sessions.map(([offset, minutes], index) =>
    givenTask({ id: index + 1, sessions: onDays([offset, minutes]) }),
  );
  return givenPlan({ tasks, habits: [givenHabit()] });
}

function shown(days: readonly { day: string; minutes: number }[] | null) {
  return days?.map(({ day: on, minutes }) => [on.slice(-2), minutes]) ?? null;
}

describe('finding room for work', () => {
  it('takes fewer parts before earlier ones', () => {
    const plan = givenWork([0, 75], [1, 75], [2, 75], [3, 40], [4, 40], [5, 135]);
    // Monday to Wednesday have 25 minutes each, Thursday and Friday 60, Saturday 25.
    expect(shown(findRoom(plan, { phaseId: 1, minutes: 100 }, TODAY))).toEqual([
      ['05', 60],
      ['06', 40],
    ]);
  });

  it('goes before its phase where neither that nor the days after it have room', () => {
    const full: [number, number][] = [7, 8, 9, 10, 11].map((offset) => [offset, 120]);
    const plan = givenWork([12, 180], ...full);
    expect(shown(findRoom(plan, { phaseId: 2, minutes: 60 }, TODAY))).toEqual([['02', 60]]);
  });

  it.each([
    { name: 'the first day that holds all of it', work: [[0, 60]], minutes: 60, days: [['03', 60]] },
    { name: 'today, where it has the room', work: [], minutes: 100, days: [['02', 100]] },
    {
      name: 'a longer day before several',
      work: [[0, 20]],
      minutes: 160,
      days: [['07', 160]],
    },
    {
      name: 'the first days that together do',
      work: [
        [0, 80],
        [1, 95],
        [2, 70],
        [3, 100],
        [4, 100],
        [5, 160],
      ],
      minutes: 50,
      days: [
        ['02', 20],
        ['04', 30],
      ],
    },
    {
      name: 'parts of 20 minutes or more, the last one too',
      work: [
        [1, 60],
        [2, 100],
        [3, 100],
        [4, 100],
        [5, 160],
      ],
      minutes: 110,
      days: [
        ['02', 90],
        ['03', 20],
      ],
    },
  ])('takes $name', ({ work, minutes, days }) => {
    const plan = givenWork(...(work as [number, number][]));
    expect(shown(findRoom(plan, { phaseId: 1, minutes }, TODAY))).toEqual(days);
  });

  it('keeps to the phase, and goes on after it only where that is full', () => {
    const week: [number, number][] = [0, 1, 2, 3, 4].map((offset) => [offset, 100]);
    expect(shown(findRoom(givenWork(), { phaseId: 2, minutes: 60 }, TODAY))).toEqual([['09', 60]]);
    expect(shown(findRoom(givenWork(...week, [5, 160]), { phaseId: 1, minutes: 60 }, TODAY))).toEqual([
      ['09', 60],
    ]);
  });

  it('of a phase that is over takes any coming day', () => {
    expect(shown(findRoom(givenWork(), { phaseId: 1, minutes: 60 }, day('2026-03-11')))).toEqual([
      ['11', 60],
    ]);
  });

  it('finds none where there is none, without dividing anything by it', () => {
    expect(findRoom(givenWork(), { phaseId: 1, minutes: 3000 }, TODAY)).toBeNull();
    expect(findRoom(givenWork(), { phaseId: 1, minutes: 60 }, day('2026-06-01'))).toBeNull();
    const off = givenPlan();
    const calendar = { ...off.calendar, weekdayMinutes: [0, 0, 0, 0, 0, 0, 0] as const };
    expect(findRoom({ ...off, calendar }, { phaseId: 1, minutes: 60 }, TODAY)).toBeNull();
    expect(findRoom(off, { phaseId: 1, minutes: 0 }, TODAY)).toEqual([]);
  });

  it('never fills a day over its minutes, and loses and doubles none', () => {
    const work = fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 5, max: 120 })), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(work, fc.integer({ min: 1, max: 900 }), fc.nat(12), (sessions, minutes, passed) => {
        const plan = givenWork(...sessions);
        const today = addDays(START_ON, passed);
        const found = findRoom(plan, { phaseId: 1, minutes }, today);
        if (found === null) return;

        expect(found.reduce((sum, part) => sum + part.minutes, 0)).toBe(minutes);
        expect(found.every((part) => part.minutes >= 20 || found.length === 1)).toBe(true);
        for (const part of found) {
          const held = plan.tasks.flatMap((task) => task.sessions).filter((one) => one.day === part.day);
          const heldMinutes = held.reduce((sum, one) => sum + one.minutes, 0);
          expect(part.day >= today).toBe(true);
          expect(heldMinutes + part.minutes).toBeLessThanOrEqual(studyMinutesOn(plan.calendar, part.day));
        }
      }),
    );
  });
});

describe('a task with another estimate', () => {
  const task = givenTask({ id: 1, sessions: onDays([2, 60], [4, 60]) });
  const neighbour = givenTask({ id: 2, sessions: onDays([2, 40]) });
  const plan = givenPlan({ tasks: [task, neighbour], phases: [givenPhase()] });

  it('gets days for what came to it, and the others stay', () => {
    const after = { ...task, minutes: 150 };
    expect(shown(refitTask(plan, task, after, TODAY))).toEqual([
      ['02', 30],
      ['04', 60],
      ['06', 60],
    ]);
  });

  it('gives back its last minutes', () => {
    expect(shown(refitTask(plan, task, { ...task, minutes: 70 }, TODAY))).toEqual([
      ['04', 60],
      ['06', 10],
    ]);
    expect(shown(refitTask(plan, task, { ...task, minutes: 40 }, TODAY))).toEqual([['04', 40]]);
  });

  it('of which half is done keeps what is done', () => {
    const steps = [
      { position: 1, text: 'Read', completion: doneOn('2026-03-02') },
      { position: 2, text: 'Do', completion: null },
    ];
    const before = { ...task, steps };
    const after = { ...before, minutes: 80 };
    const sessions = refitTask({ ...plan, tasks: [before, neighbour] }, before, after, TODAY);
    expect(sessions.reduce((sum, session) => sum + session.minutes, 0)).toBe(80);
    expect(unplacedMinutes({ ...after, sessions }, TODAY)).toBe(0);
  });

  it.each([
    { name: 'is carried over', before: task, today: day('2026-03-05') },
    { name: 'is done', before: { ...task, completion: doneOn('2026-03-02') }, today: TODAY },
    { name: 'was dropped', before: { ...task, droppedOn: TODAY }, today: TODAY },
  ])('keeps its days when it $name', ({ before, today }) => {
    const after = { ...before, minutes: 300 };
    expect(refitTask({ ...plan, tasks: [before] }, before, after, today)).toBe(before.sessions);
  });

  it('keeps its days when there is no room for more, and the rest is told', () => {
    const after = { ...task, minutes: 3000 };
    const sessions = refitTask(plan, task, after, TODAY);
    expect(sessions).toBe(task.sessions);
    expect(unplacedMinutes({ ...after, sessions }, TODAY)).toBe(2880);
  });
});
