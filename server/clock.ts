import { type Day, dayAt } from '../plans/day.ts';

/** Tells the instant. Everything that needs the time is given one, so that a test can freeze it. */
export type Clock = {
  now(): Date;
  /** Milliseconds from whenever that the machine was awake, whatever its clock was set to; not every clock can tell. */
  awake?(): number;
};

/** The only reader of the system clock. On Linux, the steady clock stands still while the machine sleeps. */
export const systemClock: Clock = { now: () => new Date(), awake: () => performance.now() };

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

const MILLISECONDS_PER_MINUTE = 60_000;

/** The day that was asked for last: every request asks, and days begin on a whole minute. */
let last: { minute: number; timeZone: string; dayStartHour: number; today: Day } | null = null;

/** The learner's day now. */
export function todayOf(
  clock: Clock,
  { timeZone, dayStartHour }: { timeZone: string; dayStartHour: number },
): Day {
  const now = clock.now();
  const minute = Math.floor(now.getTime() / MILLISECONDS_PER_MINUTE);
  const isSame = last?.minute === minute && last.timeZone === timeZone && last.dayStartHour === dayStartHour;
  if (last && isSame) return last.today;

  const today = dayAt(now, timeZone, dayStartHour);
  last = { minute, timeZone, dayStartHour, today };
  return today;
}
