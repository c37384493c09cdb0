import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { measureFactors, medianOf } from '../../../plans/time/estimate-factors.ts';
import { doneOn, givenPlan, givenSessions, givenTask } from '../../support/made/plans.ts';

const TODAY = day('2026-03-05');

/** A finished hands-on task that was planned with some minutes and took others. */
function finished(id: number, planned: number, spent: number, overrides: Partial<Task> = {}): Task {
  return givenTask({
    id,
    kind: 'hands-on',
    sessions: givenSessions(['2026-03-03', planned]),
    completion: doneOn('2026-03-04'),
    spent: [{ id, day: day('2026-03-04'), minutes: spent }],
    ...overrides,
  });
}

const factorsOf = (...tasks: Task[]) => measureFactors(givenPlan({ tasks }), TODAY);
const EXAMPLE = [finished(1, 60, 60), finished(2, 40, 56), finished(3, 100, 160)];

describe('the factor of a kind', () => {
  it('is that of the worked example in the README, and one task that went wrong does not move it', () => {
    const range = { lowest: 1, highest: 1.6 };
    expect(factorsOf(...EXAMPLE)).toEqual([{ kind: 'hands-on', taskCount: 3, factor: 1.4, range }]);
    expect(factorsOf(...EXAMPLE.slice(0, 2), finished(3, 100, 400))[0]?.factor).toBe(1.4);
  });

  it('is not told from fewer than three tasks', () => {
    expect(factorsOf(...EXAMPLE.slice(0, 2))).toEqual([
      { kind: 'hands-on', taskCount: 2, factor: null, range: { lowest: 1, highest: 1.4 } },
    ]);
    expect(factorsOf()).toEqual([]);
  });

  it.each<{ name: string; task: Task }>([
    { name: 'is not finished', task: finished(4, 60, 600, { completion: null }) },
    { name: 'was finished after today', task: finished(4, 60, 600, { completion: doneOn('2026-03-06') }) },
    { name: 'was dropped', task: finished(4, 60, 600, { droppedOn: TODAY }) },
    { name: 'has no time noted', task: finished(4, 60, 600, { spent: [] }) },
    { name: 'was never planned', task: finished(4, 60, 600, { baseline: [] }) },
    { name: 'is of another kind', task: finished(4, 60, 600, { kind: 'study' }) },
  ])('leaves out a task that $name', ({ task }) => {
    expect(factorsOf(...EXAMPLE, task).find(({ kind }) => kind === 'hands-on')).toEqual(
      factorsOf(...EXAMPLE)[0],
    );
  });

  it('is of the estimate as first planned, whatever it is today, and of all days of the task', () => {
    const days = [3, 4].map((on) => ({ id: on, day: day(`2026-03-0${on}`), minutes: 60 }));
    const edited = [1, 2, 3].map((id) => finished(id, 60, 0, { minutes: 600, spent: days }));
    expect(factorsOf(...edited)[0]?.factor).toBe(2);
  });

  it('scales with the time spent, and lies between the lowest and the highest ratio', () => {
    const times = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 15 });
    fc.assert(
      fc.property(times, fc.integer({ min: 2, max: 5 }), (minutes, scale) => {
        const tasks = minutes.map((spent, index) => finished(index + 1, 100, spent));
        const [once] = factorsOf(...tasks);
        const [scaled] = factorsOf(...minutes.map((spent, index) => finished(index + 1, 100, spent * scale)));
        const { factor, range } = once ?? { factor: null, range: { lowest: 0, highest: 0 } };
        expect(Math.abs((scaled?.factor ?? 0) - (factor ?? 0) * scale)).toBeLessThanOrEqual(scale * 0.1);
        expect(factor).toBeGreaterThanOrEqual(Math.max(0.1, range.lowest) - 1e-9);
        expect(factor).toBeLessThanOrEqual(Math.max(0.1, range.highest) + 1e-9);
      }),
    );
  });
});

describe('the median', () => {
  it.each([
    { numbers: [3], median: 3 },
    { numbers: [9, 1, 2], median: 2 },
    { numbers: [4, 1, 2, 100], median: 3 },
  ])('of $numbers is $median', ({ numbers, median }) => {
    expect(medianOf(numbers)).toBe(median);
  });

  it('of nothing is refused', () => {
    expect(() => medianOf([])).toThrow(RangeError);
  });
});
