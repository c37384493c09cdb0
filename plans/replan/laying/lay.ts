import type { DayMinutes } from '../../calendar/calendar.ts';
import type { OpenWork } from '../work/task-work.ts';
import { evenCuts } from './even-cuts.ts';

/** The coming work of one task that is to be given days. */
export type Piece = {
  work: OpenWork;
  /** Coming minutes that may move and do not. */
  staying: readonly DayMinutes[];
  /** Coming minutes that are taken off their days. */
  lifted: readonly DayMinutes[];
  /** What is lifted and what is displaced, or the part of it to be laid. */
  minutes: number;
};

/** What a replan does with the coming work of one task that it touches: minutes that stay, and minutes with a new day. */
export type Placement = {
  work: OpenWork;
  staying: readonly DayMinutes[];
  placed: readonly DayMinutes[];
};

/**
 * Spreads pieces evenly over days, in order, as a new plan is: see {@link evenCuts}. No day gets more than its minutes.
 *
 * @param days - in order, with the minutes they have for it: together no fewer than the pieces need
 */
export function layEvenly(
  pieces: readonly Piece[],
  days: readonly DayMinutes[],
): { placements: Placement[]; amounts: DayMinutes[] } {
  const rooms = days.filter(({ minutes }) => minutes > 0);
  const amounts = evenAmounts(pieces, rooms);
  return { placements: fillDays(pieces, amounts), amounts };
}

/** How many minutes each day takes when pieces are spread evenly; each day has room. */
export function evenAmounts(pieces: readonly Piece[], rooms: readonly DayMinutes[]): DayMinutes[] {
  const cuts = evenCuts(
    pieces.map(({ minutes }) => minutes),
    rooms.map(({ minutes }) => minutes),
  );
  return rooms.map(({ day }, index) => ({ day, minutes: (cuts[index] ?? 0) - (cuts[index - 1] ?? 0) }));
}

/** Lays pieces end to end over days that take exactly these minutes. */
export function fillDays(pieces: readonly Piece[], amounts: readonly DayMinutes[]): Placement[] {
  let index = 0;
  let room = amounts[0]?.minutes ?? 0;
  return pieces.map(({ work, staying, minutes }) => {
    const first = amounts[index];
    if (first !== undefined && minutes < room) {
      room -= minutes;
      return { work, staying, placed: [{ day: first.day, minutes }] };
    }
    const placed: DayMinutes[] = [];
    let leftMinutes = minutes;
    for (let each = amounts[index]; leftMinutes > 0 && each !== undefined; each = amounts[index]) {
      const part = Math.min(leftMinutes, room);
      if (part > 0) placed.push({ day: each.day, minutes: part });
      leftMinutes -= part;
      room -= part;
      if (room === 0) room = amounts[++index]?.minutes ?? 0;
    }
    return { work, staying, placed };
  });
}
