import { sumOf } from '../../../plans/sum.ts';
import { type AttemptLimits, type Attempts, keepAttempts } from './attempts.ts';
import { type Budget, type BudgetLimits, keepBudget } from './budget.ts';
import type { Origin } from './origin.ts';

export type DoorLimits = {
  address: AttemptLimits;
  network: AttemptLimits;
  device: AttemptLimits;
  /** For the free attempts of all addresses together: enough for each of a thousand, and somebody else. */
  free: BudgetLimits;
  /** For all attempts beyond. */
  beyond: BudgetLimits;
  /** Passwords that are looked at in the same moment: each takes memory and a core. */
  atOnce: number;
  places: number;
  patienceMilliseconds: number;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** At most 4,000 + 30 at once and 2 × 4,320 more a day: less than 13,000 guesses on any day, whoever makes them. */
export const DOOR_LIMITS: DoorLimits = {
  address: slowing({ free: 3, forgetMilliseconds: 8 * HOUR, longestWaitMilliseconds: 10 * MINUTE }),
  network: slowing({ free: 12, forgetMilliseconds: 2 * HOUR, longestWaitMilliseconds: MINUTE }),
  device: slowing({ free: 10, forgetMilliseconds: 15 * MINUTE, longestWaitMilliseconds: 10 * MINUTE }),
  free: { atHand: 4000, oneMoreMilliseconds: 20 * SECOND },
  beyond: { atHand: 30, oneMoreMilliseconds: 20 * SECOND },
  atOnce: 2,
  places: 1200,
  // Proxies give up on an answer after a minute.
  patienceMilliseconds: 55 * SECOND,
};

function slowing(limits: Omit<AttemptLimits, 'firstWaitMilliseconds'>): AttemptLimits {
  return { ...limits, firstWaitMilliseconds: 5 * SECOND };
}

export type Visitor = {
  origin: Origin;
  /** What is kept of the token of a device that logged in before; `null` for a stranger. */
  device: string | null;
  comeIn(): void;
  turnAway(reason: TurnedAway): void;
};

export type TurnedAway = { because: 'address' | 'line' | 'closing'; retryAfterSeconds: number };

export type Line = {
  /** The visitor is let in, turned away, or keeps a place until either. */
  knock(visitor: Visitor, now: number): void;
  leave(visitor: Visitor): void;
  /** Lets in whoever may come in by now; who waited too long is turned away. */
  step(now: number): void;
  /** The password of somebody who came in was looked at. */
  finish(visitor: Visitor, isRight: boolean, now: number): void;
  close(): void;
  isEmpty(): boolean;
  /** How much is kept: of places, addresses and networks. */
  sizes(): readonly number[];
};

type Place = { visitor: Visitor; key: string; rank: number; since: number };
type State = {
  limits: DoorLimits;
  addresses: Attempts;
  networks: Attempts;
  devices: Attempts;
  free: Budget;
  beyond: Budget;
  /** By rank, each in order of arrival. */
  ranks: Map<string, Place>[];
  inside: Map<Visitor, Budget | null>;
  isClosed: boolean;
};

/** Who logged in here before comes first; of the others, whoever tried least: a stranger before all who keep guessing. */
const RANK_OF_DEVICES = 0;
const RANKS = 32;
const TRY_AGAIN_SECONDS = 10;

/**
 * The line before the login. It hangs on the instants it is given alone, so that a test can let a day of attacks pass.
 *
 * Nobody is shut out: too many attempts from one address are answered with a wait, all else waits for its turn.
 */
export function openLine(limits: DoorLimits): Line {
  const state: State = {
    limits,
    addresses: keepAttempts(limits.address),
    networks: keepAttempts(limits.network),
    devices: keepAttempts(limits.device),
    free: keepBudget(limits.free),
    beyond: keepBudget(limits.beyond),
    ranks: Array.from({ length: RANKS }, () => new Map()),
    inside: new Map(),
    isClosed: false,
  };
  return {
    knock: (visitor, now) => knock(state, visitor, now),
    leave: (visitor) => leave(state, visitor),
    step: (now) => step(state, now),
    finish: (visitor, isRight, now) => finish(state, visitor, isRight, now),
    close: () => turnAllAway(state),
    isEmpty: () => countPlaces(state) === 0,
    sizes: () => [countPlaces(state), state.addresses.size(), state.networks.size()],
  };
}

function knock(state: State, visitor: Visitor, now: number): void {
  if (state.isClosed) {
    visitor.turnAway(CLOSING);
    return;
  }
  const place = placeOf(state, visitor, now);
  const wait = place.rank === RANK_OF_DEVICES ? 0 : state.addresses.waitMilliseconds(place.key, now);
  if (wait > 0) {
    visitor.turnAway({ because: 'address', retryAfterSeconds: Math.ceil(wait / SECOND) });
    return;
  }
  if (!takePlace(state, place)) visitor.turnAway({ because: 'line', retryAfterSeconds: TRY_AGAIN_SECONDS });
  // Whoever stands before them goes first; where they could not come in themselves, nobody is looked for.
  else if (hasRoom(state) && mayComeIn(state, place, now)) step(state, now);
}

/** A device that used up its own attempts is a stranger like any other. */
function placeOf({ devices, addresses }: State, visitor: Visitor, now: number): Place {
  const { device, origin } = visitor;
  if (device !== null && devices.waitMilliseconds(device, now) === 0)
    return { visitor, key: device, rank: RANK_OF_DEVICES, since: now };
  const rank = Math.min(1 + addresses.count(origin.address, now), RANKS - 1);
  return { visitor, key: origin.address, rank, since: now };
}

/** An address has one place, which its last visitor takes over. In a full line the last of the lowest rank gives way. */
function takePlace(state: State, place: Place): boolean {
  const rank = state.ranks[place.rank];
  if (!rank) return false;
  const before = rank.get(place.key);
  if (before) {
    rank.set(place.key, { ...place, since: before.since });
    before.visitor.turnAway({ because: 'line', retryAfterSeconds: TRY_AGAIN_SECONDS });
    return true;
  }
  if (countPlaces(state) >= state.limits.places && !makeRoom(state, place.rank)) return false;
  rank.set(place.key, place);
  return true;
}

function makeRoom({ ranks }: State, above: number): boolean {
  const lowest = ranks.findLast(({ size }) => size > 0);
  const last = lowest && [...lowest.values()].at(-1);
  if (!last || last.rank <= above) return false;
  lowest.delete(last.key);
  last.visitor.turnAway({ because: 'line', retryAfterSeconds: TRY_AGAIN_SECONDS });
  return true;
}

function leave({ ranks }: State, visitor: Visitor): void {
  for (const rank of ranks) {
    for (const [key, place] of rank) if (place.visitor === visitor) rank.delete(key);
  }
}

function step(state: State, now: number): void {
  for (const rank of state.ranks) {
    for (const place of rank.values()) {
      const isTired = now - place.since >= state.limits.patienceMilliseconds;
      if (hasRoom(state) && mayComeIn(state, place, now)) letIn(state, place, now);
      else if (isTired) sendHome(rank, place);
    }
  }
}

function sendHome(rank: Map<string, Place>, { key, visitor }: Place): void {
  rank.delete(key);
  visitor.turnAway({ because: 'line', retryAfterSeconds: TRY_AGAIN_SECONDS });
}

function hasRoom({ inside, limits }: State): boolean {
  return inside.size < limits.atOnce;
}

function mayComeIn(state: State, { rank, visitor }: Place, now: number): boolean {
  if (rank === RANK_OF_DEVICES) return true;
  return (
    budgetFor(state, visitor, now) !== null &&
    state.networks.waitMilliseconds(visitor.origin.network, now) === 0
  );
}

/** Free attempts may use what is there for all; those beyond leave alone what is there for the free ones. */
function budgetFor(state: State, { origin }: Visitor, now: number): Budget | null {
  const { addresses, networks, free, beyond, limits } = state;
  if (free.hasRoom(now)) {
    const isFree =
      addresses.count(origin.address, now) < limits.address.free &&
      networks.count(origin.network, now) < limits.network.free;
    if (isFree) return free;
  }
  return beyond.hasRoom(now) ? beyond : null;
}

/** Counted before the password is looked at: attempts at the same moment must not slip through together. */
function letIn(state: State, { rank, key, visitor }: Place, now: number): void {
  state.ranks[rank]?.delete(key);
  if (rank === RANK_OF_DEVICES) {
    state.devices.note(key, now);
    state.inside.set(visitor, null);
  } else {
    const budget = budgetFor(state, visitor, now);
    budget?.spend(now);
    state.addresses.note(visitor.origin.address, now);
    state.networks.note(visitor.origin.network, now);
    state.inside.set(visitor, budget);
  }
  visitor.comeIn();
}

function finish(state: State, visitor: Visitor, isRight: boolean, now: number): void {
  const budget = state.inside.get(visitor);
  state.inside.delete(visitor);
  if (isRight) {
    if (visitor.device !== null) state.devices.forget(visitor.device);
    state.addresses.forget(visitor.origin.address);
    if (budget) {
      state.networks.takeBack(visitor.origin.network);
      budget.giveBack();
    }
  }
  step(state, now);
}

const CLOSING: TurnedAway = { because: 'closing', retryAfterSeconds: TRY_AGAIN_SECONDS };

function turnAllAway(state: State): void {
  state.isClosed = true;
  for (const rank of state.ranks) {
    for (const { visitor } of rank.values()) visitor.turnAway(CLOSING);
    rank.clear();
  }
}

function countPlaces({ ranks }: State): number {
  return sumOf(ranks, ({ size }) => size);
}
