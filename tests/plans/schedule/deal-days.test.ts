import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealDays, type PhaseNeed } from '../../../plans/schedule/deal-days.ts';

const work = (taskMinutes: number, habitMinutes = 0): PhaseNeed => ({ taskMinutes, habitMinutes });

/** Up to four phases on up to nine days, with the ends that they want: few enough to try every way to deal the days. */
const anyDeal = fc
  .record({
    needs: fc.array(
      fc.record({ taskMinutes: fc.nat({ max: 200 }), habitMinutes: fc.constantFrom(0, 0, 10, 30) }),
      { minLength: 1, maxLength: 4 },
    ),
    dayMinutes: fc.array(fc.constantFrom(0, 20, 60, 60, 90), { minLength: 1, maxLength: 9 }),
  })
  .chain(({ needs, dayMinutes }) =>
    fc
      .array(fc.nat({ max: dayMinutes.length }), { minLength: needs.length - 1, maxLength: needs.length - 1 })
      .map((ends) => ({ needs, dayMinutes, wanted: [...ends.sort((a, b) => a - b), dayMinutes.length] })),
  );

type Deal = { needs: readonly PhaseNeed[]; dayMinutes: readonly number[]; wanted: readonly number[] };

/** Every way in which each phase has a study day. */
function everyWay({ needs, dayMinutes }: Deal): number[][] {
  const from = (phase: number, start: number): number[][] => {
    if (phase === needs.length) return start === dayMinutes.length ? [[]] : [];
    const isLast = phase === needs.length - 1;
    return dayMinutes.flatMap((_, index) => {
      const end = index + 1;
      if (end <= start || (isLast && end !== dayMinutes.length)) return [];
      if (!dayMinutes.slice(start, end).some((minutes) => minutes > 0)) return [];
      return from(phase + 1, end).map((rest) => [end, ...rest]);
    });
  };
  return from(0, 0);
}

function heaviestLoad({ needs, dayMinutes }: Deal, ends: readonly number[]): number {
  const loads = needs.map(({ taskMinutes, habitMinutes }, index) => {
    const days = dayMinutes.slice(ends[index - 1] ?? 0, ends[index]);
    const free = days.reduce((sum, minutes) => sum + Math.max(0, minutes - habitMinutes), 0);
    return taskMinutes === 0 ? 0 : taskMinutes / free;
  });
  return Math.max(1, ...loads);
}

function daysMoved({ wanted }: Deal, ends: readonly number[]): number {
  return ends.reduce((sum, end, index) => sum + Math.abs(end - (wanted[index] ?? 0)), 0);
}

describe('days dealt to phases', () => {
  it('give each phase a study day whenever there are enough, and are all dealt in order', () => {
    fc.assert(
      fc.property(anyDeal, (deal) => {
        const ends = dealDays(deal.needs, deal.dayMinutes, deal.wanted);
        const studyDayCount = deal.dayMinutes.filter((minutes) => minutes > 0).length;
        expect(ends === null).toBe(studyDayCount < deal.needs.length);
        if (ends !== null) expect(everyWay(deal)).toContainEqual(ends);
      }),
      { numRuns: 300 },
    );
  });

  it('have room for all work of each phase where any way has, with the fewest days moved', () => {
    fc.assert(
      fc.property(anyDeal, (deal) => {
        const fitting = everyWay(deal).filter((ends) => heaviestLoad(deal, ends) <= 1);
        fc.pre(fitting.length > 0);
        const ends = dealDays(deal.needs, deal.dayMinutes, deal.wanted) ?? [];
        expect(heaviestLoad(deal, ends)).toBe(1);
        expect(daysMoved(deal, ends)).toBe(Math.min(...fitting.map((way) => daysMoved(deal, way))));
      }),
      { numRuns: 300 },
    );
  });

  it('make the fullest phase no fuller than need be, where habits ask the same of each', () => {
    fc.assert(
      fc.property(anyDeal, fc.constantFrom(0, 10), (drawn, habitMinutes) => {
        const deal = { ...drawn, needs: drawn.needs.map((need) => ({ ...need, habitMinutes })) };
        const ends = dealDays(deal.needs, deal.dayMinutes, deal.wanted);
        fc.pre(ends !== null);
        const lightest = Math.min(...everyWay(deal).map((way) => heaviestLoad(deal, way)));
        if (Number.isFinite(lightest)) expect(heaviestLoad(deal, ends)).toBeCloseTo(lightest, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('stay where they are wanted when nothing is short', () => {
    expect(dealDays([work(60), work(60), work(60)], [60, 0, 60, 60], [2, 3, 4])).toEqual([2, 3, 4]);
  });

  it('are borrowed from a neighbour, and by it from its own', () => {
    // The second phase lends a day to the first and needs one of the third.
    expect(dealDays([work(180), work(120), work(60)], [60, 60, 60, 60, 60, 60], [2, 4, 6])).toEqual([
      3, 5, 6,
    ]);
  });

  it('come from the later neighbour where either could lend', () => {
    expect(dealDays([work(60), work(180), work(60)], [60, 60, 60, 60, 60, 60], [2, 4, 6])).toEqual([2, 5, 6]);
  });

  it('go to a phase that is all days off', () => {
    expect(dealDays([work(60), work(60), work(60)], [60, 60, 0, 0, 60, 60], [2, 4, 6])).toEqual([2, 5, 6]);
  });

  it('are too few where phases outnumber study days', () => {
    expect(dealDays([work(10), work(10)], [60, 0, 0], [1, 3])).toBeNull();
  });

  it('stay where they are wanted when moving them would cost the plan the minutes that it needs', () => {
    // An hour is missing in the first phase. Each day it borrows costs half an hour of habits, and nobody would fit.
    expect(dealDays([work(120, 30), work(60)], [60, 60, 60, 60], [2, 4])).toEqual([2, 4]);
  });

  it('are dealt in proportion for the largest roadmap on the longest calendar without delay', () => {
    const needs = Array.from({ length: 104 }, () => work(900));
    const wanted = needs.map((_, index) => Math.floor((731 * (index + 1)) / 104));
    const ends = dealDays(
      needs,
      Array.from({ length: 731 }, () => 120),
      wanted,
    );
    expect(ends).toHaveLength(104);
  });
});
