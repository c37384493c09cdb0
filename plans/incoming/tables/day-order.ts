import { writtenDays } from '../../content/written-day.ts';
import type { Day } from '../../day.ts';

/** In what order a file writes the day and the month of its dates. */
export type DayOrder = 'day-first' | 'month-first';

/** One of its dates, and in what order it is read as long as nobody says otherwise. */
export type DayOrderQuestion = { sample: string; order: DayOrder };

const EITHER_ORDER = /^(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-]/;

/**
 * The order that the dates of a file are written in, by those that can be read in one way only.
 *
 * @returns `either` where all can be read both ways, and differ by it; `null` where it does not matter
 */
function dayOrderOf(cells: readonly string[]): DayOrder | 'either' | null {
  let isOpen = false;
  for (const cell of cells) {
    const { first = '', second = '' } = EITHER_ORDER.exec(cell.trim())?.groups ?? {};
    if (first === '') continue;
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
    isOpen ||= writtenDays(cell).length > 1;
  }
  return isOpen ? 'either' : null;
}

/**
 * In what order the dates of a file are read, and what is to be asked about it.
 *
 * @param chosen - by the learner, where they were asked
 * @param learners - as the learner writes dates
 */
export function settleDayOrder(
  cells: readonly string[],
  chosen: DayOrder | null,
  learners: DayOrder,
): { order: DayOrder; question: DayOrderQuestion | null } {
  const found = dayOrderOf(cells);
  if (found !== 'either') return { order: found ?? learners, question: null };
  const order = chosen ?? learners;
  const sample = cells.find((cell) => dayOrderOf([cell]) === 'either') ?? '';
  return { order, question: { sample, order } };
}

/**
 * A day as a spreadsheet writes it: `2026-03-02`, `2.3.2026`, `3/2/2026`.
 *
 * @returns `null` for what is no day
 */
export function readIncomingDay(cell: string, order: DayOrder): Day | null {
  const [dayFirst = null, monthFirst = dayFirst] = writtenDays(cell);
  return order === 'day-first' ? dayFirst : monthFirst;
}
