import { type Day, isDay } from '../day.ts';

/** `28.11.2026`, `3/2/2026`, `2026/3/2`, `03-02-26`, with the midnight that some add. */
const WRITTEN = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/;

/**
 * The days that a cell may mean once a spreadsheet wrote it again, in the way of whatever country it was set to.
 *
 * With dots the day comes first. With slashes or dashes it may be either, unless the year stands in front or one of the
 * numbers is no month.
 *
 * @returns none where it is no day at all, two where it can be read in two ways
 *
 * @example
 * writtenDays('3/2/2026') //=> ['2026-02-03', '2026-03-02']
 */
export function writtenDays(text: string): Day[] {
  const [, first = '', sign, second = '', third = ''] = WRITTEN.exec(text.trim()) ?? [];
  if (first.length > 2) return asDays([first, second, third]);
  const year = third.length === 2 ? `20${third}` : third;
  const dayFirst = [year, second, first] as const;
  return sign === '.' ? asDays(dayFirst) : asDays(dayFirst, [year, first, second]);
}

function asDays(...readings: (readonly [year: string, month: string, dayOfMonth: string])[]): Day[] {
  const days = readings.map((parts) => parts.map((part) => part.padStart(2, '0')).join('-')).filter(isDay);
  return [...new Set(days)];
}
