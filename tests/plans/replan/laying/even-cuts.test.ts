import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenCuts } from '../../../../plans/replan/laying/even-cuts.ts';
import { EVENNESS_TOLERANCE_MINUTES } from '../../../../plans/schedule/cuts.ts';

const anyWork = fc
  .record({
    tasks: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 30 }),
    days: fc.array(fc.integer({ min: 1, max: 240 }), { minLength: 1, maxLength: 30 }),
  })
  .filter(({ tasks, days }) => sum(tasks) <= sum(days));

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function checkAnyCuts(check: (cuts: number[], tasks: number[], days: number[]) => void): void {
  fc.assert(
    fc.property(anyWork, ({ tasks, days }) => check(evenCuts(tasks, days), tasks, days)),
    { numRuns: 500 },
  );
}

describe('any cuts', () => {
  it('share out all of the work, in whole minutes', () => {
    checkAnyCuts((cuts, tasks, days) => {
      expect(cuts).toHaveLength(days.length);
      expect(cuts.at(-1)).toBe(sum(tasks));
      expect(cuts.every(Number.isInteger)).toBe(true);
    });
  });

  it('give no day more than its minutes, and none less than nothing', () => {
    checkAnyCuts((cuts, _, days) => {
      for (const [index, minutes] of days.entries()) {
        const share = (cuts[index] ?? 0) - (cuts[index - 1] ?? 0);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(minutes);
      }
    });
  });

  it('are never further from an even spread than half an hour', () => {
    checkAnyCuts((cuts, tasks, days) => {
      for (const [index, cut] of cuts.entries()) {
        const even = (sum(tasks) * sum(days.slice(0, index + 1))) / sum(days);
        expect(Math.abs(cut - even)).toBeLessThanOrEqual(EVENNESS_TOLERANCE_MINUTES + 1e-6);
      }
    });
  });
});

describe('cuts', () => {
  it.each([
    { name: 'fall on the ends of tasks', tasks: [50, 40, 60], days: [100, 100, 100], cuts: [50, 90, 150] },
    { name: 'split a long task in steps of five minutes', tasks: [200], days: [90, 120], cuts: [85, 200] },
    { name: 'leave no part that is too short', tasks: [95, 105], days: [120, 120], cuts: [95, 200] },
    {
      name: 'leave days empty rather than crumbs on each',
      tasks: [20, 20],
      days: [60, 60, 60, 60],
      cuts: [20, 20, 40, 40],
    },
  ])('$name', ({ tasks, days, cuts }) => {
    expect(evenCuts(tasks, days)).toEqual(cuts);
  });
});
