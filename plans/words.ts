import type { Day } from './day.ts';
import type { Evidence } from './plan/plan.ts';
import { CONFIDENCES } from './review/review.ts';

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

/** A day in a sentence: `2 March 2026`. */
export function dayInWords(day: Day): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${dayOfMonth} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** A stretch of days: `2 March 2026 to 8 March 2026`; one day when both are the same. */
export function rangeInWords({ from, to }: { from: Day; to: Day }): string {
  return from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
}

/** How sure somebody is: `4 of 5`. */
export function confidenceInWords(confidence: number): string {
  return `${confidence} of ${CONFIDENCES.length}`;
}

/** Evidence as plain text: the figure, what it is, and where it is. */
export function evidenceInWords({ text, location, value }: Omit<Evidence, 'id'>): string {
  const figure = value === null ? '' : `${value} `;
  return location === '' ? `${figure}${text}` : `${figure}${text} (${location})`;
}
