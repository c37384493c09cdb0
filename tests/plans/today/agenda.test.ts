import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, eachDay } from '../../../plans/day.ts';
import type { Completion } from '../../../plans/plan/plan.ts';
import { isSpare, neededParts, taskParts } from '../../../plans/task/parts.ts';
import { agendaOf, nextAgendaDay } from '../../../plans/today/agenda.ts';
import {
  anyDay,
  anyPlan,
  anyTask,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenHabit,
  givenPlan,
  givenSession,
  givenSessions,
  givenSteps,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';

const TUESDAY = day('2026-03-03');

const threeDays = givenTask({
  sessions: givenSessions(['2026-03-02', 60], ['2026-03-03', 60], ['2026-03-04', 120]),
  steps: givenSteps('2026-03-02', '2026-03-02', null, null, null, null, null, null),
});

describe('the parts of a task', () => {
  it('share out the steps in proportion to minutes', () => {
    const parts = taskParts(threeDays);

    expect(
      parts.map(({ part, partCount, steps }) => [part, partCount, steps.map((step) => step.position)]),
    ).toEqual([
      [1, 3, [1, 2]],
      [2, 3, [3, 4]],
      [3, 3, [5, 6, 7, 8]],
    ]);
    expect(parts.map((part) => part.isDone)).toEqual([true, false, false]);
  });

  it('have the minutes left of their own open steps', () => {
    const steps = givenSteps('2026-03-02', '2026-03-02', '2026-03-03', null, null, null, null, null);

    expect(taskParts({ ...threeDays, steps }).map((part) => part.remainingMinutes)).toEqual([0, 30, 120]);
  });

  it('cover each step exactly once, in order', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const covered = taskParts(task).flatMap((part) => part.steps);

        expect(covered).toEqual(task.sessions.length === 0 ? [] : task.steps);
      }),
    );
  });

  it('without steps of their own are done with the whole task only', () => {
    const plain = { ...threeDays, steps: [] };

    expect(taskParts(plain).some((part) => part.isDone)).toBe(false);
    expect(taskParts({ ...plain, completion: doneOn('2026-03-02') }).every((part) => part.isDone)).toBe(true);
  });
});

