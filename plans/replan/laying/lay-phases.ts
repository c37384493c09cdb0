import { sum } from '../../sum.ts';
import { addUp, cutLine } from './line.ts';
import { endsUntil, levelEnds, type PhaseDemand, type Place, pushedEnds, roomOn } from './phase-ends.ts';

/** Minutes on a day, which is told by its index. */
export type Part = { day: number; minutes: number };

/** The open work of one phase. */
export type PhaseWork = Omit<PhaseDemand, 'workMinutes'> & {
  /** Whole minutes of each piece, in order; each above zero. */
  pieces: readonly number[];
  /** Tells where its work lies, if it may stay there as long as the days of the phase do; `null` where it has to be laid. */
  staysOn: () => readonly Part[] | null;
};

/**
 * What becomes of the ends of the phases: they keep theirs as far as all work is done by the last day (`keep`), all days
 * are equally full (`level`), or the later ones move back (`push`).
 */
export type LayGoal = 'keep' | 'level' | 'push';

export type LaidPhases = {
  /** For each phase, the number of days until it has ended. */
  ends: readonly number[];
  /** For each phase, the parts of each of its pieces in order of day; `null` where its work stays as it is. */
  parts: readonly (readonly (readonly Part[])[] | null)[];
  /** Minutes for which there was no room; the parts are then not all of the work. */
  leftMinutes: number;
};

/** Fractions of a day that adding up leaves behind. */
const TINY = 1e-6;

/** Ways kept in mind where the days cannot be cut one by one. */
const WIDTH = 16;

/** By how many study days earlier all should be done, where proper parts need some slack at the end. */
const EARLIER_BY = [0, 1, 2, 4, 8] as const;

/** How far a day may go over its minutes where it is let: proper parts do not come out even, though the days together are enough. */
export const LEEWAY_MINUTES = 5;

/**
 * Lays the open work of phases on days: whole tasks, in order, evenly, and nothing over the minutes of a day.
 *
 * The phases follow each other on one line. {@link endsUntil}, {@link levelEnds} or {@link pushedEnds} say how many days
 * each has; within them its work is spread evenly, and {@link cutLine} says where a day really ends. A phase whose days
 * are the same as before, and whose work may stay, is left as it is.
 *
 * @param free - minutes of each day before habits, less what stays on it in any case; zero on a day off
 * @param leeway - minutes that a day may go over its own where it can take a proper part
 * @see plans/README.md#replanning
 */
export function layPhases(
  phases: readonly PhaseWork[],
  free: readonly number[],
  goal: LayGoal,
  leeway = 0,
): LaidPhases {
  const needs = phases.map(toNeed);
  if (goal === 'push') return push(phases, needs, free);
  const endsBy = goal === 'level' ? levelEnds : endsUntil;
  const easy = layEasily(phases, free, endsBy(needs, free, free.length));
  if (easy.leftMinutes === 0) return easy;

  const dense = layDensely(phases, free, leeway);
  for (const earlierBy of dense.leftMinutes > 0 ? [] : EARLIER_BY) {
    const ends = endsBy(needs, free, lastBut(free, earlierBy));
    const laid = layBetween({ phases, free, ends, width: WIDTH, leeway });
    if (laid.leftMinutes === 0) return laid;
  }
  return dense;
}

function push(
  phases: readonly PhaseWork[],
  needs: readonly PhaseDemand[],
  free: readonly number[],
): LaidPhases {
  const ends = pushedEnds(needs, free);
  const isBeyond = ends.includes(Number.POSITIVE_INFINITY);
  // More days are looked for anyway: to lay the work on these would be in vain.
  if (isBeyond) return { ends, parts: [], leftMinutes: Number.POSITIVE_INFINITY };
  return layBetween({ phases, free, ends, width: 1 });
}

/**
 * Lays all work if it would fit with the goal `keep`, whichever way that is; else as much as the days can take.
 *
 * Each day cut for good, some work fits that is as dense as it will go, and does not when it is spread, and some the
 * other way round.
 */
