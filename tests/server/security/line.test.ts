import { describe, expect, it } from 'vitest';
import {
  DOOR_LIMITS,
  type Line,
  openLine,
  type TurnedAway,
  type Visitor,
} from '../../../server/security/door/line.ts';
import { type Origin, originOf } from '../../../server/security/door/origin.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-02T12:00:00Z');
/** A password takes this long to look at. */
const LOOK = 100;

/** Made-up time: what is to happen, in the order of its instants. */
function simulate() {
  const line = openLine(DOOR_LIMITS);
  const queue: { at: number; act: () => void }[][] = [];
  const time = { now: START };
  const at = (instant: number, act: () => void) => {
    const slot = Math.max(0, Math.ceil((instant - START) / LOOK));
    queue[slot] = [...(queue[slot] ?? []), { at: instant, act }];
  };
  /** Lets time pass; once a second the door looks who only waits for time. */
  const runUntil = (until: number) => {
    for (let slot = Math.round((time.now - START) / LOOK); START + slot * LOOK <= until; slot++) {
      time.now = START + slot * LOOK;
      for (let index = 0; index < (queue[slot]?.length ?? 0); index++) queue[slot]?.[index]?.act();
      delete queue[slot];
      if (slot % 10 === 0) line.step(time.now);
    }
  };
  return { line, time, at, runUntil };
}

type Simulation = ReturnType<typeof simulate>;
type Tally = { guesses: number; turnedAway: number };

/** Guesses without end from an address, as fast as the door lets it. */
function attack({ line, time, at }: Simulation, origin: Origin, tally: Tally): void {
  const knock = () => {
    const visitor: Visitor = {
      origin,
      device: null,
      comeIn: () => {
        tally.guesses += 1;
        at(time.now + LOOK, () => {
          line.finish(visitor, false, time.now);
          at(time.now + LOOK, knock);
        });
      },
      turnAway: ({ retryAfterSeconds }) => {
        tally.turnedAway += 1;
        at(time.now + retryAfterSeconds * SECOND, knock);
      },
    };
    line.knock(visitor, time.now);
  };
  at(time.now, knock);
}

/** The owner knows the password, and comes again as soon as told to. Gives the seconds until they are in. */
function ownerAt(
  { line, time, at, runUntil }: Simulation,
  { origin = originOf('203.0.113.7'), device = null }: { origin?: Origin; device?: string | null },
): number {
  const cameAt = time.now;
  let inAt: number | null = null;
  const knock = () => {
    const visitor: Visitor = {
      origin,
      device,
      comeIn: () => {
        at(time.now + LOOK, () => {
          inAt = time.now;
          line.finish(visitor, true, time.now);
        });
      },
      turnAway: ({ retryAfterSeconds }) => at(time.now + retryAfterSeconds * SECOND, knock),
    };
    line.knock(visitor, time.now);
  };
  knock();
  for (let seconds = 1; inAt === null && seconds < 900; seconds++) runUntil(cameAt + seconds * SECOND);
  return ((inAt ?? Number.POSITIVE_INFINITY) - cameAt) / SECOND;
}

const BOTNETS = [
  { name: 'a thousand addresses', addressOf: (n: number) => `${20 + (n >> 8)}.${n & 255}.7.9` },
  {
    name: 'a thousand addresses in ten networks',
    addressOf: (n: number) => `198.51.${n % 10}.${(n / 10 + 1) | 0}`,
  },
  { name: 'a thousand networks of IPv6', addressOf: (n: number) => `2001:db8:${n.toString(16)}::9` },
  {
    name: 'a thousand addresses of one IPv6 network',
    addressOf: (n: number) => `2001:db8:1:${n.toString(16)}::9`,
  },
];

