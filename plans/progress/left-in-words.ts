import { count } from '../format.ts';
import type { Needed } from './pace.ts';

/**
 * What is left, and for how many days: `66 h are left over 12 study days`.
 *
 * @param amount - the work that is left, in words
 */
export function leftInWords(
  amount: string,
  { remainingStudyDays }: Pick<Needed, 'remainingStudyDays'>,
): string {
  return remainingStudyDays === 0
    ? `${amount} are left, and no study day for them`
    : `${amount} are left over ${count(remainingStudyDays, 'study day')}`;
}
