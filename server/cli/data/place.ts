import { existsSync, lstatSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { inWords } from '../../../db/file/opening/faults.ts';
import { requireNothingLeft } from '../../../db/file/opening/inspect.ts';
import { requirePossible } from '../../../db/file/opening/place.ts';
import { linkToNothing } from '../../../db/file/refusals.ts';
import type { Config } from '../../config.ts';
import { CliProblem } from '../standing.ts';

/** npm runs everything in the folder of Daymark, and says in which folder it was typed. */
export function placeOf(given: string, { INIT_CWD: typedIn }: NodeJS.ProcessEnv): string {
  const here = resolve(given);
  if (typedIn === undefined) return here;
  const there = resolve(typedIn, given);
  return existsSync(there) || !existsSync(here) ? there : here;
}

/**
 * A file that is not there is not made for a command: it would be an empty plan.
 *
 * @throws {DatabaseRefusedError} when it was there, as a start would say; otherwise {@link CliProblem}
 */
export function requireDatabase({ databasePath, backupsFolder }: Config): void {
  requirePossible(databasePath);
  const file = resolve(databasePath);
  if (isThere(file)) return;
  requireNothingLeft(file, backupsFolder ?? undefined);
  throw new CliProblem(
    `There is no database at ${databasePath}. Start Daymark first, or name its file in DAYMARK_DATABASE.`,
  );
}

function isThere(file: string): boolean {
  try {
    if (statSync(file, { throwIfNoEntry: false })) return true;
    if (lstatSync(file, { throwIfNoEntry: false })) throw linkToNothing(file);
    return false;
  } catch (error) {
    // As in a folder that this account may not enter.
    throw inWords(error, file);
  }
}