describe.each(BOTNETS)('while $name guess as fast as they can', ({ addressOf }) => {
  it('the owner is in at once from a known device, within a minute from anywhere, and guesses are few', () => {
    const simulation = simulate();
    const tally: Tally = { guesses: 0, turnedAway: 0 };
    for (let n = 0; n < 1000; n++) attack(simulation, originOf(addressOf(n)), tally);

    // In the first rush, in the middle of it, when it is over, and once nothing is left for anybody.
    const waits = [0.2 * SECOND, 20 * SECOND, 5 * MINUTE, HOUR].map((after) => {
      simulation.runUntil(START + after);
      return { known: ownerAt(simulation, { device: 'hash' }), fresh: ownerAt(simulation, {}) };
    });
    const ofFirstHour = tally.guesses;
    simulation.runUntil(simulation.time.now + HOUR / 2);
    const ofLaterHour = 2 * (tally.guesses - ofFirstHour);

    for (const { known, fresh } of waits) {
      expect(known).toBeLessThanOrEqual(1);
      expect(fresh).toBeLessThanOrEqual(60);
    }
    // Whoever keeps guessing waits behind who has not tried yet.
    for (const { fresh } of waits.slice(1)) expect(fresh).toBeLessThanOrEqual(25);
    expect(ofFirstHour).toBeGreaterThan(50);
    expect(ofFirstHour + 23 * ofLaterHour).toBeLessThan(13_000);
  });
});

it('a day has less than 13,000 guesses, whoever makes them, and a later one less than 9,000', () => {
  const { free, beyond } = DOOR_LIMITS;
  const perDay = (limits: typeof free) => DAY / limits.oneMoreMilliseconds;
  expect(free.atHand + beyond.atHand + perDay(free) + perDay(beyond)).toBeLessThan(13_000);
  expect(perDay(free) + perDay(beyond)).toBeLessThan(9000);
});

it('a million addresses leave no more behind than a thousand', () => {
  const { line, time, at, runUntil } = simulate();
  const tally = { guesses: 0 };
  for (let n = 0; n < 1_000_000; n++) {
    const visitor: Visitor = {
      origin: { address: `2001:db8:${n.toString(16)}:0::/64`, network: `2001:db8:${n.toString(16)}::/48` },
      device: null,
      comeIn: () => {
        tally.guesses += 1;
        at(time.now + LOOK, () => line.finish(visitor, false, time.now));
      },
      turnAway: () => {},
    };
    line.knock(visitor, time.now);
    if (n % 1000 === 0) runUntil(time.now + LOOK);
  }

  const [places = 0, addresses = 0, networks = 0] = line.sizes();
  expect(places).toBeLessThanOrEqual(DOOR_LIMITS.places);
  expect(addresses).toBeLessThanOrEqual(tally.guesses);
  expect(networks).toBeLessThanOrEqual(tally.guesses);
  expect(tally.guesses).toBeLessThan(13_000);
});

/** Knocks at once, and tells what came of each; whoever came in was wrong. */
function knocks(line: Line, origin: Origin, now: number, device: string | null = null): string | TurnedAway {
  let outcome: string | TurnedAway = 'waits';
  const visitor: Visitor = {
    origin,
    device,
    comeIn: () => {
      outcome = 'in';
    },
    turnAway: (reason) => {
      outcome = reason;
    },
  };
  line.knock(visitor, now);
  if (outcome === 'in') line.finish(visitor, false, now);
  return outcome;
}

