import { oncePerValue } from '../../once-per-value.ts';
import { sumOf } from '../../sum.ts';
import type { Kind, Part } from '../kind.ts';
import { type Piece, partOf } from '../piece.ts';
import { durationsOf } from './durations.ts';
import { clockOf, type Run } from './run-clock.ts';

/** The parts of a kind that a clock fills in. */
export type Timing = {
  /** Its rows are what is timed, one after the other. */
  durations: Part;
  clock: Part;
  /** When it was. */
  day: Part | undefined;
  /** In which of several lengths. */
  length: Part | undefined;
};

/** Which parts of a kind a clock fills in; `null` for a kind that is not timed. */
export const timingOf: (kind: Pick<Kind, 'parts'>) => Timing | null = oncePerValue(({ parts }) => {
  const durations = parts.find(({ form }) => form === 'durations');
  const clock = parts.find(({ form }) => form === 'clock');
  if (!durations || !clock) return null;
  return {
    durations,
    clock,
    day: parts.find(({ form }) => form === 'day'),
    length: parts.find(({ choices }) => choices.some(({ minutes }) => minutes !== undefined)),
  };
});

/** The run that a piece of a timed kind keeps. */
export function runOf(timing: Timing, piece: Pick<Piece, 'parts'>): Run {
  return {
    spent: durationsOf(partOf(piece, timing.durations.id).text),
    running: clockOf(partOf(piece, timing.clock.id).text),
  };
}

/** How long a run should take in all, in seconds: the length that was chosen; else what it is told in; else `null`. */
export function wantedSeconds(
  { length }: Timing,
  piece: Pick<Piece, 'parts'>,
  parent: Pick<Kind, 'spoken'> | undefined,
): number | null {
  if (length === undefined) return parent?.spoken ?? null;
  const chosen = partOf(piece, length.id).text;
  const minutes = length.choices.find(({ id }) => id === chosen)?.minutes;
  return minutes === undefined ? null : 60 * minutes;
}

/** Nobody plans a section to the second. */
const STEP_SECONDS = 10;

/**
 * Shares out a time among rows by their weights, in steps of ten seconds where it is one of such steps. Weights need
 * not add up to anything.
 *
 * @returns seconds, by the ids of rows; they add up to `seconds`
 *
 * @example
 * shareOut([{ id: 'a', share: 1 }, { id: 'b', share: 2 }], 90) //=> Map { 'a' => 30, 'b' => 60 }
 */
export function shareOut(
  rows: readonly { id: string; share: number }[],
  seconds: number,
): Map<string, number> {
  const step = seconds % STEP_SECONDS === 0 ? STEP_SECONDS : 1;
  const whole = sumOf(rows, ({ share }) => share);
  const shares = rows.map(({ id, share }) => {
    const exact = (seconds / step) * (share / whole);
    return { id, steps: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  // What is left over by rounding down goes where most was cut off.
  const left = seconds / step - sumOf(shares, ({ steps }) => steps);
  const raised = new Set(
    shares
      .toSorted((one, other) => other.rest - one.rest)
      .slice(0, left)
      .map(({ id }) => id),
  );
  return new Map(shares.map(({ id, steps }) => [id, step * (steps + (raised.has(id) ? 1 : 0))]));
}
