import { SHORTEST_PART_MINUTES } from '../../schedule/cuts.ts';

const ROUND_MINUTES = 5;

/** As dear as a day that ends half an hour from its even place: a task that fits in a day is split only beyond that. */
const SPLIT_COST = 900;

/** What a day over its minutes costs: no more than it must be. */
const OVER_COST = 100;

/** Fractions of a minute that adding up leaves behind. */
const TINY = 1e-6;

/** How far along the line of work the days have come, and what that cost; `before` is the day before. */
type Path = { at: number; piece: number; cost: number; before: Path | null };

/** Pieces of work end to end, the minutes of the days that take them, and how many ways to go on are kept in mind. */
export type Line = {
  /** Whole minutes of each piece, in order; each above zero. */
  pieces: readonly number[];
  /** Whole minutes that each day has; zero on a day off. */
  rooms: readonly number[];
  /** Where on the line each day would end if the work were spread evenly; never falling. */
  targets: readonly number[];
  width: number;
  /** Minutes that a day may go over its own, where it can take a proper part. */
  leeway?: number;
  /** Each day takes as much as it can, whatever its target. */
  isDense?: boolean;
};

/**
 * Says where on a line of work each day ends: as near to its target as whole and proper parts allow.
 *
 * No day takes more than its room, and the order of the pieces is kept. A part is never under
 * {@link SHORTEST_PART_MINUTES} unless the whole piece is. A piece that is begun goes on with the next days that can take
 * a proper part, and ends on as few of them as there are when each gives all of its room. So no piece has more parts
 * than it would need on the shortest of its days, and one.
 *
 * With a width of 1 each day is cut for good before the next one is looked at; with more, so many ways are kept, the
 * cheapest ones, which finds a way where there is hardly a minute to spare.
 *
 * @returns for each day, the minutes of work done by its end; the last is less than all the work where it does not fit
 */
export function cutLine(line: Line): number[] {
  const ends = addUp(line.pieces);
  let paths: Path[] = [{ at: 0, piece: 0, cost: 0, before: null }];
  for (const [day, room] of line.rooms.entries()) {
    if (room > 0) paths = goOn(paths, { ends, day, line });
  }
  return cutsOf(furthest(paths), line.rooms);
}

export function addUp(amounts: readonly number[]): number[] {
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    return sum;
  });
}

type Step = { ends: readonly number[]; day: number; line: Line };

/** The cheapest ways on over one more day, one for each place where it may end. */
function goOn(paths: readonly Path[], step: Step): Path[] {
  if (step.line.width === 1) return paths.map((path) => cheapestFrom(path, step));
  const ways = new Map<number, Path>();
  for (const before of paths) {
    endDay(before, step, (at, piece, extraCost) => {
      const cost = costOf(before, at, step) + extraCost;
      const known = ways.get(at);
      if (known === undefined || cost < known.cost) ways.set(at, { at, piece, cost, before });
    });
  }
  return [...ways.values()].sort((a, b) => a.cost - b.cost).slice(0, step.line.width);
}

function cheapestFrom(before: Path, step: Step): Path {
  const best = { at: before.at, piece: before.piece, cost: Number.POSITIVE_INFINITY, before };
  endDay(before, step, (at, piece, extraCost) => {
    const cost = costOf(before, at, step) + extraCost;
    if (cost >= best.cost) return;
    best.at = at;
    best.piece = piece;
    best.cost = cost;
  });
  return best;
}

/** What it has cost to end a day here: how far from even it is, and whether it is idle or over its minutes. */
function costOf({ at: start, cost }: Path, at: number, { day, line }: Step): number {
  if (line.isDense) return -at;
  const distance = at - (line.targets[day] ?? 0);
  const isIdle = at === start && -distance >= SHORTEST_PART_MINUTES;
  const isOver = at - start > (line.rooms[day] ?? 0);
  return cost + distance ** 2 + (isIdle ? SPLIT_COST : 0) + (isOver ? OVER_COST : 0);
}

/** The minutes that a day can take at most. */
function mostOn(day: number, { rooms, leeway = 0 }: Line): number {
  const room = rooms[day] ?? 0;
  return room < SHORTEST_PART_MINUTES ? room : room + leeway;
}

type End = (at: number, piece: number, extraCost: number) => void;

/** Tells each place worth a look where a day may end. */
function endDay(before: Path, step: Step, end: End): void {
  const { ends, day, line } = step;
  const limit = before.at + mostOn(day, line);
  const pieceEnd = ends[before.piece] ?? before.at;
  const isBegun = before.at > (ends[before.piece - 1] ?? 0);
  if (isBegun && pieceEnd > limit) carryOn(before, pieceEnd - before.at, step, end);
  else endAfter(isBegun ? { ...before, at: pieceEnd, piece: before.piece + 1 } : before, limit, step, end);
}

