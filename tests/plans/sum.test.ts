import { describe, expect, it } from 'vitest';
import { sum, sumMinutes, sumOf, sumsBefore } from '../../plans/sum.ts';

describe('a sum', () => {
  it('adds numbers up', () => {
    expect(sum([1, 2, 3.5])).toBe(6.5);
  });

  it('adds up what is asked of each item', () => {
    expect(sumOf([{ taskCount: 2 }, { taskCount: 3 }], ({ taskCount }) => taskCount)).toBe(5);
  });

  it('adds minutes up', () => {
    expect(sumMinutes([{ minutes: 25 }, { minutes: 50 }])).toBe(75);
  });

  it('is told before each number, and last of all', () => {
    expect(sumsBefore([30, 20, 60])).toEqual([0, 30, 50, 110]);
  });

  it('is 0 where there is nothing', () => {
    expect([sum([]), sumOf([], () => 1), sumMinutes([])]).toEqual([0, 0, 0]);
  });
});
