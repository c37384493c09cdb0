import { agree, count } from '../format.ts';

/** How far off a day is: `today`, `tomorrow`, `in 10 days`. */
export function inDays(days: number): string {
  if (days === 0) return 'today';
  return agree(days, 'tomorrow', `in ${count(days, 'day')}`);
}

/** Where a day outside of a plan is: `10 days before the plan`, `1 day after the plan`. */
export function outsideInWords(daysOutside: number): string {
  return daysOutside < 0
    ? `${count(-daysOutside, 'day')} before the plan`
    : `${count(daysOutside, 'day')} after the plan`;
}