/** A day that goes on with a piece which it cannot finish. */
function carryOn({ at, piece }: Path, rest: number, { day, line }: Step, end: End): void {
  const room = line.rooms[day] ?? 0;
  if (!isSplit(rest, room)) {
    end(at, piece, 0);
    return;
  }
  const most = Math.min(mostOn(day, line), rest - SHORTEST_PART_MINUTES);
  const share = roundUp((rest * room) / roomToFinish(rest, day, line.rooms));
  const wanted = line.isDense ? most : roundDown((line.targets[day] ?? 0) - at);
  const part = clamp(Math.max(share, wanted), SHORTEST_PART_MINUTES, most);
  end(at + part, piece, 0);
  if (line.width > 1) end(at + most, piece, 0);
}

/** A day that begins with a piece of its own, or has just finished one: after a whole piece, or within the next. */
function endAfter(
  from: Pick<Path, 'at' | 'piece'>,
  limit: number,
  { ends, day, line }: Step,
  end: End,
): void {
  const target = line.isDense ? limit : (line.targets[day] ?? 0) + TINY;
  let { at, piece } = from;
  let next = ends[piece];
  while (next !== undefined && next <= limit && next <= target) {
    if (line.width > 1) end(at, piece, 0);
    at = next;
    next = ends[++piece];
  }
  end(at, piece, 0);
  if (next === undefined) return;
  if (next <= limit) end(next, piece + 1, 0);
  split({ at, piece }, limit, { ends, day, line }, end);
  if (line.width > 1 && next <= limit) split({ at: next, piece: piece + 1 }, limit, { ends, day, line }, end);
}

function split({ at, piece }: Pick<Path, 'at' | 'piece'>, limit: number, step: Step, end: End): void {
  const { ends, day, line } = step;
  const minutes = (ends[piece] ?? at) - at;
  const most = Math.min(limit - at, minutes - SHORTEST_PART_MINUTES);
  if (most < SHORTEST_PART_MINUTES) return;
  const cost = !line.isDense && minutes <= roomAfter(day, line.rooms) ? SPLIT_COST : 0;
  const wanted = line.isDense ? most : roundNear((line.targets[day] ?? 0) - at);
  const part = clamp(wanted, SHORTEST_PART_MINUTES, most);
  end(at + part, piece, cost);
  if (line.width > 1) end(at + most, piece, cost);
}

/** Tells whether a day with this room, too short for the rest of a piece, can take a proper part and leave one. */
function isSplit(rest: number, room: number): boolean {
  return room >= SHORTEST_PART_MINUTES && rest >= 2 * SHORTEST_PART_MINUTES;
}

/** The room of as many days, from this one on, as the rest of a piece needs; only days that can take a proper part. */
function roomToFinish(rest: number, day: number, rooms: readonly number[]): number {
  let roomMinutes = 0;
  for (let index = day; index < rooms.length && roomMinutes < rest; index++) {
    const room = rooms[index] ?? 0;
    if (room >= SHORTEST_PART_MINUTES) roomMinutes += room;
  }
  return roomMinutes;
}

/** The room of the next day that has any. */
function roomAfter(day: number, rooms: readonly number[]): number {
  for (let index = day + 1; index < rooms.length; index++) {
    const room = rooms[index] ?? 0;
    if (room > 0) return room;
  }
  return 0;
}

function furthest(paths: readonly Path[]): Path | null {
  let best: Path | null = null;
  for (const path of paths) {
    if (best === null || path.at > best.at || (path.at === best.at && path.cost < best.cost)) best = path;
  }
  return best;
}

function cutsOf(last: Path | null, rooms: readonly number[]): number[] {
  const cuts = rooms.map(() => 0);
  let path = last;
  for (let day = rooms.length - 1; day >= 0; day--) {
    cuts[day] = path?.at ?? 0;
    if ((rooms[day] ?? 0) > 0) path = path?.before ?? null;
  }
  return cuts;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function roundNear(minutes: number): number {
  return ROUND_MINUTES * Math.round(minutes / ROUND_MINUTES);
}

function roundUp(minutes: number): number {
  return ROUND_MINUTES * Math.ceil(minutes / ROUND_MINUTES);
}

function roundDown(minutes: number): number {
  return ROUND_MINUTES * Math.floor(minutes / ROUND_MINUTES);
}
