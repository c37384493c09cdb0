import { day, dayNumber, dayOfNumber } from '../../day.ts';

/** How the numbers of a cell are shown. */
export type NumberKind = 'number' | 'day' | 'day-time' | 'time' | 'percent' | { digits: number };

/** Formats that every workbook has without saying so, by their numbers; those of other languages included. */
const BUILT_IN: readonly { from: number; to: number; kind: NumberKind }[] = [
  { from: 9, to: 10, kind: 'percent' },
  { from: 14, to: 17, kind: 'day' },
  { from: 18, to: 21, kind: 'time' },
  { from: 22, to: 22, kind: 'day-time' },
  { from: 27, to: 31, kind: 'day' },
  { from: 32, to: 35, kind: 'time' },
  { from: 36, to: 36, kind: 'day' },
  { from: 45, to: 47, kind: 'time' },
  { from: 50, to: 58, kind: 'day' },
];

export function builtInKind(id: number): NumberKind {
  return BUILT_IN.find(({ from, to }) => from <= id && id <= to)?.kind ?? 'number';
}

/** What is said in a format word by word, a colour or a currency, or is for negative numbers, shows no number. */
const SAID = /"[^"]{0,255}"|\\.|_.|\*.|\[(?!h|m|s)[^\]]{0,255}\]/gi;

/** Reads a number format as a workbook writes it: `dd.mm.yyyy`, `[h]:mm`, `0%`. */
export function kindOfFormat(code: string): NumberKind {
  const [format = ''] = code.replace(SAID, '').split(';', 1);
  const letters = format.replace(/general/i, '').toLowerCase();
  const hasTime = /[hs]/.test(letters);
  if (/[yd]/.test(letters) || (letters.includes('m') && !hasTime)) return hasTime ? 'day-time' : 'day';
  if (hasTime) return 'time';
  if (format.includes('%')) return 'percent';
  return /^0{2,20}$/.test(format) ? { digits: format.length } : 'number';
}

const FIRST_DAY = dayNumber(day('1900-01-01'));
const FIRST_DAY_1904 = dayNumber(day('1904-01-01'));
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;
const MINUTES_PER_DAY = 1440;

/**
 * A number as its workbook shows it: days as `2026-03-02`, with the time where there is one, times as `14:30`.
 *
 * @param value - as the workbook has it; a text that is no number stays as it is
 * @param from1904 - days are counted from 1904, as Macs once did
 */
export function shownNumber(value: string, kind: NumberKind, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (typeof kind === 'object') return String(rounded(number)).padStart(kind.digits, '0');
  if (kind === 'percent') return `${rounded(number * 100)}%`;
  if (kind === 'number' || number < 0 || number >= LAST_SERIAL) return String(rounded(number));

  const minutes = Math.round(number * MINUTES_PER_DAY);
  const time = minutes % MINUTES_PER_DAY;
  if (kind === 'time') return clock(minutes);
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  if (days === 0 && !from1904) return clock(time);
  const shown = dayOfNumber(firstDay(days, from1904) + days);
  return time === 0 ? shown : `${shown} ${clock(time)}`;
}

/** Day 1 is the first of 1900; the workbooks of that system have a 29 February 1900, which is day 60. */
function firstDay(days: number, from1904: boolean): number {
  if (from1904) return FIRST_DAY_1904;
  return days < 60 ? FIRST_DAY - 1 : FIRST_DAY - 2;
}

/** Without what comes of counting in halves of halves: 0.3, where 0.30000000000000004 is kept. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}

function clock(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
