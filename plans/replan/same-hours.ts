import type { Plan } from '../plan.ts';
import { type Calendar, calendarDays, type DayMinutes, LONGEST_PLAN_DAYS } from '../schedule/calendar.ts';
import { addDays, type Day } from '../schedule/day.ts';
import { habitMinutesByPhase, laterOf, minutesDoneOn } from './coming-days.ts';
import { layEvenly, type Piece, type Placed, type Placement, piecesOf } from './lay.ts';
import { addMinutes, sumMinutes } from './minutes.ts';
import type { OpenWork } from './open-work.ts';
import { usualRates, type Window, windowsUntil } from './windows.ts';

/** The coming work pushed: where it goes, and the windows and the finish that move with it. */
export type Push = { placements: Placement[]; windows: Window[]; finishOn: Day };

const STRETCH_DAYS = 28;

/** What each day can take, however far ahead. */
type Ground = {
  today: Day;
  /** First day on which anything can be planned. */
  firstDay: Day;
  /** Last day of the longest plan. */
  lastDay: Day;
  calendar: Calendar;
  rates: ReadonlyMap<number, number>;
  habitMinutesIn: ReadonlyMap<number, number>;
  doneToday: number;
  fixedOn: ReadonlyMap<Day, number>;
};

/** The work of one phase, or of several when the first of them are over, and the days it begins and ends on. */
type Block = { window: Window; isMoved: boolean; works: readonly OpenWork[] };

/**
 * Pushes the coming work back as far as the displaced work needs, in roadmap order.
 *
 * What is left of phases that are over comes first, together with the phase of today. A phase keeps its days while its
 * work fits them at its usual rate; otherwise its window becomes longer, and those after it move. A phase whose window
 * does not move, and which holds nothing displaced, over-full or outside its window, stays as it is.
 *
 * @returns `null` when the longest plan has not enough days
 */
export function pushWork(
  plan: Plan,
  works: readonly OpenWork[],
  calendar: Calendar,
  today: Day,
): Push | null {
  const ground = surveyGround(plan, works, calendar, today);
  const windows = windowsUntil(plan.phases, calendar, today);
  const stillOpen = windows.findIndex(({ endsOn }) => endsOn >= today);
  const current = stillOpen === -1 ? windows.length - 1 : stillOpen;
  const worksIn = groupByBlock(plan, works, current);

  const pushed: Window[] = windows.slice(0, Math.max(0, current));
  const placements: Placement[] = [];
  for (const [offset, own] of windows.slice(Math.max(0, current)).entries()) {
    const startsOn = startOf(own, offset === 0 ? null : pushed.at(-1), current + offset === 0, calendar);
    const window = { ...own, startsOn, endsOn: laterOf(own.endsOn, startsOn) };
    const isMoved = startsOn !== own.phase.startsOn && offset > 0;
    const laid = layBlock({ window, isMoved, works: worksIn[offset] ?? [] }, ground);
    if (laid === null) return null;
    placements.push(...laid.placements);
    pushed.push({ ...window, endsOn: laid.endsOn });
  }
  return {
    placements,
    windows: pushed,
    finishOn: laterOf(pushed.at(-1)?.endsOn ?? today, calendar.finishOn),
  };
}

function surveyGround(plan: Plan, works: readonly OpenWork[], calendar: Calendar, today: Day): Ground {
  const fixedOn = new Map<Day, number>();
  for (const { day, minutes } of works.flatMap((work) => work.fixed)) addMinutes(fixedOn, day, minutes);
  return {
    today,
    firstDay: laterOf(calendar.startOn, today),
    lastDay: addDays(calendar.startOn, LONGEST_PLAN_DAYS - 1),
    calendar,
    rates: usualRates(plan),
    habitMinutesIn: habitMinutesByPhase(plan),
    doneToday: minutesDoneOn(plan, today),
    fixedOn,
  };
}

