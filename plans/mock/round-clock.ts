/** The clock of a round: what ran before, and since when it runs now. */
export type RoundClock = {
  secondsBefore: number;
  /** The instant (ISO 8601, UTC) of the last start; `null` while it stands. */
  runningSince: string | null;
};

/** A clock that never ran. */
export const STANDING_CLOCK: RoundClock = { secondsBefore: 0, runningSince: null };

/**
 * How long a round has run, in whole seconds.
 *
 * The server's own clock may be set back while a round runs; then the round has run for no time since, never for less.
 *
 * @param now - the instant, ISO 8601 in UTC
 * @returns at least `secondsBefore`
 */
export function secondsRun({ secondsBefore, runningSince }: RoundClock, now: string): number {
  if (runningSince === null) return secondsBefore;
  return secondsBefore + Math.max(0, Math.floor((Date.parse(now) - Date.parse(runningSince)) / 1000));
}

/** The clock, running; one that runs already goes on as it does, so that a double click costs no time. */
export function startClock(clock: RoundClock, now: string): RoundClock {
  return clock.runningSince === null ? { ...clock, runningSince: now } : clock;
}

/** The clock, standing, with what it ran. */
export function stopClock(clock: RoundClock, now: string): RoundClock {
  return { secondsBefore: secondsRun(clock, now), runningSince: null };
}
