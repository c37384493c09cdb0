import { sum } from '../../sum.ts';

/** One thing that can be chosen. */
export type Item = {
  /** What it takes; whole. */
  minutes: number;
  /** What it is worth by itself; above zero. */
  worth: number;
  /** What it counts for: of the worth there, each next part counts less. An item has the group of what it comes after. */
  group: string;
  /** Index of the item, further up in the list, without which it is not chosen. */
  after: number | null;
};

/** Items are weighed in steps of this. */
const STEP_MINUTES = 5;

/** Once a group has this worth, more of it counts half: about ten hours of study for one round and one capability. */
const HALVING_WORTH = 600;

/** What a group comes to: it grows ever more slowly with the worth of what is in it. */
export function groupValue(worth: number): number {
  return HALVING_WORTH * Math.log1p(worth / HALVING_WORTH);
}

/**
 * Chooses items that fit into the minutes, such that all groups together come to most, and nothing is chosen without
 * what it comes after.
 *
 * This is the precedence-constrained knapsack problem: the 0–1 knapsack problem (S. Martello and P. Toth, *Knapsack
 * Problems*, 1990, chapter 2) in which some items ask for others. As each asks for at most one, it is solved exactly, by
 * depth-first dynamic programming over time (G. Cho and D. X. Shaw, *A Depth-First Dynamic Programming Algorithm for the
 * Tree Knapsack Problem*, INFORMS Journal on Computing 9(4), 1997): within each group the most worth for each amount of
 * time, then the best division of the time among groups. That is exact too, because the value of a group never falls
 * with its worth.
 *
 * Minutes of items are rounded up to steps of five, and the room is rounded down: it is never overrun, and the choice is
 * the best there is where all of them are multiples of five.
 *
 * @param items - each after what it asks for
 * @param worthBefore - by group, the worth of what is there already
 * @returns the indexes of the chosen items; none when there is no room
 */
export function chooseItems(
  items: readonly Item[],
  minutes: number,
  worthBefore: ReadonlyMap<string, number>,
): Set<number> {
  const capacity = Math.max(0, Math.floor(minutes / STEP_MINUTES));
  const tables = splitIntoGroups(items).map((group) => fillTable(group, items, capacity));
  const times = divideTime(tables, worthBefore, capacity);
  return new Set(tables.flatMap((table, index) => takenWithin(table, times[index] ?? 0)));
}

/** A group with its items in preorder: behind each stand directly those that ask for it. */
type Group = {
  name: string;
  members: readonly number[];
  /** For each member, how many stand in its tree, itself included. */
  treeSizes: readonly number[];
};

function splitIntoGroups(items: readonly Item[]): Group[] {
  const asking: number[][] = items.map(() => []);
  const roots = new Map<string, number[]>();
  for (const [index, { after, group }] of items.entries()) {
    if (after !== null) asking[after]?.push(index);
    else roots.set(group, [...(roots.get(group) ?? []), index]);
  }
  return [...roots].map(([name, rootsOfGroup]) => ({ name, ...inPreorder(rootsOfGroup, asking) }));
}

function inPreorder(roots: readonly number[], asking: readonly (readonly number[])[]) {
  const members: number[] = [];
  const treeSizes: number[] = [];
  const visit = (index: number) => {
    const place = members.push(index) - 1;
    for (const next of asking[index] ?? []) visit(next);
    treeSizes[place] = members.length - place;
  };
  for (const root of roots) visit(root);
  return { members, treeSizes };
}

/**
 * The most worth that the members from each row on can have within each amount of time, at `row × width + time`; all
 * zero in the row behind the last member.
 */
type Table = {
  group: Group;
  costs: readonly number[];
  worths: readonly number[];
  width: number;
  most: Float64Array;
};

/** Each member is taken, and those behind it come next; or it is left, and its whole tree with it. */
function fillTable(group: Group, items: readonly Item[], capacity: number): Table {
  const { members, treeSizes } = group;
  const costs = members.map((member) => Math.ceil((items[member]?.minutes ?? 0) / STEP_MINUTES));
  const worths = members.map((member) => items[member]?.worth ?? 0);
  const width = Math.min(capacity, sum(costs)) + 1;
  const most = new Float64Array((members.length + 1) * width);
  for (let row = members.length - 1; row >= 0; row--) {
    const cost = costs[row] ?? 0;
    const worth = worths[row] ?? 0;
    const ifLeft = (row + (treeSizes[row] ?? 1)) * width;
    const ifTaken = (row + 1) * width - cost;
    for (let time = 0; time < width; time++) {
      const left = most[ifLeft + time] ?? 0;
      const taken = time < cost ? 0 : worth + (most[ifTaken + time] ?? 0);
      most[row * width + time] = Math.max(left, taken);
    }
  }
  return { group, costs, worths, width, most };
}

/** The items of a group that come to most within an amount of time; of equals the first ones. */
function takenWithin({ group, costs, worths, width, most }: Table, time: number): number[] {
  const taken: number[] = [];
  let timeLeft = Math.min(time, width - 1);
  let row = 0;
  while (row < group.members.length) {
    const ifLeft = row + (group.treeSizes[row] ?? 1);
    const timeAfter = timeLeft - (costs[row] ?? 0);
    const ifTaken = (worths[row] ?? 0) + (most[(row + 1) * width + timeAfter] ?? 0);
    if (timeAfter >= 0 && ifTaken >= (most[ifLeft * width + timeLeft] ?? 0)) {
      taken.push(group.members[row] ?? 0);
      timeLeft = timeAfter;
      row += 1;
    } else {
      row = ifLeft;
    }
  }
  return taken;
}

/** What each group gets of the time, in the best division among them. */
function divideTime(
  tables: readonly Table[],
  worthBefore: ReadonlyMap<string, number>,
  capacity: number,
): number[] {
  let most = new Float64Array(capacity + 1);
  const divisions = tables.map((table) => {
    const division = joinGroup(most, listGains(table, worthBefore.get(table.group.name) ?? 0));
    most = division.most;
    return division.timeOfGroup;
  });
  const times: number[] = [];
  let timeLeft = capacity;
  for (const timeOfGroup of divisions.toReversed()) {
    const time = timeOfGroup[timeLeft] ?? 0;
    times.unshift(time);
    timeLeft -= time;
  }
  return times;
}

type Gain = { time: number; value: number };

/** The amounts of time from which on a group comes to more, with how much more in all. */
function listGains({ width, most }: Table, worthBefore: number): Gain[] {
  const valueBefore = groupValue(worthBefore);
  const gains: Gain[] = [];
  for (let time = 0; time < width; time++) {
    const worth = most[time] ?? 0;
    if (worth > (time === 0 ? 0 : (most[time - 1] ?? 0))) {
      gains.push({ time, value: groupValue(worthBefore + worth) - valueBefore });
    }
  }
  return gains;
}

/** The most that all groups so far and one more come to within each amount of time, and what the one gets of it. */
function joinGroup(before: Float64Array, gains: readonly Gain[]) {
  const most = Float64Array.from(before);
  const timeOfGroup = new Int32Array(before.length);
  for (const { time, value } of gains) {
    for (let all = time; all < before.length; all++) {
      const joined = (before[all - time] ?? 0) + value;
      if (joined > (most[all] ?? 0)) {
        most[all] = joined;
        timeOfGroup[all] = time;
      }
    }
  }
  return { most, timeOfGroup };
}
