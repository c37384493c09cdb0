import type { Grade } from './answer.ts';
import { GRADES } from './answer.ts';

/** From this share of an answer's points on, a grade is proposed; what makes fewer points is to come again. */
const LEAST_SHARE = { again: 0, hard: 0.3, good: 0.6, easy: 1 } as const satisfies Record<Grade, number>;

/**
 * Proposes a grade from the points that were made: easy for all of them, good from 60 %, hard from 30 %, else again.
 *
 * @param madeCount - points that were made; more than `askedCount` counts as all of them
 * @param askedCount - points that the answer should make
 * @returns `null` where no points are asked for: only the learner can tell then
 */
export function proposedGrade(madeCount: number, askedCount: number): Grade | null {
  if (askedCount === 0) return null;
  const share = madeCount / askedCount;
  return GRADES.findLast((grade) => share >= LEAST_SHARE[grade]) ?? 'again';
}

/** How many points each grade is proposed for, from the fewest to the most; `null` for a grade that is never proposed. */
export function pointsOfGrades(askedCount: number): Record<Grade, { from: number; to: number } | null> {
  const countsOf = (wanted: Grade) =>
    Array.from({ length: askedCount + 1 }, (_, count) => count).filter(
      (count) => proposedGrade(count, askedCount) === wanted,
    );
  const rangeOf = (grade: Grade) => {
    const counts = countsOf(grade);
    const [from] = counts;
    const to = counts.at(-1);
    return from === undefined || to === undefined ? null : { from, to };
  };
  return { again: rangeOf('again'), hard: rangeOf('hard'), good: rangeOf('good'), easy: rangeOf('easy') };
}