export function layWhatFits(phases: readonly PhaseWork[], free: readonly number[]): LaidPhases {
  const dense = layDensely(phases, free, 0);
  if (dense.leftMinutes === 0) return dense;
  const easy = layEasily(phases, free, endsUntil(phases.map(toNeed), free, free.length));
  return easy.leftMinutes === 0 ? easy : dense;
}

function layEasily(
  phases: readonly PhaseWork[],
  free: readonly number[],
  ends: readonly Place[],
): LaidPhases {
  return layBetween({ phases, free, ends, width: 1 });
}

/** Lays all work as early as it will go: the most that the days can take. */
function layDensely(phases: readonly PhaseWork[], free: readonly number[], leeway: number): LaidPhases {
  const ends = endsUntil(phases.map(toNeed), free, free.length);
  const all = phases.map((phase) => ({ ...phase, staysOn: () => null }));
  return layBetween({ phases: all, free, ends, width: 1, leeway, isDense: true });
}

function toNeed({ pieces, habitMinutes, ownEnd, usualLoad }: PhaseWork): PhaseDemand {
  return { workMinutes: sum(pieces), habitMinutes, ownEnd, usualLoad };
}

/** The number of days until so many days with minutes are left. */
function lastBut(free: readonly number[], count: number): number {
  let last = free.length;
  for (let left = count; last > 0 && (left > 0 || (free[last - 1] ?? 0) === 0); last--) {
    if ((free[last - 1] ?? 0) > 0) left--;
  }
  return count === 0 ? free.length : last;
}

type Between = {
  phases: readonly PhaseWork[];
  free: readonly number[];
  ends: readonly Place[];
  width: number;
  leeway?: number;
  isDense?: boolean;
};

function layBetween(between: Between): LaidPhases {
  const { phases, free, ends, width, leeway = 0, isDense = false } = between;
  const wholeEnds = toWholeDays(phases, ends);
  const owners = ownersOf(free, wholeEnds);
  const staying = phases.map((phase, index) => (hasMoved(phases, ends, index) ? null : phase.staysOn()));
  const isLaid = staying.map((parts) => parts === null);
  for (;;) {
    const rooms = roomsFor(between, owners, (index) => (isLaid[index] ? null : (staying[index] ?? null)));
    const works = phases.map(({ pieces }, index) => (isLaid[index] ? pieces : []));
    const pieces = works.flat();
    const targets = isDense ? [] : targetsOf(works, rooms, ends);
    const cuts = cutLine({ pieces, rooms, targets, width, leeway, isDense });
    const leftMinutes = sum(pieces) - (cuts.at(-1) ?? 0);
    const parts = partsOf(works, isLaid, cuts);
    if (!layMore({ isLaid, owners, parts, leftMinutes })) {
      return { ends: wholeEnds.map((end) => Math.min(free.length, end)), parts, leftMinutes };
    }
  }
}

/** The number of days until each phase has ended. One that had a day of its own keeps at least one. */
function toWholeDays(phases: readonly PhaseWork[], ends: readonly Place[]): number[] {
  let begin = 0;
  let ownBegin = 0;
  return phases.map(({ ownEnd }, index) => {
    const end = Math.ceil((ends[index] ?? 0) - TINY);
    if (ownEnd <= ownBegin) return end;
    ownBegin = ownEnd;
    begin = Math.max(end, begin + 1);
    return begin;
  });
}

/** The phase that each day belongs to, and its habits with it: the one that it begins in, or the last. */
function ownersOf(free: readonly number[], ends: readonly number[]): number[] {
  let owner = 0;
  return free.map((_, day) => {
    while (owner < ends.length - 1 && (ends[owner] ?? 0) <= day) owner++;
    return owner;
  });
}

function hasMoved(phases: readonly PhaseWork[], ends: readonly Place[], index: number): boolean {
  const isOther = (at: number) => Math.abs((ends[at] ?? 0) - (phases[at]?.ownEnd ?? 0)) > TINY;
  return isOther(index) || (index > 0 && isOther(index - 1));
}

