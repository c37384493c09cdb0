/** How often one name may try: some times at once, and then ever more slowly. */
export type AttemptLimits = {
  free: number;
  /** After each of these one attempt is forgotten. */
  forgetMilliseconds: number;
  /** The first wait after the free ones; each is twice as long as the one before, up to the longest. */
  firstWaitMilliseconds: number;
  longestWaitMilliseconds: number;
};

export type Attempts = {
  /** Those that are not forgotten yet, the one that is half forgotten among them. */
  count(name: string, now: number): number;
  waitMilliseconds(name: string, now: number): number;
  note(name: string, now: number): void;
  takeBack(name: string): void;
  forget(name: string): void;
  size(): number;
};

type Noted = { level: number; at: number };

/** More names than can be noted before they are forgotten; it only bounds the memory if that should be wrong. */
const MOST_NAMES = 50_000;

/** Attempts by name. Nothing is kept of a name whose attempts are all forgotten. */
export function keepAttempts(limits: AttemptLimits): Attempts {
  const { free, forgetMilliseconds, firstWaitMilliseconds, longestWaitMilliseconds } = limits;
  // Past the longest wait more of them would only be remembered for longer.
  const most = free + Math.ceil(Math.log2(longestWaitMilliseconds / firstWaitMilliseconds));
  const noted = new Map<string, Noted>();

  /** A clock that was set back neither prolongs nor shortens anything. */
  const levelOf = (name: string, now: number): number => {
    const { level = 0, at = now } = noted.get(name) ?? {};
    return Math.max(0, level - Math.max(0, now - at) / forgetMilliseconds);
  };
  return {
    count: (name, now) => Math.ceil(levelOf(name, now)),
    waitMilliseconds(name, now) {
      const since = now - (noted.get(name)?.at ?? 0);
      const beyond = Math.ceil(levelOf(name, now)) - free;
      if (beyond < 0 || since < 0) return 0;
      return Math.max(0, Math.min(firstWaitMilliseconds * 2 ** beyond, longestWaitMilliseconds) - since);
    },
    note(name, now) {
      const level = Math.min(levelOf(name, now) + 1, most);
      // Last in the order of the map, which begins with those that are forgotten first.
      noted.delete(name);
      noted.set(name, { level, at: now });
      if (noted.size > MOST_NAMES) sweep(noted, (each) => levelOf(each, now));
    },
    takeBack(name) {
      const entry = noted.get(name);
      if (entry) entry.level -= 1;
    },
    forget: (name) => noted.delete(name),
    size: () => noted.size,
  };
}

function sweep(noted: Map<string, Noted>, levelOf: (name: string) => number): void {
  for (const name of noted.keys()) if (levelOf(name) === 0) noted.delete(name);
  for (const name of noted.keys()) {
    if (noted.size <= MOST_NAMES / 2) break;
    noted.delete(name);
  }
}
