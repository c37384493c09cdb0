import type { Day } from '../plans/schedule/day.ts';
import { counted, minutesInWords } from '../plans/words.ts';

/** Days have no zone, so they are read and written as UTC midnights: the formatter cannot shift them. */
function formatter(options: Intl.DateTimeFormatOptions): (day: Day) => string {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (day) => format.format(Date.parse(`${day}T00:00:00Z`));
}

const longDay = formatter({ weekday: 'long', day: 'numeric', month: 'long' });
const longDayWithYear = formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = formatter({ weekday: 'short', day: 'numeric', month: 'short' });
const dateOnly = formatter({ day: 'numeric', month: 'short' });
const dateWithYear = formatter({ day: 'numeric', month: 'short', year: 'numeric' });

/** `Thursday 26 November` */
export function formatLongDay(day: Day): string {
  return longDay(day).replace(',', '');
}

/** `Thursday 26 November 2026` */
export function formatFullDay(day: Day): string {
  return longDayWithYear(day).replace(',', '');
}

/** `Thu 26 Nov` */
export function formatDay(day: Day): string {
  return shortDay(day).replace(',', '');
}

/** `26 Nov` */
export function formatDate(day: Day): string {
  return dateOnly(day);
}

/** `26 Nov 2026` */
export function formatDateWithYear(day: Day): string {
  return dateWithYear(day);
}

/** `23 Nov to 29 Nov`; one date when both are the same. */
export function formatRange(from: Day, to: Day): string {
  return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
}

/** `1 h 35 min`, `2 h`, `45 min` */
export function formatMinutes(minutes: number): string {
  return minutesInWords(Math.round(minutes));
}

/** Hours to one decimal, without a needless one: `13 h`, `6.5 h`. */
export function formatHours(minutes: number): string {
  return `${formatDecimal(minutes / 60)} h`;
}

/** At most one decimal: `2.5`, `3`. */
export function formatDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `43 %`, rounded down so that 100 % means all of it; 0 for a part of nothing. */
export function formatShare(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((100 * part) / whole)} %`;
}

/** `1 task`, `3 tasks`, `2.5 study days` */
export function count(amount: number, noun: string): string {
  return counted(Math.round(amount * 10) / 10, noun);
}
