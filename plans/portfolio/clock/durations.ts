import { formatClock } from '../../format.ts';
import { linesOf } from '../piece.ts';

/** Nobody rehearses for longer without a break: a clock that was forgotten stops here, in seconds. */
export const LONGEST_DURATION = 6 * 60 * 60;

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;
const MINUTES = /^(\d{1,3})$/;

/**
 * A time as people type it, in seconds: minutes and seconds, hours before them, or minutes alone.
 *
 * @returns `null` for what is none, and for more than {@link LONGEST_DURATION}
 *
 * @example
 * secondsTyped('2:30') //=> 150
 * secondsTyped('3') //=> 180
 */
export function secondsTyped(text: string): number | null {
  const [, hours, minutes, seconds] =
    CLOCK.exec(text.trim()) ?? MINUTES.exec(text.trim())?.toSpliced(1, 0, '') ?? [];
  if (minutes === undefined) return null;
  const all = 3600 * Number(hours ?? 0) + 60 * Number(minutes) + Number(seconds ?? 0);
  return all <= LONGEST_DURATION ? all : null;
}

/**
 * How long each row took, as it is kept: a line each, `row: minutes:seconds`. Lines that say something else are passed
 * over.
 *
 * @returns seconds, by the ids of rows
 */
export function durationsOf(text: string): Map<string, number> {
  return new Map(
    linesOf(text).flatMap((line) => {
      const [, row, time] = /^([a-z0-9-]+):\s*(\S+)$/.exec(line) ?? [];
      const seconds = time === undefined ? null : secondsTyped(time);
      return row !== undefined && seconds !== null ? [[row, seconds] as const] : [];
    }),
  );
}

/** Durations as they are kept, from which {@link durationsOf} reads the same again. */
export function durationsAsText(seconds: ReadonlyMap<string, number>): string {
  return [...seconds].map(([row, each]) => `${row}: ${formatClock(each)}`).join('\n');
}
