import type { DayMinutes } from '../schedule/calendar.ts';
import { chooseCuts } from '../schedule/cuts.ts';
import { sumMinutes } from './minutes.ts';
import type { OpenWork } from './open-work.ts';

/** Minutes of a task to be given days. */
export type Piece = { work: OpenWork; minutes: number };

/** What a replan does with the coming work of one task that it touches. */
export type Placement = {
  work: OpenWork;
  /** Coming minutes that may move and do not. */
  staying: readonly DayMinutes[];
  /** Minutes with a new day. */
  placed: readonly DayMinutes[];
};

/** The new days of each task, by task id. */
export type Placed = Map<number, DayMinutes[]>;

/**
 * Spreads pieces evenly over days, in order, as a new plan is: see {@link chooseCuts}. No day gets more than its minutes.
 *
 * @param days - in order, with the minutes they have for it: together no fewer than the pieces need
 */
export function layEvenly(
  pieces: readonly Piece[],
  days: readonly DayMinutes[],
  placed: Placed,
): DayMinutes[] {
  const rooms = days.filter(({ minutes }) => minutes > 0);
  const amounts = evenAmounts(pieces, rooms);
  fillDays(pieces, amounts, placed);
  return amounts;
}

/** How many minutes each day takes when pieces are spread evenly; each day has room. */
export function evenAmounts(pieces: readonly Piece[], rooms: readonly DayMinutes[]): DayMinutes[] {
  const cuts = chooseCuts(
    pieces.map(({ minutes }) => minutes),
    rooms.map(({ minutes }) => minutes),
  );
  return rooms.map(({ day }, index) => ({ day, minutes: (cuts[index] ?? 0) - (cuts[index - 1] ?? 0) }));
}

/** Lays pieces end to end over days that take exactly these minutes. */
export function fillDays(pieces: readonly Piece[], amounts: readonly DayMinutes[], placed: Placed): void {
  const days = amounts.values();
  let current = days.next().value;
  let room = current?.minutes ?? 0;
  for (const { work, minutes } of pieces) {
    let leftMinutes = minutes;
    const own = placed.get(work.task.id) ?? [];
    placed.set(work.task.id, own);
    while (leftMinutes > 0 && current !== undefined) {
      const part = Math.min(leftMinutes, room);
      if (part > 0) own.push({ day: current.day, minutes: part });
      leftMinutes -= part;
      room -= part;
      if (room === 0) {
        current = days.next().value;
        room = current?.minutes ?? 0;
      }
    }
  }
}

/** Everything that has to be given a day of these tasks. */
export function piecesOf(parts: readonly { work: OpenWork; lifted: readonly DayMinutes[] }[]): Piece[] {
  return parts
    .map(({ work, lifted }) => ({ work, minutes: work.displacedMinutes + sumMinutes(lifted) }))
    .filter(({ minutes }) => minutes > 0);
}
