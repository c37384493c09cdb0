import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day, eachDay } from '../../../plans/day.ts';
import type { Evidence, Plan } from '../../../plans/plan/plan.ts';
import { arrivalOn, lookBackOnPlan } from '../../../plans/today/looking-back.ts';
import {
  anyPlan,
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenHabit,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';

const SATURDAY = day('2026-03-14');

/** Two tasks of the two weeks from Monday 2 March, the second due on the last Saturday. */
function givenTwoTasks(secondDoneOn: string | null, firstDoneOn: string | null = '2026-03-02'): Plan {
  return givenPlan({
    tasks: [
      givenTask({ id: 1, completion: firstDoneOn === null ? null : doneOn(firstDoneOn) }),
      givenTask({
        id: 2,
        phaseId: 2,
        sessions: givenSessions(['2026-03-14', 60]),
        completion: secondDoneOn === null ? null : doneOn(secondDoneOn),
      }),
    ],
  });
}

function lookBack(plan: Plan, today: Day) {
  const arrival = arrivalOn(plan, today);
  return arrival && lookBackOnPlan(plan, today, arrival);
}

function givenEvidence(overrides: Partial<Evidence>): Evidence {
  return {
    id: 1,
    kind: 'note',
    text: 'Words',
    location: '',
    value: null,
    pieceKey: '',
    attachmentKey: '',
    leftOn: START_ON,
    ...overrides,
  };
}

describe('the example of plans/README.md: a plan', () => {
  it('is a day like others while its last task is open', () => {
    expect(arrivalOn(givenTwoTasks(null), SATURDAY)).toBeNull();
  });

  it('is looked back on when the last task is ticked off, and nobody is early before a rest day', () => {
    const done = givenTwoTasks('2026-03-14');
    expect(lookBack(done, SATURDAY)).toMatchObject({ arrival: 'early', isAllDone: true, daysEarly: 0 });
    expect(lookBack(done, FINISH_ON)).toMatchObject({ arrival: 'last-day', daysEarly: 0 });
  });

  it('that is finished on Thursday is done 3 days early', () => {
    const done = givenTwoTasks('2026-03-12');
    expect(lookBack(done, day('2026-03-12'))).toMatchObject({ arrival: 'early', daysEarly: 3 });
  });

  it('that is not finished is looked back on from the morning of its last day, a rest day', () => {
    expect(lookBack(givenTwoTasks(null), FINISH_ON)).toMatchObject({
      arrival: 'last-day',
      isAllDone: false,
      open: { taskCount: 1, minutes: 60 },
    });
  });

  it('stands with what was done first until the 22nd, and with what is next from the 23rd on', () => {
    const isFreshOn = (text: string) => lookBack(givenTwoTasks(null), day(text))?.isFresh;
    expect(['2026-03-15', '2026-03-16', '2026-03-22', '2026-03-23', '2026-08-12'].map(isFreshOn)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the arrival', () => {
  it('waits on the last day for what that day asks', () => {
    const calendar = givenCalendar({ finishOn: SATURDAY });
    const plan = { ...givenTwoTasks(null), calendar };
    expect(arrivalOn(plan, SATURDAY)).toBeNull();
    expect(arrivalOn({ ...givenTwoTasks('2026-03-14'), calendar }, SATURDAY)).toBe('last-day');
  });

  it('does not come before the first day, whatever was done already', () => {
    expect(arrivalOn(givenTwoTasks('2026-02-27', '2026-02-26'), day('2026-02-28'))).toBeNull();
  });

  it('does not come early to a plan without a task', () => {
    expect(arrivalOn(givenPlan(), day('2026-03-04'))).toBeNull();
    expect(lookBack(givenPlan(), day('2026-03-16'))).toMatchObject({
      arrival: 'after',
      isAllDone: false,
      isAnythingDone: false,
    });
  });

  it('is fresh again when the last task comes after the end', () => {
    const late = givenTwoTasks('2026-04-20');
    expect(lookBack(late, day('2026-04-21'))).toMatchObject({ isFresh: true, isAllDone: true, daysEarly: 0 });
    expect(lookBack(late, day('2026-04-30'))?.isFresh).toBe(false);
  });

  it('comes on every day after the finish, and stays', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 400 }), (plan, days) => {
        expect(arrivalOn(plan, addDays(FINISH_ON, days))).toBe('after');
      }),
    );
  });

  it('on a day of the plan means that it is the last one, or that no task is open', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...eachDay(START_ON, FINISH_ON)), (plan, today) => {
        const open = plan.tasks.filter((task) => task.droppedOn === null && task.completion === null);
        const arrival = arrivalOn(plan, today);
        if (arrival === 'early') expect(open).toEqual([]);
        if (arrival === 'last-day') expect(today).toBe(FINISH_ON);
        expect(arrival).not.toBe('after');
      }),
    );
  });
});

