import type { Calendar, DayMinutes } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';
import { sumMinutes, sumOf } from '../../sum.ts';
import { laterOf } from '../laying/coming-days.ts';
import { layEvenly, type Piece, type Placement } from '../laying/lay.ts';
import { DayTotals } from '../laying/minutes.ts';
import { type Window, windowsUntil } from '../laying/windows.ts';
import type { OpenWork } from '../work/task-work.ts';
import { findRoomAhead, type RoomAhead, type RoomSource, roomsOf } from './room-ahead.ts';

/** The coming work pushed: where it goes, and the windows and the finish that move with it. */
export type Push = {
  placements: Placement[];
  windows: Window[];
  finishOn: Day;
  /** The coming days until the finish as moved, days off included. */
  days: DayMinutes[];
};

const NONE: readonly DayMinutes[] = [];

/** The work of one phase, or of several when the first of them are over, and the days it begins and ends on. */
type Block = { window: Window; isMoved: boolean; openWork: readonly OpenWork[] };

/**
 * Pushes the coming work back as far as the displaced work needs, in roadmap order.
 *
 * What is left of phases that are over comes first, together with the phase of today. A phase keeps its days while its
 * work fits them at its usual rate; otherwise its window becomes longer, and those after it move. A phase whose window
 * does not move, and which holds nothing displaced, over-full or outside its window, stays as it is.
 *
 * @returns `null` when the longest plan has not enough days
 */
export function pushWork(source: RoomSource, openWork: readonly OpenWork[]): Push | null {
  const { plan, calendar, today } = source;
  const roomAhead = findRoomAhead(source, openWork);
  const windows = windowsUntil(plan.phases, calendar, today);
  const stillOpen = windows.findIndex(({ endsOn }) => endsOn >= today);
  const current = Math.max(0, stillOpen === -1 ? windows.length - 1 : stillOpen);
  const worksIn = groupByBlock(plan, openWork, current);

  const pushed: Window[] = windows.slice(0, current);
  const placements: Placement[][] = [];
  for (const [offset, own] of windows.slice(current).entries()) {
    const startsOn = startOf(own, offset === 0 ? null : pushed.at(-1), current + offset === 0, calendar);
    const window = { ...own, startsOn, endsOn: laterOf(own.endsOn, startsOn) };
    const isMoved = startsOn !== own.phase.startsOn && offset > 0;
    const laid = layBlock({ window, isMoved, openWork: worksIn[offset] ?? [] }, roomAhead);
    if (laid === null) return null;
    placements.push(laid.placements);
    pushed.push({ ...window, endsOn: laid.endsOn });
  }
  const finishOn = laterOf(pushed.at(-1)?.endsOn ?? today, calendar.finishOn);
  const days = roomAhead.days.filter(({ day }) => day <= finishOn);
  return { placements: placements.flat(), windows: pushed, finishOn, days };
}

/** The open work of each phase from the current one on; what is left of those before it comes first. */
function groupByBlock(plan: Plan, openWork: readonly OpenWork[], current: number): OpenWork[][] {
  const worksIn = Map.groupBy(
    openWork.filter((work) => !work.isExcluded),
    (work) => work.task.phaseId,
  );
  const ofPhase = plan.phases.map((phase) => worksIn.get(phase.id) ?? []);
  return [ofPhase.slice(0, current + 1).flat(), ...ofPhase.slice(current + 1)];
}

function startOf(own: Window, before: Window | undefined | null, isFirst: boolean, calendar: Calendar): Day {
  if (before) return addDays(before.endsOn, 1);
  return isFirst ? calendar.startOn : own.startsOn;
}

function layBlock(block: Block, roomAhead: RoomAhead): { placements: Placement[]; endsOn: Day } | null {
  const { window, openWork } = block;
  if (!needsLaying(block, roomAhead)) return { placements: [], endsOn: window.endsOn };

  const pieces = openWork.map(liftAll).filter(({ minutes }) => minutes > 0);
  const days = daysFor(pieces, window, roomAhead);
  if (days === null) return null;
  const placements = pieces.length === 0 ? [] : layEvenly(pieces, days).placements;
  return { placements, endsOn: laterOf(window.endsOn, days.at(-1)?.day ?? window.endsOn) };
}

function liftAll(work: OpenWork): Piece {
  const minutes = work.displacedMinutes + sumMinutes(work.movable);
  return { work, staying: NONE, lifted: work.movable, minutes };
}

function needsLaying({ window, isMoved, openWork }: Block, roomAhead: RoomAhead): boolean {
  if (isMoved || openWork.some((work) => work.displacedMinutes > 0)) return true;
  const heldOn = new DayTotals();
  for (const { movable } of openWork) heldOn.addAll(movable);
  const isInside = (day: Day) => window.startsOn <= day && day <= window.endsOn;
  const rooms = roomsOf(window, roomAhead);
  if ([...heldOn.days()].some((day) => !isInside(day))) return true;
  for (const { day, minutes } of rooms) {
    if (day > window.endsOn) break;
    if (heldOn.on(day) > minutes) return true;
  }
  return false;
}

/**
 * The days of a window with the room of each, and as many after it as the work needs at its usual rate, or without
 * regard to the rate where no more days are to be had; `null` when there is no room at all for it.
 */
function daysFor(pieces: readonly Piece[], window: Window, roomAhead: RoomAhead): DayMinutes[] | null {
  const workMinutes = sumMinutes(pieces);
  const needed = sumOf(
    pieces,
    ({ work, minutes }) => minutes / (roomAhead.rates.get(work.task.phaseId) ?? 1),
  );
  const days: DayMinutes[] = [];
  let roomMinutes = 0;
  for (const room of roomsOf(window, roomAhead)) {
    // Rates are fractions: a thousandth of a minute must not cost a day.
    if (room.day > window.endsOn && roomMinutes >= needed - 0.001 && roomMinutes >= workMinutes) break;
    days.push(room);
    roomMinutes += room.minutes;
  }
  return roomMinutes >= workMinutes ? days : null;
}
