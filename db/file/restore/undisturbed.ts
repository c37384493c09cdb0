import { statSync } from 'node:fs';
import { LOGS } from '../beside.ts';
import { readLogHead } from '../opening/log.ts';

/** Somebody who began before wrote to the database that is to be replaced, or to the one that comes, or has it open. */
export class DisturbedError extends Error {
  override readonly name = 'DisturbedError';
  readonly code = 'SQLITE_BUSY';
  readonly file: string;

  constructor(file: string, options?: ErrorOptions) {
    super('Somebody wrote to the database meanwhile', options);
    this.file = file;
  }
}

/** Whoever began before is done soon, and nobody begins any more. */
const TRIES = 5;
const PAUSE_MS = 200;

/** Does it again where it was disturbed. */
export function untilUndisturbed<T>(act: () => T): T {
  for (let tries = 1; ; tries += 1) {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof DisturbedError) || tries === TRIES) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, PAUSE_MS);
  }
}

/**
 * Makes something of a database whose standing is known: what somebody writes meanwhile would be half of it in that.
 *
 * @param drop - takes away what was made
 * @throws {DisturbedError} when somebody wrote
 */
export function asItStands<T>(file: string, standing: string, make: () => T, drop: (made: T) => void): T {
  const isDisturbed = () => standingOf(file) !== standing;
  let made: T;
  try {
    made = make();
  } catch (error) {
    throw isDisturbed() ? new DisturbedError(file, { cause: error }) : error;
  }
  if (!isDisturbed()) return made;
  drop(made);
  throw new DisturbedError(file);
}

/** Differs once somebody has written to a database, or to what lies beside it; a log that begins anew may keep its size. */
export function standingOf(file: string): string {
  return ['', ...LOGS]
    .map((suffix) => statSync(`${file}${suffix}`, { throwIfNoEntry: false }))
    .map((stat) => (stat === undefined ? '-' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`))
    .concat(readLogHead(file) ?? '-')
    .join(', ');
}