describe('one address', () => {
  const here = originOf('192.0.2.1');

  it('has three attempts at once, and then waits twice as long each time, ten minutes at most', () => {
    const line = openLine(DOOR_LIMITS);
    const waits = [];
    let now = START;
    for (let attempt = 0; attempt < 14; attempt++) {
      const outcome = knocks(line, here, now);
      if (outcome === 'in') waits.push(0);
      else if (typeof outcome === 'object') {
        waits.push(outcome.retryAfterSeconds);
        now += outcome.retryAfterSeconds * SECOND;
        expect(knocks(line, here, now)).toBe('in');
      }
    }
    expect(waits).toEqual([0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600]);
  });

  it('is not held up longer by knocking, nor by a clock that is set back', () => {
    const line = openLine(DOOR_LIMITS);
    for (let attempt = 0; attempt < 3; attempt++) knocks(line, here, START + DAY);
    for (let again = 0; again < 20; again++) knocks(line, here, START + DAY + again * 100);
    expect(knocks(line, here, START + DAY + 5 * SECOND)).toBe('in');
    expect(knocks(line, here, START)).toBe('in');
  });

  it('leaves its neighbours alone, until too many of one network guess', () => {
    const line = openLine(DOOR_LIMITS);
    const outcomes = Array.from({ length: 14 }, (_, n) => knocks(line, originOf(`192.0.2.${n}`), START));
    expect(outcomes).toEqual([...Array.from({ length: 12 }, () => 'in'), 'waits', 'waits']);
    expect(knocks(line, originOf('192.0.3.1'), START)).toBe('in');
  });
});

describe('a device that logged in before', () => {
  it('has attempts of its own, and is a stranger once it used them up', () => {
    const line = openLine(DOOR_LIMITS);
    const here = originOf('192.0.2.1');
    const outcomes = Array.from({ length: 15 }, () => knocks(line, here, START, 'hash'));
    expect(outcomes.slice(0, 13)).toEqual(Array.from({ length: 13 }, () => 'in'));
    expect(outcomes[13]).toMatchObject({ because: 'address' });
    expect(knocks(line, here, START, 'another')).toBe('in');
  });
});

describe('the line', () => {
  it('looks at two passwords at once, and gives the place of a full line to who tried less', () => {
    const line = openLine({ ...DOOR_LIMITS, places: 2 });
    const outcomes: Record<string, string> = {};
    const knock = (name: string, ip: string) => {
      outcomes[name] = 'waits';
      const visitor: Visitor = {
        origin: originOf(ip),
        device: null,
        comeIn: () => {
          outcomes[name] = 'in';
        },
        turnAway: ({ because }) => {
          outcomes[name] = because;
        },
      };
      line.knock(visitor, START);
      return visitor;
    };
    knocks(line, originOf('10.0.0.1'), START);
    const first = knock('first', '10.0.1.1');
    knock('second', '10.0.2.1');
    knock('guesser', '10.0.0.1');
    knock('third', '10.0.3.1');
    knock('fourth', '10.0.4.1');
    knock('fifth', '10.0.5.1');

    expect(outcomes).toEqual({
      first: 'in',
      second: 'in',
      guesser: 'line',
      third: 'waits',
      fourth: 'waits',
      fifth: 'line',
    });
    line.finish(first, false, START);
    expect(outcomes.third).toBe('in');
    line.step(START + DOOR_LIMITS.patienceMilliseconds);
    expect(outcomes.fourth).toBe('line');
    expect(line.isEmpty()).toBe(true);
  });

  it('keeps the place of an address for its last knock, and none for who left', () => {
    const line = openLine({ ...DOOR_LIMITS, atOnce: 0 });
    const outcomes: string[] = [];
    const visitors = [0, 1].map(
      (n): Visitor => ({
        origin: originOf('10.0.0.1'),
        device: null,
        comeIn: () => {},
        turnAway: ({ because }) => outcomes.push(`${n} ${because}`),
      }),
    );
    for (const visitor of visitors) line.knock(visitor, START);
    expect(outcomes).toEqual(['0 line']);
    for (const visitor of visitors) line.leave(visitor);
    expect(line.isEmpty()).toBe(true);
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.17', '192.0.2.17', '192.0.2.0/24'],
    ['::ffff:192.0.2.17', '192.0.2.17', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:0DB8:0001:0002::3', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64', '64:ff9b:0::/48'],
    ['unknown', 'unknown', 'unknown'],
  ])('%s counts as %s in %s', (ip, address, network) => {
    expect(originOf(ip)).toEqual({ address, network });
  });
});