/** The open work of each phase from the current one on; what is left of those before it comes first. */
function groupByBlock(plan: Plan, works: readonly OpenWork[], current: number): OpenWork[][] {
  const worksIn = Map.groupBy(
    works.filter((work) => !work.isExcluded),
    (work) => work.task.phaseId,
  );
  const ofPhase = plan.phases.map((phase) => worksIn.get(phase.id) ?? []);
  return [ofPhase.slice(0, current + 1).flat(), ...ofPhase.slice(current + 1)];
}

function startOf(own: Window, before: Window | undefined | null, isFirst: boolean, calendar: Calendar): Day {
  if (before) return addDays(before.endsOn, 1);
  return isFirst ? calendar.startOn : own.startsOn;
}

function layBlock(block: Block, ground: Ground): { placements: Placement[]; endsOn: Day } | null {
  const { window, works } = block;
  if (!needsLaying(block, ground)) return { placements: [], endsOn: window.endsOn };

  const pieces = piecesOf(works.map((work) => ({ work, lifted: work.movable })));
  const days = daysFor(pieces, window, ground);
  if (days === null) return null;
  const placed: Placed = new Map();
  if (pieces.length > 0) layEvenly(pieces, days, placed);
  const placements = works.map((work) => ({ work, staying: [], placed: placed.get(work.task.id) ?? [] }));
  return { placements, endsOn: laterOf(window.endsOn, days.at(-1)?.day ?? window.endsOn) };
}

function needsLaying({ window, isMoved, works }: Block, ground: Ground): boolean {
  if (isMoved || works.some((work) => work.displacedMinutes > 0)) return true;
  const heldOn = new Map<Day, number>();
  for (const { day, minutes } of works.flatMap((work) => work.movable)) addMinutes(heldOn, day, minutes);
  const isInside = (day: Day) => window.startsOn <= day && day <= window.endsOn;
  const rooms = roomsFrom(window, ground);
  if ([...heldOn.keys()].some((day) => !isInside(day))) return true;
  for (const { day, minutes } of rooms) {
    if (day > window.endsOn) break;
    if ((heldOn.get(day) ?? 0) > minutes) return true;
  }
  return false;
}

/**
 * The days of a window with the room of each, and as many after it as the work needs at its usual rate, or without
 * regard to the rate where no more days are to be had; `null` when there is no room at all for it.
 */
function daysFor(pieces: readonly Piece[], window: Window, ground: Ground): DayMinutes[] | null {
  const workMinutes = sumMinutes(pieces);
  const needed = pieces.reduce(
    (sum, { work, minutes }) => sum + minutes / (ground.rates.get(work.task.phaseId) ?? 1),
    0,
  );
  const days: DayMinutes[] = [];
  let roomMinutes = 0;
  for (const room of roomsFrom(window, ground)) {
    // Rates are fractions: a thousandth of a minute must not cost a day.
    if (room.day > window.endsOn && roomMinutes >= needed - 0.001 && roomMinutes >= workMinutes) break;
    days.push(room);
    roomMinutes += room.minutes;
  }
  return roomMinutes >= workMinutes ? days : null;
}

/** The room of each day from the start of a window on: what habits and fixed work leave, never negative. */
function* roomsFrom({ phase, startsOn }: Window, ground: Ground): Generator<DayMinutes> {
  const habitMinutes = ground.habitMinutesIn.get(phase.id) ?? 0;
  for (const { day, minutes } of calendarDaysFrom(laterOf(startsOn, ground.firstDay), ground)) {
    const doneMinutes = day === ground.today ? ground.doneToday : 0;
    const taken = habitMinutes + doneMinutes + (ground.fixedOn.get(day) ?? 0);
    yield { day, minutes: minutes === 0 ? 0 : Math.max(0, minutes - taken) };
  }
}

/** The days of the calendar as if it went on, read in stretches: most work ends long before the longest plan does. */
function* calendarDaysFrom(first: Day, { calendar, lastDay }: Ground): Generator<DayMinutes> {
  for (let startOn = first; startOn <= lastDay; startOn = addDays(startOn, STRETCH_DAYS)) {
    const endOfStretch = addDays(startOn, STRETCH_DAYS - 1);
    const finishOn = endOfStretch < lastDay ? endOfStretch : lastDay;
    yield* calendarDays({ ...calendar, startOn, finishOn });
  }
}
