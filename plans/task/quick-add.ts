import { monthNamed, type NumberedDates, numberedDatesIn } from '../dates.ts';
import { addDays, type Day, isDay, type Weekday, weekdayOf } from '../day.ts';
import { writtenMinutes } from '../text/written-minutes.ts';

/** A task as it was read from one line. */
export type QuickTask = {
  /** What is left of the line, its words one space apart; it may be empty or too long. */
  title: string;
  /** As written, however few or many; `null` where none were. */
  minutes: number | null;
  /** The day that was named, which may be over; `null` where none was. */
  on: Day | null;
};

type Found<T> = { value: T; words: readonly string[] };

/** A day is told in at most so many words: `6 March 2026`. */
const LONGEST_DAY = 3;
/** `1 h 30 min` */
const LONGEST_MINUTES = 4;

const WEEKDAYS: readonly RegExp[] = [
  /^mon(day)?$/,
  /^tue(s|sday)?$/,
  /^wed(s|nesday)?$/,
  /^thu(r|rs|rsday)?$/,
  /^fri(day)?$/,
  /^sat(urday)?$/,
  /^sun(day)?$/,
];

/**
 * Reads a task from one line: its title, its minutes, and a day.
 *
 * Minutes after an exclamation mark count anywhere; without one, minutes and a day count only at the end of the line.
 * What is not understood stays in the title.
 *
 * @param today - the learner's own calendar day, from which days without a year are counted
 * @param locale - how the learner writes dates
 * @see plans/README.md#quick-add
 *
 * @example
 * readQuickTask('Ask Ada for a mock !30 fri', day('2026-03-04'), 'en-GB')
 * //=> { title: 'Ask Ada for a mock', minutes: 30, on: '2026-03-06' }
 */
export function readQuickTask(line: string, today: Day, locale: string): QuickTask {
  const words = line.split(/\s+/u).filter((word) => word !== '');
  const at = words.findLastIndex((word) => word.startsWith('!') && writtenMinutes(word.slice(1)) !== null);
  const marked = at === -1 ? null : writtenMinutes((words[at] ?? '').slice(1));
  const rest = at === -1 ? words : words.toSpliced(at, 1);
  return readEnds({ words: rest, minutes: marked, on: null }, (text) =>
    dayOf(text, today, numberedDatesIn(locale)),
  );
}

type Reading = { words: readonly string[]; minutes: number | null; on: Day | null };

/** Takes minutes and a day from the end of a line, in either order. */
function readEnds({ words, minutes, on }: Reading, readDay: (text: string) => Day | null): QuickTask {
  const day = on === null ? dayAtEnd(words, readDay) : null;
  if (day) return readEnds({ words: withoutEnd(words, day), minutes, on: day.value }, readDay);
  const stretch = minutes === null ? minutesAtEnd(words) : null;
  if (stretch) return readEnds({ words: withoutEnd(words, stretch), minutes: stretch.value, on }, readDay);
  return { title: words.join(' '), minutes, on };
}

function withoutEnd(words: readonly string[], end: Found<unknown>): string[] {
  return words.slice(0, words.length - end.words.length);
}

/** The longest end of a line that can be read. */
function readEnd<T>(
  words: readonly string[],
  longest: number,
  read: (text: string) => T | null,
): Found<T> | null {
  for (let count = Math.min(longest, words.length); count > 0; count--) {
    const end = words.slice(-count);
    const value = read(end.join(' ').toLowerCase());
    if (value !== null) return { value, words: end };
  }
  return null;
}

function minutesAtEnd(words: readonly string[]): Found<number> | null {
  return readEnd(words, LONGEST_MINUTES, (text) => (/^\d+$/.test(text) ? null : writtenMinutes(text)));
}

/** The word “on” before a day belongs to it. */
function dayAtEnd(words: readonly string[], readDay: (text: string) => Day | null): Found<Day> | null {
  const found = readEnd(words, LONGEST_DAY, readDay);
  const before = found && words.at(-found.words.length - 1);
  return found && before?.toLowerCase() === 'on' ? { ...found, words: [before, ...found.words] } : found;
}

function dayOf(text: string, today: Day, style: NumberedDates): Day | null {
  if (isDay(text)) return text;
  if (text === 'today') return today;
  if (text === 'tomorrow') return addDays(today, 1);
  const weekday = WEEKDAYS.findIndex((name) => name.test(text));
  if (weekday !== -1) return nextWeekday(today, weekday as Weekday);
  return namedDate(text, today) ?? numberedDate(text, today, style);
}

/** After today: what is meant for today is called so. */
function nextWeekday(today: Day, weekday: Weekday): Day {
  return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** `6 mar`, `6 march 2026`, `mar 6`, `march 6, 2026` */
function namedDate(text: string, today: Day): Day | null {
  const match = /^(?:(\d{1,2}) ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2}),?)(?: (\d{4}))?$/.exec(text);
  if (!match) return null;
  const [, dayFirst, monthSecond, monthFirst, daySecond, year] = match;
  const month = monthNamed(monthSecond ?? monthFirst ?? '');
  return month === null ? null : dateOf({ year, month, date: Number(dayFirst ?? daySecond) }, today);
}

/** In the order and with the sign of the learner's dates. */
function numberedDate(text: string, today: Day, { pattern, isMonthFirst }: NumberedDates): Day | null {
  const match = pattern?.exec(text);
  if (!match) return null;
  const [, first, second, year] = match;
  const [month, date] = isMonthFirst ? [first, second] : [second, first];
  return dateOf({ year, month: Number(month), date: Number(date) }, today);
}

type WrittenDate = { year: string | undefined; month: number; date: number };

/** Without a year, the next such date. */
function dateOf({ year, month, date }: WrittenDate, today: Day): Day | null {
  const two = (number: number) => String(number).padStart(2, '0');
  const inYear = (of: string | number) => `${of}-${two(month)}-${two(date)}`;
  if (year !== undefined) return asDay(inYear(year));
  const thisYear = asDay(inYear(today.slice(0, 4)));
  if (thisYear !== null && thisYear >= today) return thisYear;
  return asDay(inYear(Number(today.slice(0, 4)) + 1));
}

function asDay(text: string): Day | null {
  return isDay(text) ? text : null;
}
