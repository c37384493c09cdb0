import { TZDate, tzOffset } from '@date-fns/tz';
import { addDays as addDaysTo } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

/** A calendar day of the learner as `YYYY-MM-DD`. It has no time zone; days compare as strings. */
export type Day = string & { readonly brand: 'Day' };

/** 0 is Monday, 6 is Sunday, as in ISO 8601 less one, so that it indexes {@link WeekdayMinutes}. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Tells whether a text is a day that exists: `2026-02-29` does not. */
export function isDay(text: string): text is Day {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && isValid(parseISO(text));
}

/**
 * Reads a day.
 *
 * @throws {RangeError} when the text is not a day that exists
 *
 * @example
 * day('2026-03-02') //=> '2026-03-02'
 */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a calendar day: ${JSON.stringify(text)}`);
  return text;
}

/** The day `count` days later, or earlier when `count` is negative. Clock changes do not matter. */
export function addDays(from: Day, count: number): Day {
  return toDay(addDaysTo(parseISO(from), count));
}

/** Calendar days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

const DAY_MILLISECONDS = 86_400_000;

/** Days since 1 January 1970. */
export function dayNumber(of: Day): number {
  return Date.parse(`${of}T00:00:00Z`) / DAY_MILLISECONDS;
}

/** The day with a number that {@link dayNumber} gave. */
export function dayOfNumber(number: number): Day {
  return day(new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10));
}

/** Every day from the first to the last, both included; none when `last` comes before `first`. */
export function eachDay(first: Day, last: Day): Day[] {
  const length = Math.max(0, daysBetween(first, last) + 1);
  // Read once: reading a day takes several times as long as adding to it.
  const firstDate = parseISO(first);
  return Array.from({ length }, (_, offset) => toDay(addDaysTo(firstDate, offset)));
}

/** The weekday of a day, Monday first. */
export function weekdayOf(of: Day): Weekday {
  // The first day of 1970, number 0, was a Thursday. Asked for each of hundreds of days: reading a date takes far longer.
  return ((((dayNumber(of) + 3) % 7) + 7) % 7) as Weekday;
}

/**
 * The learner's day at an instant.
 *
 * @param instant - a point in time
 * @param timeZone - an IANA name such as `Asia/Kolkata`
 * @param dayStartHour - the hour, 0 to 12, at which the learner's day begins: before it, it is still yesterday
 *
 * @example
 * dayAt(new Date('2026-03-02T01:30:00Z'), 'UTC', 3) //=> '2026-03-01'
 */
export function dayAt(instant: Date, timeZone: string, dayStartHour: number): Day {
  return dayShown(new TZDate(instant.getTime(), timeZone), dayStartHour);
}

/** The learner's day when their clocks show what a date shows locally; see {@link dayAt}. */
export function dayShown(local: Date, dayStartHour: number): Day {
  const shownDay = toDay(local);
  return local.getHours() < dayStartHour ? addDays(shownDay, -1) : shownDay;
}

/**
 * The instant at which the clocks of a time zone show a time on the learner's day.
 *
 * A time before the hour at which the learner's day begins is on the morning after. A time that a clock change leaves
 * out is later by what was skipped; of one that comes twice it is one of the two.
 *
 * @param time - as clocks show it, `HH:MM`
 * @param timeZone - an IANA name such as `Asia/Kolkata`
 * @param dayStartHour - the hour, 0 to 12, at which the learner's day begins
 * @throws {RangeError} when the text is not a time of day
 *
 * @example
 * instantOn(day('2026-03-02'), '19:30', 'Asia/Kolkata', 3).toISOString() //=> '2026-03-02T14:00:00.000Z'
 */
export function instantOn(of: Day, time: string, timeZone: string, dayStartHour: number): Date {
  if (!isTimeOfDay(time)) throw new RangeError(`Not a time of day: ${JSON.stringify(time)}`);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const shownDay = hours < dayStartHour ? addDays(of, 1) : of;
  const [year = 0, month = 0, date = 0] = shownDay.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, hours, minutes, timeZone).getTime());
}

/** By how many minutes the clocks of a time zone are ahead of UTC at an instant; negative where they are behind. */
export function minutesFromUtc(instant: Date, timeZone: string): number {
  return tzOffset(timeZone, instant);
}

/** Tells whether a text is a time as clocks show it, `HH:MM`. */
export function isTimeOfDay(text: string): boolean {
  return /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text);
}

/** Tells whether the runtime knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function toDay(date: Date): Day {
  return formatISO(date, { representation: 'date' }) as Day;
}
