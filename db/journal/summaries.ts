import type { Day } from '../../plans/schedule/day.ts';

const LONGEST_TITLE = 60;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A title in quotation marks, cut where it is long, for the list of changes. */
export function quoted(title: string): string {
  const characters = [...title];
  const isLong = characters.length > LONGEST_TITLE;
  return `“${isLong ? `${characters.slice(0, LONGEST_TITLE - 1).join('')}…` : title}”`;
}

/** `4 March 2026` */
export function dayInWords(day: Day): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `step 3`, `steps 1, 2 and 4` */
export function stepsInWords(positions: readonly number[]): string {
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  const last = sorted.at(-1);
  return sorted.length === 1 ? `step ${last}` : `steps ${sorted.slice(0, -1).join(', ')} and ${last}`;
}
