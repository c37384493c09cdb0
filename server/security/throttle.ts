/** How many attempts are let through within a window: from one address, and from all addresses together. */
type ThrottleLimits = { perAddress: number; inAll: number; windowMilliseconds: number };

type Admission = { ok: true } | { ok: false; retryAfterSeconds: number };

export type Throttle = {
  /** Counts an attempt, or refuses it and tells when to come back. A refused attempt does not prolong the wait. */
  admit(address: string, now: Date): Admission;
};

/** Wrong tokens of links from one address, and in all. A right one is never counted, so nobody can shut the others out. */
export const WRONG_TOKEN_LIMITS: ThrottleLimits = {
  perAddress: 30,
  inAll: 1_000,
  windowMilliseconds: 15 * 60_000,
};

type Attempt = { address: string; atMilliseconds: number };

/** A sliding window over attempts. It holds at most `inAll` of them, whoever knocks. */
export function createThrottle(limits: ThrottleLimits): Throttle {
  let attempts: readonly Attempt[] = [];

  return {
    admit(address, now) {
      const nowMilliseconds = now.getTime();
      attempts = attemptsInWindow(attempts, nowMilliseconds, limits);
      const waitMilliseconds = waitFor(attempts, address, nowMilliseconds, limits);
      if (waitMilliseconds > 0) return { ok: false, retryAfterSeconds: Math.ceil(waitMilliseconds / 1000) };
      attempts = [...attempts, { address, atMilliseconds: nowMilliseconds }];
      return { ok: true };
    },
  };
}

/** Attempts of the future are dropped: a clock that was set back must not lock the learner out for longer. */
function attemptsInWindow(
  attempts: readonly Attempt[],
  nowMilliseconds: number,
  limits: ThrottleLimits,
): Attempt[] {
  return attempts.filter(({ atMilliseconds }) => {
    const age = nowMilliseconds - atMilliseconds;
    return age >= 0 && age < limits.windowMilliseconds;
  });
}

/** Milliseconds until both limits have room again; zero when they have it now. */
function waitFor(
  attempts: readonly Attempt[],
  address: string,
  nowMilliseconds: number,
  limits: ThrottleLimits,
): number {
  const ofAddress = attempts.filter((attempt) => attempt.address === address);
  const waits = [
    { attempts: ofAddress, limit: limits.perAddress },
    { attempts, limit: limits.inAll },
  ].map(({ attempts, limit }) => {
    // The attempt that has to leave the window before there is room for another.
    const leaving = attempts.at(-limit);
    return leaving === undefined ? 0 : leaving.atMilliseconds + limits.windowMilliseconds - nowMilliseconds;
  });
  return Math.max(...waits);
}