describe('looking back', () => {
  it('tells what was done, what is open, and what left the plan', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, completion: doneOn('2026-03-02') }),
        givenTask({ id: 2, steps: givenSteps('2026-03-04', null) }),
        givenTask({ id: 3, droppedOn: day('2026-03-05') }),
        givenTask({ id: 4, phaseId: 2, baseline: [], sessions: givenSessions(['2026-03-10', 30]) }),
      ],
      habits: [givenHabit({ completedDays: [day('2026-03-02'), day('2026-03-03')] })],
    });
    const back = lookBack(plan, day('2026-03-16'));
    expect(back).toMatchObject({
      totals: {
        finishedTaskCount: 1,
        taskCount: 3,
        finishedMinutes: 90,
        plannedMinutes: 120,
        habitsKept: 2,
        habitsAsked: 6,
      },
      workedDayCount: 2,
      open: { taskCount: 2, minutes: 60 },
      drift: { dropped: { taskCount: 1, minutes: 60 }, setAside: { taskCount: 0 }, replanCount: 0 },
      added: { taskCount: 1, minutes: 30 },
      isAnythingDone: true,
    });
    expect(back?.phases.map(({ finishedTaskCount, taskCount }) => [finishedTaskCount, taskCount])).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });

  it('shows one piece of each phase: the last, and what can be opened or counted before a note', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({
          id: 1,
          evidence: [
            givenEvidence({ id: 1, kind: 'link', location: 'https://example.org/1' }),
            givenEvidence({
              id: 2,
              kind: 'number',
              value: 0.9,
              pieceKey: '',
              attachmentKey: '',
              leftOn: day('2026-03-04'),
            }),
            givenEvidence({ id: 3, leftOn: day('2026-03-06') }),
          ],
        }),
        givenTask({ id: 2, phaseId: 2, evidence: [givenEvidence({ id: 4 }), givenEvidence({ id: 5 })] }),
      ],
    });
    expect(lookBack(plan, day('2026-03-16'))?.pieces.map(({ evidence }) => evidence.id)).toEqual([2, 5]);
  });

  it('counts no tick that is recorded for a later day', () => {
    const plan = givenPlan({ tasks: [givenTask({ completion: doneOn('2026-05-01') })] });
    expect(lookBack(plan, day('2026-03-16'))).toMatchObject({
      workedDayCount: 0,
      totals: { finishedTaskCount: 0 },
    });
  });

  it('adds up: what is finished and open is all there is, and each phase is part of it', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const today = addDays(FINISH_ON, 30);
        const back = lookBackOnPlan(plan, today, 'after');
        const { finishedTaskCount, taskCount, finishedMinutes, plannedMinutes } = back.totals;
        expect(finishedTaskCount + back.open.taskCount).toBe(taskCount);
        expect(finishedMinutes).toBeLessThanOrEqual(plannedMinutes);
        expect(
          back.phases.map((share) => share.finishedTaskCount).reduce((one, other) => one + other, 0),
        ).toBe(finishedTaskCount);
        expect(back.isAllDone).toBe(taskCount > 0 && back.open.taskCount === 0);
        expect(back.daysEarly).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
