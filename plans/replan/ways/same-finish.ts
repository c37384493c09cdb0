import type { DayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import { SHORTEST_PART_MINUTES } from '../../schedule/cuts.ts';
import { sumMinutes } from '../../sum.ts';
import type { ComingDay } from '../laying/coming-days.ts';
import { evenAmounts, fillDays, layEvenly, type Piece, type Placement } from '../laying/lay.ts';
import { shareOut } from '../laying/minutes.ts';
import type { Job, Spread } from '../laying/spread.ts';

const ROUND_MINUTES = 5;

/** What may be asked for by name when work is spread until the finish. */
export type SpreadOptions = {
  /** Today takes displaced work as if nothing were planned on it. */
  fillToday: boolean;
  /** Days take more than their minutes when there are not enough. */
  acceptOverfull: boolean;
};

/**
 * Lays the work of each phase evenly over its own coming days. What does not fit there, and the work of phases that
 * are over, goes to the other coming days in proportion to the room they have left, in roadmap order.
 *
 * @returns `null` when it does not fit, unless over-full days are accepted and there is a day to take the work
 */
export function laySpread(
  spread: Spread,
  days: readonly ComingDay[],
  today: Day,
  options: SpreadOptions,
): Placement[] | null {
  const rooms = enoughRooms(spread, days, today, options);
  if (rooms === null) return null;
  const laid: Placement[][] = [];
  const overflows: Overflow[] = [];
  for (const job of spread.jobs) {
    const { placements, overflow } = layInWindow(job, rooms, days);
    laid.push(placements);
    if (overflow !== null) overflows.push(overflow);
  }
  return [...laid.flat(), ...layOverflows(overflows, rooms, days)];
}

/** The room of each day, raised in proportion to study minutes where over-full days are accepted. */
function enoughRooms(
  { rooms, missingMinutes }: Spread,
  days: readonly ComingDay[],
  today: Day,
  { fillToday, acceptOverfull }: SpreadOptions,
): number[] | null {
  const least = rooms.map((room) => Math.max(0, room));
  if (missingMinutes === 0) return least;
  const weights = days.map(({ day, studyMinutes }) => (day === today && !fillToday ? 0 : studyMinutes));
  const isPossible = acceptOverfull && weights.some((weight) => weight > 0);
  if (!isPossible) return null;
  const extra = shareOut(missingMinutes, weights);
  return least.map((room, index) => room + (extra[index] ?? 0));
}

/** A phase whose own days are too few, with all of their room and the pieces left over at its end. */
type Overflow = { pieces: readonly Piece[]; own: DayMinutes[]; tail: Piece[] };

/** Lays the work of a phase on its own days, and takes it from their rooms. */
function layInWindow(
  { pieces, workMinutes, window: { from, to } }: Job,
  rooms: number[],
  days: readonly ComingDay[],
): { placements: Placement[]; overflow: Overflow | null } {
  const own = days.slice(from, to).map(({ day }, index) => ({ day, minutes: rooms[from + index] ?? 0 }));
  const roomMinutes = sumMinutes(own);
  if (workMinutes > roomMinutes) {
    rooms.fill(0, from, to);
    return { placements: [], overflow: { pieces, own, tail: piecesAfter(pieces, roomMinutes) } };
  }
  const { placements, amounts } = layEvenly(pieces, own);
  const taken = new Map(amounts.map(({ day, minutes }) => [day, minutes]));
  for (const [index, { day, minutes }] of own.entries())
    rooms[from + index] = minutes - (taken.get(day) ?? 0);
  return { placements, overflow: null };
}

function piecesAfter(pieces: readonly Piece[], minutes: number): Piece[] {
  let before = minutes;
  return pieces
    .map((piece) => {
      const cut = Math.min(before, piece.minutes);
      before -= cut;
      return { ...piece, minutes: piece.minutes - cut };
    })
    .filter((piece) => piece.minutes > 0);
}

/**
 * Each phase takes its share of the days outside its window, earlier phases the earlier ones; then all of its work is
 * laid over all of its days, so that it keeps its order where some of these lie before the window.
 */
function layOverflows(
  overflows: readonly Overflow[],
  rooms: readonly number[],
  days: readonly ComingDay[],
): Placement[] {
  const tails = overflows.flatMap(({ tail }) => tail);
  if (tails.length === 0) return [];
  const free = days.map(({ day }, index) => ({ day, minutes: rooms[index] ?? 0 }));
  let amounts = evenAmounts(tails, worthwhileRooms(free, sumMinutes(tails)));
  return overflows.flatMap(({ pieces, own, tail }) => {
    const [outside, rest] = splitAmounts(amounts, sumMinutes(tail));
    amounts = rest;
    const all = [...own, ...outside].filter(({ minutes }) => minutes > 0);
    return fillDays(
      pieces,
      all.sort((a, b) => (a.day < b.day ? -1 : 1)),
    );
  });
}

/** The days with most room, as far as needed: a few proper parts are better than crumbs on every day. */
function worthwhileRooms(days: readonly DayMinutes[], neededMinutes: number): DayMinutes[] {
  for (let least = SHORTEST_PART_MINUTES; least > 1; least -= ROUND_MINUTES) {
    const proper = days.filter(({ minutes }) => minutes >= least);
    if (sumMinutes(proper) >= neededMinutes) return proper;
  }
  return days.filter(({ minutes }) => minutes > 0);
}

/** The first minutes of amounts of days, and the rest of them. */
function splitAmounts(amounts: readonly DayMinutes[], minutes: number): [DayMinutes[], DayMinutes[]] {
  let leftMinutes = minutes;
  const first = amounts.map(({ day, minutes: all }) => {
    const part = Math.min(leftMinutes, all);
    leftMinutes -= part;
    return { day, minutes: part };
  });
  const rest = amounts.map(({ day, minutes: all }, index) => ({
    day,
    minutes: all - (first[index]?.minutes ?? 0),
  }));
  return [first, rest];
}
