import { EVENNESS_TOLERANCE_MINUTES, SHORTEST_PART_MINUTES } from '../../schedule/cuts.ts';

const ROUND_MINUTES = 5;

/** What one day may take of the line of work, which it takes up at `start`. */
type Share = { start: number; evenCut: number; evenMinutes: number; earliest: number; latest: number };

/**
 * Shares out tasks evenly over days in one pass: lays the tasks end to end and says where on that line each day ends.
 *
 * It goes by the rules of the first plan: a cut may leave its even place by {@link EVENNESS_TOLERANCE_MINUTES}, no day
 * gets more than its minutes, a task stays whole where a cut may fall on its end, and parts are not too short. But it
 * cuts each day for good before it looks at the next one, where the first plan weighs all days against each other: a
 * replan is previewed in three ways at once, and the second pass over all days would cost more than all else together.
 *
 * @param taskMinutes - whole minutes of each task, in order
 * @param dayMinutes - whole minutes of each day, in order; each above zero, and together no fewer than the tasks need
 * @returns for each day, the minutes of work planned up to its end: never falling, the last is all the work
 */
export function evenCuts(taskMinutes: readonly number[], dayMinutes: readonly number[]): number[] {
  const ends = [0, ...addUp(taskMinutes)];
  const rooms = addUp(dayMinutes);
  const work = ends.at(-1) ?? 0;
  const allRoom = rooms.at(-1) ?? 0;
  let start = 0;
  let task = 0;
  return dayMinutes.map((minutes, index) => {
    const share = shareOf(start, minutes, rooms[index] ?? 0, work, allRoom);
    while ((ends[task] ?? work) < share.earliest) task++;
    start = nearestEnd(ends, task, share) ?? splitPoint(ends, task, share);
    return start;
  });
}

function addUp(amounts: readonly number[]): number[] {
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    return sum;
  });
}

function shareOf(start: number, dayMinutes: number, roomSoFar: number, work: number, allRoom: number): Share {
  const evenCut = (work * roomSoFar) / allRoom;
  const evenMinutes = (work * dayMinutes) / allRoom;
  const earliest = Math.ceil(evenCut - EVENNESS_TOLERANCE_MINUTES);
  const latest = Math.floor(evenCut + EVENNESS_TOLERANCE_MINUTES);
  return {
    start,
    evenCut,
    evenMinutes,
    earliest: Math.max(start, earliest, work - (allRoom - roomSoFar)),
    latest: Math.min(start + dayMinutes, latest, work),
  };
}

/** The end of a task nearest to an even spread, if one is allowed. A day worth sitting down for is not left empty. */
function nearestEnd(
  ends: readonly number[],
  from: number,
  { start, evenCut, evenMinutes, latest }: Share,
): number | undefined {
  const mayBeEmpty = evenMinutes < SHORTEST_PART_MINUTES;
  let nearest: number | undefined;
  for (let index = from; index < ends.length; index++) {
    const end = ends[index] ?? latest;
    if (end > latest) break;
    if (end === start && !mayBeEmpty) continue;
    if (nearest === undefined || Math.abs(end - evenCut) <= Math.abs(nearest - evenCut)) nearest = end;
  }
  return nearest;
}

/** Where a day ends inside a task: near even, in steps of five minutes, with proper parts on both sides if they fit. */
function splitPoint(ends: readonly number[], from: number, share: Share): number {
  let task = from;
  while ((ends[task] ?? Number.POSITIVE_INFINITY) <= share.start) task++;
  const taskStart = Math.max(share.start, ends[task - 1] ?? 0);
  const taskEnd = ends[task] ?? taskStart;
  const rounded = taskStart + ROUND_MINUTES * Math.round((share.evenCut - taskStart) / ROUND_MINUTES);
  const proper = Math.max(
    taskStart + SHORTEST_PART_MINUTES,
    Math.min(rounded, taskEnd - SHORTEST_PART_MINUTES),
  );
  return Math.min(share.latest, Math.max(share.earliest, proper));
}
