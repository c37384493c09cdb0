import { count } from '../../plans/format.ts';

/** How far off a day is: `today`, `tomorrow`, `in 10 days`. */
export function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${count(days, 'day')}`;
}
