import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layPhases, layWhatFits, type PhaseWork } from '../../../../plans/replan/laying/lay-phases.ts';

const DAY_COUNT = 9;

function phaseOf(pieces: readonly number[], habits: number, ownEnd: number): PhaseWork {
  const habitMinutes = Array.from({ length: DAY_COUNT }, () => habits);
  return { pieces, habitMinutes, ownEnd, usualLoad: 1, staysOn: () => null };
}

/** Fits where each phase is spread over its days, and not as densely as it will go. */
const ONLY_SPREAD: [PhaseWork[], number[]] = [
  [phaseOf([116], 38, 3), phaseOf([24], 28, 5), phaseOf([93], 35, 6)],
  [120, 95, 0, 60, 95, 0, 0, 60, 60],
];

const anyPhase = fc.record({
  pieces: fc.array(fc.integer({ min: 1, max: 130 }), { maxLength: 4 }),
  habitMinutes: fc.integer({ min: 0, max: 50 }),
  dayCount: fc.integer({ min: 1, max: DAY_COUNT }),
});

const anyPhases = fc.array(anyPhase, { minLength: 1, maxLength: 3 }).map((phases) => {
  let ownEnd = 0;
  return phases.map(({ pieces, habitMinutes, dayCount }) => {
    ownEnd = Math.min(DAY_COUNT, ownEnd + dayCount);
    return phaseOf(pieces, habitMinutes, ownEnd);
  });
});

const anyFree = fc.array(fc.constantFrom(0, 60, 95, 120), { minLength: DAY_COUNT, maxLength: DAY_COUNT });

it('work fits just where it can be laid, and as much of it is left over otherwise', () => {
  fc.assert(
    fc.property(anyPhases, anyFree, (phases, free) => {
      expect(layWhatFits(phases, free).leftMinutes).toBe(layPhases(phases, free, 'keep').leftMinutes);
    }),
    { numRuns: 1000, examples: [ONLY_SPREAD] },
  );
});
