import { sum, sumOf, sumsBefore } from '../sum.ts';

/** What one phase asks of its days. */
export type PhaseNeed = {
  taskMinutes: number;
  /** Minutes that its habits take of each of its study days, as far as a short day has them. */
  habitMinutes: number;
};

/** A load above which days are not weighed against each other any more: something is missing altogether. */
const HEAVIEST_LOAD = 2 ** 20;

/** Halvings until a load is known to about a billionth. */
const LOAD_HALVINGS = 30;

/** The days moved in all come before the squares of the single moves, of which the longest is two years. */
const COST_OF_A_DAY = 1e9;

/** What is free for the tasks of one phase, and its study days, on all days before an offset. */
type PhaseRoom = { taskMinutes: number; freeBefore: number[]; studyDaysBefore: readonly number[] };

/** The cheapest way found to end the phases up to one of them before the day at the offset `end`. */
type Path = { end: number; cost: number; before: Path | undefined };

/**
 * Deals days that follow each other to phases, in order: says where the days of each phase end.
 *
 * Each phase gets at least one study day, and minutes for its work where that is possible; where it is not, the
 * fullest phase is as little over-full as can be. Among all ways to do so, the ends are taken that leave
 * their wanted places by the fewest days in all; among equals those that move less far each, and then those that take
 * from later phases. So a phase that is short of minutes borrows from its neighbours, and they from theirs.
 *
 * Takes O(phases × days).
 *
 * @param needs - of each phase, in order
 * @param dayMinutes - study minutes of each day, in order; zero on a day off
 * @param wantedEnds - for each phase, the days up to its end where nothing speaks against it; the last is all days
 * @returns for each phase, the days up to its end: rising, the last is all days; `null` when there are fewer study days
 *   than phases
 * @see plans/README.md#scheduling for a worked example
 *
 * @example
 * // Two phases that want three days of an hour each. The first has work for 200 minutes and borrows a day.
 * dealDays(
 *   [{ taskMinutes: 200, habitMinutes: 0 }, { taskMinutes: 90, habitMinutes: 0 }],
 *   [60, 60, 60, 60, 60, 60],
 *   [3, 6],
 * )
 * //=> [4, 6]
 */
export function dealDays(
  needs: readonly PhaseNeed[],
  dayMinutes: readonly number[],
  wantedEnds: readonly number[],
): number[] | null {
  const rooms = roomsOf(needs, dayMinutes);
  if (isEnoughForAll(rooms, wantedEnds)) return [...wantedEnds];
  const load = leastPossibleLoad(rooms, dayMinutes.length);
  if (load === null) return null;
  const fair = nearestEnds(rooms, wantedEnds, load);
  if (load === 1 || isEnoughTogether(rooms, fair)) return fair;
  // Habits differ from phase to phase: days where they are wanted may leave more minutes than days that were moved.
  const near = nearestEnds(rooms, wantedEnds, Number.POSITIVE_INFINITY);
  return isEnoughTogether(rooms, near) ? near : fair;
}

/** Whether the plan as a whole has minutes for all work, though a phase may not. */
function isEnoughTogether(rooms: readonly PhaseRoom[], ends: readonly number[]): boolean {
  const freeMinutes = rooms.map(({ freeBefore }, index) => {
    return (freeBefore[ends[index] ?? 0] ?? 0) - (freeBefore[ends[index - 1] ?? 0] ?? 0);
  });
  return sumOf(rooms, ({ taskMinutes }) => taskMinutes) <= sum(freeMinutes);
}

function roomsOf(needs: readonly PhaseNeed[], dayMinutes: readonly number[]): PhaseRoom[] {
  const studyDaysBefore = sumsBefore(dayMinutes.map((minutes) => (minutes > 0 ? 1 : 0)));
  const freeBesides = new Map<number, number[]>();
  return needs.map(({ taskMinutes, habitMinutes }) => {
    const freeBefore =
      freeBesides.get(habitMinutes) ??
      sumsBefore(dayMinutes.map((minutes) => Math.max(0, minutes - habitMinutes)));
    freeBesides.set(habitMinutes, freeBefore);
    return { taskMinutes, freeBefore, studyDaysBefore };
  });
}

/** Whether the days from one offset to another have a study day, and hold the work of a phase at this load. */
function isEnough(room: PhaseRoom, from: number, to: number, load: number): boolean {
  const { taskMinutes, freeBefore, studyDaysBefore } = room;
  if (studyDaysBefore[to] === studyDaysBefore[from]) return false;
  const freeMinutes = (freeBefore[to] ?? 0) - (freeBefore[from] ?? 0);
  return load === Number.POSITIVE_INFINITY || taskMinutes <= load * freeMinutes;
}

function isEnoughForAll(rooms: readonly PhaseRoom[], ends: readonly number[]): boolean {
  return rooms.every((room, index) => isEnough(room, ends[index - 1] ?? 0, ends[index] ?? 0, 1));
}

/** The lowest load, at least 1, that no phase needs to exceed; `null` where a phase would be without a study day. */
function leastPossibleLoad(rooms: readonly PhaseRoom[], dayCount: number): number | null {
  const isPossible = (load: number) => canDeal(rooms, dayCount, load);
  if (isPossible(1)) return 1;
  if (!isPossible(Number.POSITIVE_INFINITY)) return null;
  let high = 2;
  while (!isPossible(high)) {
    high *= 2;
    if (high > HEAVIEST_LOAD) return Number.POSITIVE_INFINITY;
  }
  let low = high / 2;
  for (let halving = 0; halving < LOAD_HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (isPossible(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether there are days enough when each phase takes as few as it can. */
function canDeal(rooms: readonly PhaseRoom[], dayCount: number, load: number): boolean {
  let from = 0;
  for (const room of rooms) {
    let to = from + 1;
    while (to <= dayCount && !isEnough(room, from, to, load)) to++;
    if (to > dayCount) return false;
    from = to;
  }
  return true;
}

/** A shortest path, phase by phase: the cheapest end before each day, reached from the cheapest end before it. */
function nearestEnds(rooms: readonly PhaseRoom[], wantedEnds: readonly number[], load: number): number[] {
  const dayCount = wantedEnds.at(-1) ?? 0;
  let paths: (Path | undefined)[] = [{ end: 0, cost: 0, before: undefined }];
  for (const [index, room] of rooms.entries()) {
    const wantedEnd = wantedEnds[index] ?? dayCount;
    const longer: (Path | undefined)[] = [];
    let cheapest: Path | undefined;
    // A later end leaves later beginnings possible, so that one pass over both is enough.
    let from = 0;
    for (let end = 1; end <= dayCount; end++) {
      for (; from < end && isEnough(room, from, end, load); from++) {
        const path = paths[from];
        if (path && path.cost <= (cheapest?.cost ?? Number.POSITIVE_INFINITY)) cheapest = path;
      }
      if (cheapest)
        longer[end] = { end, cost: cheapest.cost + costOfMove(end - wantedEnd), before: cheapest };
    }
    paths = longer;
  }
  return endsOf(paths[dayCount]);
}

function costOfMove(days: number): number {
  return COST_OF_A_DAY * Math.abs(days) + days ** 2;
}

function endsOf(path: Path | undefined): number[] {
  const ends: number[] = [];
  for (let step = path; step?.before; step = step.before) ends.push(step.end);
  return ends.reverse();
}
