import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { earnedByDay, earnedIncrements } from '../../../plans/progress/earned.ts';
import { sumMinutes } from '../../../plans/sum.ts';
import {
  baselineMinutes,
  earnedMinutes,
  remainingMinutes,
  shareDone,
  taskState,
} from '../../../plans/task/task-progress.ts';
import {
  anyDay,
  anyPlan,
  anyTask,
  doneOn,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';

describe('the state of a task', () => {
  const steps = givenSteps('2026-03-02', null);

  it.each([
    { name: 'open without a tick', task: givenTask({ steps: givenSteps(null, null) }), state: 'open' },
    { name: 'started with one step', task: givenTask({ steps }), state: 'started' },
    {
      name: 'done once checked off',
      task: givenTask({ steps, completion: doneOn('2026-03-03') }),
      state: 'done',
    },
    { name: 'dropped, even when started', task: givenTask({ steps, droppedOn: START_ON }), state: 'dropped' },
  ])('is $name', ({ task, state }) => {
    expect(taskState(task)).toBe(state);
  });
});

describe('what counts as finished', () => {
  // The worked example of plans/README.md#what-counts-as-finished.
  const summaries = givenTask({
    minutes: 360,
    sessions: givenSessions(['2026-03-02', 150], ['2026-03-03', 150]),
    steps: givenSteps('2026-03-02', '2026-03-04', null),
  });

  it('is the share of steps of the baseline, whatever the estimate says today', () => {
    expect(baselineMinutes(summaries)).toBe(300);
    expect(earnedMinutes(summaries, day('2026-03-02'))).toBe(100);
    expect(earnedMinutes(summaries, day('2026-03-04'))).toBe(200);
    expect(remainingMinutes(summaries)).toBe(120);
  });

  it('is everything once the task is checked off, with steps open or not', () => {
    const finished = { ...summaries, completion: doneOn('2026-03-05') };

    expect(earnedMinutes(finished, day('2026-03-04'))).toBe(200);
    expect(earnedMinutes(finished, day('2026-03-05'))).toBe(300);
    expect(remainingMinutes(finished)).toBe(0);
    expect(shareDone(finished, null)).toBe(1);
  });

  it('is nothing before it was done, and nothing for a dropped task', () => {
    expect(earnedMinutes(summaries, day('2026-03-01'))).toBe(0);
    expect(earnedMinutes({ ...summaries, droppedOn: START_ON }, day('2026-03-09'))).toBe(0);
    expect(remainingMinutes({ ...summaries, droppedOn: START_ON })).toBe(0);
  });

  it('falls on the day of completion for what the steps had not earned yet', () => {
    const finished = { ...summaries, completion: doneOn('2026-03-03') };

    expect(earnedIncrements(finished)).toEqual([
      { day: '2026-03-02', minutes: 100 },
      { day: '2026-03-03', minutes: 200 },
    ]);
  });

  it('counts on its own day when it was done before the plan', () => {
    const plan = givenPlan({ tasks: [givenTask({ completion: doneOn('2026-02-20') })] });

    expect([...earnedByDay(plan, START_ON)]).toEqual([['2026-02-20', 60]]);
  });

  it('grows by increments that add up to what is earned on every day', () => {
    fc.assert(
      fc.property(anyTask, anyDay, (task, asOf) => {
        const increments = task.droppedOn === null ? earnedIncrements(task) : [];
        const soFar = increments.filter((increment) => increment.day <= asOf);

        expect(soFar.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(earnedMinutes(task, asOf));
      }),
    );
  });

  it('adds up to what the plan has earned by today', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, today) => {
        const byDay = [...earnedByDay(plan, today).values()].reduce((sum, minutes) => sum + minutes, 0);

        expect(byDay).toBe(plan.tasks.reduce((sum, task) => sum + earnedMinutes(task, today), 0));
      }),
    );
  });

  it('does not count what is recorded for a later day', () => {
    const plan = givenPlan({ tasks: [givenTask({ completion: doneOn('2026-03-04') })] });

    expect(earnedByDay(plan, addDays(START_ON, 1)).size).toBe(0);
  });
});

describe('half a minute', () => {
  it('counts once: what is done and what is left add up to the estimate', () => {
    const half = givenTask({
      sessions: givenSessions(['2026-03-02', 25], ['2026-03-03', 20]),
      steps: givenSteps('2026-03-02', '2026-03-02', null, null),
    });
    expect([earnedMinutes(half, day('2026-03-02')), remainingMinutes(half)]).toEqual([23, 22]);

    fc.assert(
      fc.property(anyTask, (task) => {
        const asPlanned = { ...task, droppedOn: null, minutes: sumMinutes(task.baseline) };
        expect(earnedMinutes(asPlanned, day('2027-01-01')) + remainingMinutes(asPlanned)).toBe(
          asPlanned.minutes,
        );
      }),
    );
  });
});
