/**
 * How far the minutes planned up to the end of a day may be from an even spread. A wider tolerance keeps
 * more tasks whole and makes days less alike; half an hour is a quarter of the usual weekday.
 */
export const EVENNESS_TOLERANCE_MINUTES = 30;

/** A part of a task below this is hardly worth sitting down for. */
export const SHORTEST_PART_MINUTES = 20;

const ROUND_MINUTES = 5;

/** Task boundaries looked at on each side of an even cut; trying every minute instead found no fewer splits on random phases. */
const NEARBY_BOUNDARIES = 2;

/**
 * What a cut costs, beside the square of its distance from even, which is at most 900. A task split although it
 * would fit outweighs a thousand short parts, and a short part a thousand of what comes after it.
 */
const COST = { splitTask: 1e9, shortPart: 1e6, splitLongTask: 1e3, unevenMinutes: 1e3 };

/** A point on the line of work, and the ends of the task that it falls in or closes. */
type Cut = { at: number; taskStart: number; taskEnd: number };

/** What one day may take of the line of work. */
type DayShare = {
  /** Where the day would end if the work were spread exactly evenly; a fraction of a minute counts. */
  evenCut: number;
  evenMinutes: number;
  /** Minutes that the day may hold at most. */
  roomMinutes: number;
  nextRoomMinutes: number;
  /** Cuts that keep to the tolerance and to the room of the days before and after. */
  earliestCut: number;
  latestCut: number;
};

/** The cheapest way found to cut the line up to and including `cut`. */
type Path = { cut: Cut; cost: number; before: Path | undefined };

/**
 * Shares out tasks over days: lays the tasks end to end and says where on that line each day ends.
 *
 * An even spread cuts the line in proportion to the minutes of the days. Each cut may leave its even
 * place by {@link EVENNESS_TOLERANCE_MINUTES}, and a day is never given more than its minutes, or, when
 * the work exceeds all minutes, more than its proportional share rounded up. Within these bounds
 * the cuts are a shortest path, found by dynamic programming day by day over a few candidates each
 * (the even cut, task boundaries near it, points a shortest part away from those, and full days), that
 * minimises, in this order: tasks split although they would fit in a day; parts under
 * {@link SHORTEST_PART_MINUTES}; other splits, and parts that are not in steps of five minutes; the
 * squared distance from even. The even cuts themselves are always candidates, so that a path exists.
 *
 * Takes O(tasks + days × log tasks): a day has at most as many candidates as the tolerance has minutes.
 *
 * @param taskMinutes - whole minutes of each task, in order
 * @param dayMinutes - whole minutes of each day, in order; each above zero
 * @returns for each day, the minutes of work planned up to its end: never falling, the last is all the work
 */
export function chooseCuts(taskMinutes: readonly number[], dayMinutes: readonly number[]): number[] {
  const boundaries = [0, ...addUp(taskMinutes)];
  const shares = shareEvenly(boundaries.at(-1) ?? 0, dayMinutes);

  let paths: Path[] = [{ cut: { at: 0, taskStart: 0, taskEnd: 0 }, cost: 0, before: undefined }];
  for (const share of shares) {
    const arrivals = candidateCuts(share, boundaries, paths).map((cut) => cheapestPathTo(cut, share, paths));
    paths = arrivals.filter((path) => path !== undefined);
  }
  return cutsOf(paths[0]);
}

function shareEvenly(workMinutes: number, dayMinutes: readonly number[]): DayShare[] {
  const minutesUpTo = addUp(dayMinutes);
  const allMinutes = minutesUpTo.at(-1) ?? 0;
  const rooms = dayMinutes.map((minutes) => roomOf(minutes, workMinutes, allMinutes));
  const roomUpTo = addUp(rooms);
  const allRoom = roomUpTo.at(-1) ?? 0;

  return dayMinutes.map((minutes, index) => {
    const evenCut = (workMinutes * (minutesUpTo[index] ?? 0)) / allMinutes;
    const room = roomUpTo[index] ?? 0;
    return {
      evenCut,
      evenMinutes: (workMinutes * minutes) / allMinutes,
      roomMinutes: rooms[index] ?? 0,
      nextRoomMinutes: rooms[index + 1] ?? 0,
      earliestCut: Math.max(
        Math.ceil(evenCut - EVENNESS_TOLERANCE_MINUTES),
        workMinutes - (allRoom - room),
        0,
      ),
      latestCut: Math.min(Math.floor(evenCut + EVENNESS_TOLERANCE_MINUTES), room, workMinutes),
    };
  });
}

