import { sumOf } from '../../sum.ts';
import type { Kind } from '../kind.ts';
import { type Piece, partOf } from '../piece.ts';
import { LONGEST_DURATION } from './durations.ts';
import { runOf, shareOut, type Timing, wantedSeconds } from './timing.ts';

/** In seconds. */
export type Took = { took: number; wanted: number };

/** A run that is over, beside what was planned for it. */
export type RunTaken = {
  piece: Piece;
  /** By the ids of rows; a row that was passed over has none. */
  rows: ReadonlyMap<string, Took>;
  whole: Took;
};

/** So many runs say how it goes now. */
const LAST_RUNS = 5;

/**
 * The last runs of one piece that are over and planned for, the latest last.
 *
 * @param runs - pieces of the timed kind, archived ones too, which are left out
 * @param parent - the kind of what they belong to
 */
export function lastRuns(
  timing: Timing,
  runs: readonly Piece[],
  parent: Pick<Kind, 'spoken'> | undefined,
): RunTaken[] {
  const dayOf = (piece: Piece) => (timing.day ? partOf(piece, timing.day.id).text : '');
  return runs
    .filter(({ archivedOn }) => archivedOn === null)
    .toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0))
    .flatMap((piece) => takenBy(timing, piece, parent) ?? [])
    .slice(-LAST_RUNS);
}

function takenBy(timing: Timing, piece: Piece, parent: Pick<Kind, 'spoken'> | undefined): RunTaken | null {
  const { spent, running } = runOf(timing, piece);
  const seconds = wantedSeconds(timing, piece, parent);
  if (running !== null || seconds === null) return null;
  const wanted = shareOut(timing.durations.rows, seconds);
  const rows = timing.durations.rows.flatMap(({ id }) => {
    const took = spent.get(id);
    return took === undefined ? [] : [[id, { took, wanted: wanted.get(id) ?? 0 }] as const];
  });
  // A clock that was forgotten stopped by itself, and tells nothing of the run.
  if (rows.length === 0 || rows.some(([, { took }]) => took >= LONGEST_DURATION)) return null;
  const took = sumOf(rows, ([, each]) => each.took);
  return { piece, rows: new Map(rows), whole: { took, wanted: seconds } };
}

/** A row that goes wrong the same way in several runs. */
export type Habit = {
  row: string;
  /** More than was planned, or less. */
  is: 'over' | 'under';
  /** By how much, where it does: the middle one of these runs. */
  seconds: number;
  /** In how many runs, of how many that had the row. */
  times: number;
  of: number;
};

/** Closer to the plan than this is on it: seconds, and a share of the plan. */
const TOLERANCE = { seconds: 15, share: 0.1 };

/** Tells whether a time is off its plan, and which way. */
export function offPlan({ took, wanted }: Took): 'over' | 'under' | null {
  if (Math.abs(took - wanted) <= Math.max(TOLERANCE.seconds, TOLERANCE.share * wanted)) return null;
  return took > wanted ? 'over' : 'under';
}

/**
 * What most needs a change: the row that in at least half of its runs is over its time, and by most; where none is, the
 * one that is under it.
 *
 * @param rows - ids
 * @returns `null` while every row mostly keeps its time
 */
export function worstHabit(runs: readonly Pick<RunTaken, 'rows'>[], rows: readonly string[]): Habit | null {
  const habits = rows.flatMap((row) => {
    const all = runs.flatMap((run) => run.rows.get(row) ?? []);
    return (['over', 'under'] as const).flatMap((is) => habitOf(row, is, all) ?? []);
  });
  const order = habits.toSorted(
    (one, other) => Number(one.is === 'under') - Number(other.is === 'under') || other.seconds - one.seconds,
  );
  return order[0] ?? null;
}

function habitOf(row: string, is: Habit['is'], all: readonly Took[]): Habit | null {
  const off = all.filter((each) => offPlan(each) === is);
  if (off.length === 0 || 2 * off.length < all.length) return null;
  const amounts = off.map(({ took, wanted }) => Math.abs(took - wanted)).toSorted((a, b) => a - b);
  const seconds = amounts[Math.floor((amounts.length - 1) / 2)] ?? 0;
  return { row, is, seconds, times: off.length, of: all.length };
}
