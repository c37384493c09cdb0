import { type Day, isDay } from '../../../day.ts';

/** In what order a file writes the day and the month of its dates. */
export type DayOrder = 'day-first' | 'month-first';

const WITH_SLASHES = /^(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{2}|\d{4})(?=$|[ T])/;
const WITH_DOTS = /^(?<first>\d{1,2})\.\s?(?<second>\d{1,2})\.\s?(?<year>\d{2}|\d{4})(?=$|[ T])/;
const FROM_YEAR = /^(?<year>\d{4})[-/.](?<second>\d{1,2})[-/.](?<first>\d{1,2})(?=$|[ T])/;

/**
 * The order that the dates of a file are written in, by those that can be read in one way only.
 *
 * @returns `either` where all can be read both ways, and differ by it; `null` where it does not matter
 */
export function dayOrderOf(cells: readonly string[]): DayOrder | 'either' | null {
  let isOpen = false;
  for (const cell of cells) {
    const { first = '', second = '' } = WITH_SLASHES.exec(cell.trim())?.groups ?? {};
    if (first === '') continue;
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
    isOpen ||= Number(first) !== Number(second);
  }
  return isOpen ? 'either' : null;
}

/**
 * A day as a spreadsheet writes it: `2026-03-02`, `2.3.2026`, `3/2/2026`, with an hour behind it or without.
 *
 * @returns `null` for what is no day
 */
export function readIncomingDay(cell: string, order: DayOrder): Day | null {
  const text = cell.trim();
  const slashes = WITH_SLASHES.exec(text)?.groups;
  if (slashes) {
    const { first = '', second = '', year = '' } = slashes;
    return order === 'day-first' ? dayFrom(year, second, first) : dayFrom(year, first, second);
  }
  const { first = '', second = '', year = '' } = (WITH_DOTS.exec(text) ?? FROM_YEAR.exec(text))?.groups ?? {};
  return dayFrom(year, second, first);
}

function dayFrom(year: string, month: string, dayOfMonth: string): Day | null {
  const whole = year.length === 2 ? `20${year}` : year;
  const day = [whole, month.padStart(2, '0'), dayOfMonth.padStart(2, '0')].join('-');
  return isDay(day) ? day : null;
}
