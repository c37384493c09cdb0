import { type Day, daysBetween, eachDay, isDay, weekdayOf } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';

/** Study minutes per weekday, Monday first. */
export type WeekdayMinutes = readonly [number, number, number, number, number, number, number];

/** What a setup begins with, Sunday off: what the core work of any track asks, with a tenth to spare. */
export const USUAL_WEEK: WeekdayMinutes = [150, 150, 150, 150, 150, 330, 0];
export const USUAL_WEEK_IN_WORDS = '2.5 h from Monday to Friday and 5.5 h on Saturday';

/** Tells whether a value, such as one that was stored as JSON, is minutes for each weekday. */
export function isWeekdayMinutes(value: unknown): value is WeekdayMinutes {
  return Array.isArray(value) && value.length === 7 && value.every((minutes) => Number.isFinite(minutes));
}

/** Other minutes on each weekday; Monday is 0. */
export function mapWeekdays(
  [monday, tuesday, wednesday, thursday, friday, saturday, sunday]: WeekdayMinutes,
  change: (minutes: number, weekday: number) => number,
): WeekdayMinutes {
  return [
    change(monday, 0),
    change(tuesday, 1),
    change(wednesday, 2),
    change(thursday, 3),
    change(friday, 4),
    change(saturday, 5),
    change(sunday, 6),
  ];
}

/** So many minutes more on each weekday that has any, and none above a day. */
export function raiseWeekdays(weekdayMinutes: WeekdayMinutes, moreMinutes: number): WeekdayMinutes {
  return mapWeekdays(weekdayMinutes, (minutes) =>
    minutes === 0 ? 0 : Math.min(MINUTES_PER_DAY, minutes + moreMinutes),
  );
}

/** Other minutes on one date; zero minutes is a day off. */
export type CalendarException = { day: Day; minutes: number; reason: string };

/** When a learner can study: a stretch of days, both ends included, and the minutes of each. */
export type Calendar = {
  startOn: Day;
  finishOn: Day;
  weekdayMinutes: WeekdayMinutes;
  exceptions: readonly CalendarException[];
};

/** A day and the minutes that belong to it. */
export type DayMinutes = { day: Day; minutes: number };

/** The longest plan, in days. */
export const LONGEST_PLAN_DAYS = 731;

/** Ten years: so far from the first day of its plan work can be moved. */
export const FARTHEST_MOVE_DAYS = 3653;

/** Days that a learner may name: years with four digits on both sides of every plan. */
const EARLIEST_DAY = '1970-01-01';
export const LATEST_DAY = '2199-12-31';

/** Why a day has other minutes, in so many characters. */
export const LONGEST_DAY_REASON = 200;

/** Between which years these are, for who named another. */
export const NAMED_YEARS = `from ${EARLIEST_DAY.slice(0, 4)} to ${LATEST_DAY.slice(0, 4)}`;

/** Tells whether a text is a day that a learner may name. */
export function isNamedDay(text: string): text is Day {
  return isDay(text) && EARLIEST_DAY <= text && text <= LATEST_DAY;
}

export const MINUTES_PER_DAY = 1440;

/** Sixteen hours: nobody studies longer than they are awake. */
export const LONGEST_STUDY_DAY_MINUTES = 960;

/**
 * Study minutes of each day of a calendar, days off included with zero minutes, in order.
 *
 * @throws {RangeError} when the calendar ends before it starts
 */
export const calendarDays = oncePerValue((calendar: Calendar): readonly DayMinutes[] => {
  const { startOn, finishOn, weekdayMinutes, exceptions } = calendar;
  if (finishOn < startOn) throw new RangeError(`A calendar cannot finish on ${finishOn}, before ${startOn}`);

  const exceptionalMinutes = new Map(exceptions.map((exception) => [exception.day, exception.minutes]));
  const firstWeekday = weekdayOf(startOn);
  return eachDay(startOn, finishOn).map((day, offset) => ({
    day,
    minutes: exceptionalMinutes.get(day) ?? weekdayMinutes[(firstWeekday + offset) % 7] ?? 0,
  }));
});

/** Days from start to finish, both included. */
export function countDays(calendar: Pick<Calendar, 'startOn' | 'finishOn'>): number {
  return daysBetween(calendar.startOn, calendar.finishOn) + 1;
}
