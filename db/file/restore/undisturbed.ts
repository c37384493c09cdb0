import { statSync } from 'node:fs';

/** Somebody who began before wrote to the database that is to be replaced, or has it open. */
export class DisturbedError extends Error {
  override readonly name = 'DisturbedError';
  readonly code = 'SQLITE_BUSY';

  constructor(options?: ErrorOptions) {
    super('Somebody wrote to the database meanwhile', options);
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

/** Differs once somebody has written to a database, or to what lies beside it. */
export function standingOf(file: string): string {
  return ['', '-wal', '-journal']
    .map((suffix) => statSync(`${file}${suffix}`, { throwIfNoEntry: false }))
    .map((stat) => (stat === undefined ? '-' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`))
    .join(', ');
}
