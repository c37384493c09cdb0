import { type Day, dayAt } from '../plans/schedule/day.ts';

/** Tells the instant. Everything that needs the time is given one, so that a test can freeze it. */
export type Clock = { now(): Date };

/** The only reader of the system clock. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that stands still.
 *
 * @throws {RangeError} when the text is not an instant
 */
export function fixedClock(iso: string): Clock {
  const millisecondsSinceEpoch = Date.parse(iso);
  if (Number.isNaN(millisecondsSinceEpoch)) throw new RangeError(`Not an instant: ${JSON.stringify(iso)}`);
  return { now: () => new Date(millisecondsSinceEpoch) };
}

/** The learner's day now. */
export function todayOf(clock: Clock, settings: { timeZone: string; dayStartHour: number }): Day {
  return dayAt(clock.now(), settings.timeZone, settings.dayStartHour);
}
