import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { SpentTime } from '../../../plans/plan/plan.ts';
import { minutesOf, timeByKind, timeByPhase, timeByWeekday } from '../../../plans/time/where-time-goes.ts';
import {
  anyDay,
  anyPlan,
  doneOn,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
} from '../../support/made/plans.ts';

const TODAY = day('2026-03-05');

const spent = (...times: [text: string, minutes: number][]): SpentTime[] =>
  times.map(([text, minutes], index) => ({ id: index + 1, day: day(text), minutes }));

describe('where time goes', () => {
  it('is that of the worked example in the README', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, completion: doneOn('2026-03-03'), spent: spent(['2026-03-02', 80]) }),
        givenTask({
          id: 2,
          kind: 'hands-on',
          sessions: givenSessions(['2026-03-04', 90]),
          steps: givenSteps('2026-03-04', null, null),
        }),
      ],
    });

    expect(timeByKind(plan, TODAY)).toEqual([
      { kind: 'study', notedMinutes: 80, estimatedMinutes: 0 },
      { kind: 'hands-on', notedMinutes: 0, estimatedMinutes: 30 },
    ]);
    expect(timeByWeekday(plan, TODAY).map(minutesOf)).toEqual([80, 0, 30, 0, 0, 0, 0]);
    expect(timeByPhase(plan, TODAY).map(({ phase, ...share }) => [phase.id, minutesOf(share)])).toEqual([
      [1, 110],
    ]);
  });

  it('counts what was noted on a dropped task, and not what was finished of it', () => {
    const dropped = { droppedOn: TODAY, completion: doneOn('2026-03-03') };
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, ...dropped }),
        givenTask({ id: 2, ...dropped, spent: spent(['2026-03-03', 25]) }),
      ],
    });
    expect(timeByKind(plan, TODAY)).toEqual([{ kind: 'study', notedMinutes: 25, estimatedMinutes: 0 }]);
  });

  it('leaves out what is noted or done after today', () => {
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, spent: spent(['2026-03-03', 10], ['2026-03-06', 100]) }),
        givenTask({ id: 2, completion: doneOn('2026-03-06') }),
        givenTask({ id: 3, completion: doneOn('2026-03-05'), spent: spent(['2026-03-06', 100]) }),
      ],
    });
    expect(timeByKind(plan, TODAY)).toEqual([{ kind: 'study', notedMinutes: 10, estimatedMinutes: 60 }]);
  });

  it('adds up to the same however it is parted', () => {
    const times = fc.array(
      fc.record({ id: fc.nat(), day: anyDay, minutes: fc.integer({ min: 1, max: 300 }) }),
    );
    fc.assert(
      fc.property(
        anyPlan,
        fc.array(times, { minLength: 8, maxLength: 8 }),
        anyDay,
        (plan, spentOf, today) => {
          const noted = {
            ...plan,
            tasks: plan.tasks.map((task, index) => ({ ...task, spent: spentOf[index] ?? [] })),
          };
          const total = (shares: readonly Parameters<typeof minutesOf>[0][]) =>
            shares.reduce((sum, share) => sum + minutesOf(share), 0);
          expect(total(timeByKind(noted, today))).toBe(total(timeByWeekday(noted, today)));
          expect(total(timeByPhase(noted, today))).toBe(total(timeByWeekday(noted, today)));
        },
      ),
    );
  });
});