function roomsFor(
  { phases, free }: Between,
  owners: readonly number[],
  staysOf: (phase: number) => readonly Part[] | null,
): number[] {
  const rooms = free.map((minutes, day) => roomOn(minutes, phases[owners[day] ?? 0]?.habitMinutes[day]));
  for (const index of phases.keys()) {
    for (const { day, minutes } of staysOf(index) ?? [])
      rooms[day] = Math.max(0, (rooms[day] ?? 0) - minutes);
  }
  return rooms;
}

/** Where on the line each day would end if the work of each phase were spread evenly over the room of its days. */
function targetsOf(
  works: readonly (readonly number[])[],
  rooms: readonly number[],
  ends: readonly Place[],
): number[] {
  const targets = rooms.map(() => 0);
  for (const [phase, pieces] of works.entries()) {
    const from = Math.min(rooms.length, phase === 0 ? 0 : (ends[phase - 1] ?? 0));
    const to = Math.max(from, Math.min(rooms.length, ends[phase] ?? 0));
    const work = sum(pieces);
    if (work > 0) spread(targets, rooms, { from, to, work });
  }
  return addUp(targets);
}

function spread(
  targets: number[],
  rooms: readonly number[],
  { from, to, work }: { from: Place; to: Place; work: number },
): void {
  const overlap = (day: number) => (rooms[day] ?? 0) * (Math.min(to, day + 1) - Math.max(from, day));
  let allRoom = 0;
  for (let day = Math.floor(from); day < to; day++) allRoom += overlap(day);
  if (allRoom === 0) {
    const day = Math.max(0, Math.min(Math.floor(from), rooms.length - 1));
    if (day in targets) targets[day] = (targets[day] ?? 0) + work;
    return;
  }
  for (let day = Math.floor(from); day < to; day++) {
    targets[day] = (targets[day] ?? 0) + (work * overlap(day)) / allRoom;
  }
}

/** The parts of each piece between cuts. */
function partsOf(
  works: readonly (readonly number[])[],
  isLaid: readonly boolean[],
  cuts: readonly number[],
): (Part[][] | null)[] {
  let day = 0;
  let start = 0;
  return works.map((pieces, index) => {
    if (!isLaid[index]) return null;
    const parts: Part[][] = [];
    for (const minutes of pieces) {
      const end = start + minutes;
      while (day < cuts.length && (cuts[day] ?? 0) <= start) day++;
      const first: Part = { day, minutes: Math.min(end, cuts[day] ?? start) - start };
      if (first.minutes === minutes) parts.push([first]);
      else parts.push(first.minutes > 0 ? [first, ...restOf(cuts, day + 1, end)] : []);
      start = end;
    }
    return parts;
  });
}

/** The parts of a piece from its second day on. */
function restOf(cuts: readonly number[], from: number, end: number): Part[] {
  const parts: Part[] = [];
  let start = cuts[from - 1] ?? end;
  for (let day = from; day < cuts.length && start < end; day++) {
    const cut = Math.min(end, cuts[day] ?? start);
    if (cut > start) parts.push({ day, minutes: cut - start });
    start = cut;
  }
  return parts;
}

type Laid = {
  isLaid: boolean[];
  owners: readonly number[];
  parts: readonly (readonly Part[][] | null)[];
  leftMinutes: number;
};

/** Work that does not end on its own days must not fill the cracks of a phase that stays: that one is laid too. */
function layMore({ isLaid, owners, parts, leftMinutes }: Laid): boolean {
  if (isLaid.every(Boolean)) return false;
  const before = isLaid.filter(Boolean).length;
  if (leftMinutes > 0) isLaid.fill(true);
  for (const pieces of parts) {
    const last = pieces?.at(-1)?.at(-1);
    for (let day = pieces?.[0]?.[0]?.day ?? 0; last !== undefined && day <= last.day; day++) {
      isLaid[owners[day] ?? 0] = true;
    }
  }
  return isLaid.filter(Boolean).length > before;
}