function roomOf(dayMinutes: number, workMinutes: number, allMinutes: number): number {
  return workMinutes <= allMinutes ? dayMinutes : Math.ceil((dayMinutes * workMinutes) / allMinutes);
}

/** The cuts worth a look for the end of a day, in order; the even cut is always among them. */
function candidateCuts(share: DayShare, boundaries: readonly number[], paths: readonly Path[]): Cut[] {
  const { at: evenCut, taskStart } = cutAt(Math.round(share.evenCut), boundaries);
  const points = [
    evenCut,
    taskStart + ROUND_MINUTES * Math.round((evenCut - taskStart) / ROUND_MINUTES),
    ...boundariesNear(evenCut, boundaries).flatMap((boundary) => [
      boundary - SHORTEST_PART_MINUTES,
      boundary,
      boundary + SHORTEST_PART_MINUTES,
    ]),
    ...paths.map((path) => path.cut.at + share.roomMinutes),
  ];
  return [...new Set(points)]
    .filter((point) => point >= share.earliestCut && point <= share.latestCut)
    .sort((a, b) => a - b)
    .map((point) => cutAt(point, boundaries));
}

function boundariesNear(at: number, boundaries: readonly number[]): readonly number[] {
  const index = firstBoundaryFrom(at, boundaries);
  return boundaries.slice(Math.max(0, index - NEARBY_BOUNDARIES), index + NEARBY_BOUNDARIES);
}

function cutAt(at: number, boundaries: readonly number[]): Cut {
  const index = firstBoundaryFrom(at, boundaries);
  return { at, taskStart: boundaries[index - 1] ?? 0, taskEnd: boundaries[index] ?? at };
}

/** Index of the first boundary at this point or after it, by binary search. */
function firstBoundaryFrom(at: number, boundaries: readonly number[]): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((boundaries[middle] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cheapestPathTo(cut: Cut, share: DayShare, paths: readonly Path[]): Path | undefined {
  let cheapest: Path | undefined;
  for (const before of paths) {
    if (!canHold(share, cut.at - before.cut.at)) continue;
    const cost = before.cost + COST.shortPart * countShortParts(before.cut, cut);
    if (cheapest === undefined || cost < cheapest.cost) cheapest = { cut, cost, before };
  }
  return cheapest && { ...cheapest, cost: cheapest.cost + costOfCut(cut, share) };
}

/** A day stays within its room, and is left empty only if its even share is not worth sitting down for. */
function canHold(share: DayShare, minutes: number): boolean {
  if (minutes === 0) return share.evenMinutes < SHORTEST_PART_MINUTES;
  return minutes > 0 && minutes <= share.roomMinutes;
}

/** Parts, not whole tasks, that are too short on the day between two cuts. */
function countShortParts(from: Cut, to: Cut): number {
  const firstPart = from.at < from.taskEnd ? Math.min(from.taskEnd, to.at) - from.at : 0;
  const lastPart = to.at < to.taskEnd && from.at <= to.taskStart ? to.at - to.taskStart : 0;
  return [firstPart, lastPart].filter((minutes) => minutes > 0 && minutes < SHORTEST_PART_MINUTES).length;
}

function costOfCut(cut: Cut, share: DayShare): number {
  const distanceCost = (cut.at - share.evenCut) ** 2;
  if (cut.at === cut.taskEnd) return distanceCost;

  const wouldFit = cut.taskEnd - cut.taskStart <= Math.max(share.roomMinutes, share.nextRoomMinutes);
  const splitCost = wouldFit ? COST.splitTask : COST.splitLongTask;
  const unevenCost = (cut.at - cut.taskStart) % ROUND_MINUTES === 0 ? 0 : COST.unevenMinutes;
  return splitCost + unevenCost + distanceCost;
}

function cutsOf(path: Path | undefined): number[] {
  const cuts: number[] = [];
  for (let step = path; step?.before; step = step.before) cuts.push(step.cut.at);
  return cuts.reverse();
}

function addUp(amounts: readonly number[]): number[] {
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    return sum;
  });
}