describe('the agenda of a day', () => {
  it('holds the sessions and habits of that day, and what they still ask', () => {
    const neighbour = givenTask({ id: 2, sessions: givenSessions(['2026-03-04', 30]) });
    const habits = [
      givenHabit(),
      givenHabit({ id: 2, completedDays: [TUESDAY] }),
      givenHabit({ id: 3, phaseId: 2 }),
    ];
    const agenda = agendaOf(givenPlan({ tasks: [threeDays, neighbour], habits }), TUESDAY, START_ON);

    expect(agenda).toMatchObject({ dayNumber: 2, dayCount: 14, week: 1, weekCount: 2, studyMinutes: 120 });
    expect(agenda.items.map(({ task, part }) => [task.id, part])).toEqual([[1, 2]]);
    expect(agenda.habits.map(({ habit, isDone }) => [habit.id, isDone])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(agenda).toMatchObject({
      plannedMinutes: 100,
      remainingMinutes: 80,
      isDone: false,
      carriedOver: [],
      dayless: [],
    });
  });

  it('names what has no day at all, today only', () => {
    const without = givenTask({ id: 2, minutes: 45, sessions: [] });
    const longer = givenTask({ id: 3, minutes: 90, sessions: [givenSession(TUESDAY, 60)] });
    const finished = givenTask({ id: 4, minutes: 45, sessions: [], completion: doneOn('2026-03-02') });
    const plan = givenPlan({ tasks: [givenTask(), without, longer, finished] });

    const { dayless } = agendaOf(plan, START_ON, START_ON);
    expect(dayless.map(({ task, minutes }) => [task.id, minutes])).toEqual([
      [2, 45],
      [3, 30],
    ]);
    expect(agendaOf(plan, TUESDAY, START_ON).dayless).toEqual([]);
  });

  it('is done when everything on it is, and not when it asks nothing', () => {
    const task = givenTask({ completion: doneOn('2026-03-02') });
    const plan = givenPlan({ tasks: [task], habits: [givenHabit({ completedDays: [START_ON] })] });

    expect(agendaOf(plan, START_ON, START_ON)).toMatchObject({ isDone: true, remainingMinutes: 0 });
    expect(agendaOf(plan, day('2026-03-08'), START_ON)).toMatchObject({
      isDone: false,
      habits: [],
      studyMinutes: 0,
    });
  });

  it('carries over unfinished parts, today only, and shows the part of today as well', () => {
    const late = givenTask({ id: 2 });
    const finished = givenTask({ id: 3, completion: doneOn('2026-03-02') });
    const dropped = givenTask({ id: 4, droppedOn: START_ON });
    const plan = givenPlan({ tasks: [threeDays, late, finished, dropped] });
    const today = day('2026-03-04');

    const { carriedOver, items } = agendaOf(plan, today, today);
    expect(carriedOver.map(({ task, ...rest }) => [task.id, rest])).toEqual([
      [1, { remainingMinutes: 60, plannedOn: TUESDAY }],
      [2, { remainingMinutes: 60, plannedOn: START_ON }],
    ]);
    expect(items.map(({ task, part }) => [task.id, part])).toEqual([[1, 3]]);
    expect(agendaOf(plan, today, addDays(today, 1)).carriedOver).toEqual([]);
  });

  it('never shows a dropped task', () => {
    const plan = givenPlan({ tasks: [givenTask({ droppedOn: FINISH_ON })] });

    expect(agendaOf(plan, START_ON, START_ON).items).toEqual([]);
    expect(nextAgendaDay(plan, addDays(START_ON, -1))).toBeNull();
  });

  it('tells why a day is off, and asks no habit on it', () => {
    const exceptions = [
      { day: TUESDAY, minutes: 0, reason: 'Travel' },
      { day: day('2026-03-04'), minutes: 30, reason: 'Dentist' },
    ];
    const plan = givenPlan({ calendar: givenCalendar({ exceptions }), habits: [givenHabit()] });

    expect(agendaOf(plan, TUESDAY, START_ON)).toMatchObject({ dayOffReason: 'Travel', habits: [] });
    expect(agendaOf(plan, day('2026-03-04'), START_ON)).toMatchObject({
      dayOffReason: null,
      studyMinutes: 30,
      habits: [{ isDone: false }],
    });
  });

  it('has no number, week or phase outside the plan', () => {
    const outside = { dayNumber: null, week: null, phase: null, studyMinutes: 0, isDone: false };

    expect(agendaOf(givenPlan(), addDays(START_ON, -1), START_ON)).toMatchObject(outside);
    expect(agendaOf(givenPlan(), addDays(FINISH_ON, 1), START_ON)).toMatchObject(outside);
  });

  it('agrees with the sessions: over all days its minutes add up to theirs', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, today) => {
        const withoutHabits = { ...plan, habits: [] };
        const agendas = eachDay(START_ON, FINISH_ON).map((on) => agendaOf(withoutHabits, on, today));
        const sessions = plan.tasks
          .filter((task) => task.droppedOn === null)
          .flatMap((task) => neededParts(task).map(({ session }) => session));

        expect(agendas.reduce((sum, agenda) => sum + agenda.plannedMinutes, 0)).toBe(
          sessions.reduce((sum, session) => sum + session.minutes, 0),
        );
        for (const agenda of agendas)
          expect(agenda.remainingMinutes).toBeLessThanOrEqual(agenda.plannedMinutes);
      }),
    );
  });

  it('is free of what was finished before, until that is opened again: the worked example in the README', () => {
    const task = givenTask({ sessions: givenSessions(['2026-03-02', 60], ['2026-03-03', 60]) });
    const onTuesday = (completion: Completion | null) =>
      agendaOf(givenPlan({ tasks: [{ ...task, completion }] }), TUESDAY, TUESDAY);

    expect(onTuesday(doneOn('2026-03-02'))).toMatchObject({ items: [], plannedMinutes: 0 });
    expect(onTuesday(doneOn('2026-03-03')).items.map(({ part, isDone }) => [part, isDone])).toEqual([
      [2, true],
    ]);
    expect(onTuesday(null)).toMatchObject({ plannedMinutes: 60 });
    const finished = givenPlan({ tasks: [{ ...task, completion: doneOn('2026-03-02') }] });
    expect(nextAgendaDay(finished, START_ON)).toBeNull();
  });

  it('asks for a session exactly while it is neither dropped nor spare, whatever else is done', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, today) => {
        for (const on of eachDay(START_ON, FINISH_ON)) {
          const asked = plan.tasks.filter(
            (task) =>
              task.droppedOn === null &&
              task.sessions.some((session) => session.day === on && !isSpare(task, session)),
          );
          const { items } = agendaOf(plan, on, today);
          expect(items.map(({ task }) => task.id).sort()).toEqual(asked.map(({ id }) => id).sort());
          for (const { task } of items)
            expect(task.completion === null || task.completion.on >= on).toBe(true);
          expect(nextAgendaDay(plan, addDays(on, -1)) === on).toBe(items.length > 0);
        }
      }),
    );
  });

  it('finds the next day with a session', () => {
    const plan = givenPlan({
      tasks: [threeDays, givenTask({ id: 2, sessions: givenSessions(['2026-03-09', 30]) })],
    });

    expect(nextAgendaDay(plan, START_ON)).toBe('2026-03-03');
    expect(nextAgendaDay(plan, day('2026-03-04'))).toBe('2026-03-09');
    expect(nextAgendaDay(plan, day('2026-03-09'))).toBeNull();
  });
});
