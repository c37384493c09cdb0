import { closeSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OWNER_ONLY = 0o600;
const SUFFIX = '.unfinished';
/** A backup that is being made is written to all the time. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** Where a backup is written until it is known to be whole. */
export function unfinishedName(path: string): string {
  return `${path}${SUFFIX}`;
}

/**
 * Makes an empty file that only its owner may read.
 *
 * @returns whether it was not there yet, so that it is nobody else's
 */
export function makeFile(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes what is left of a backup of ours, with the journal that SQLite may have kept beside it. */
export function removeUnfinished(path: string): void {
  for (const suffix of ['', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}

/** Removes what backups left that were killed. One that another process is making is not touched. */
export function clearAbandoned(folder: string, begin: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${begin}-`) || !name.includes(`.db${SUFFIX}`)) continue;
    const path = join(folder, name);
    const writtenAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime();
    if (now.getTime() - writtenAt > ABANDONED_AFTER_MS) rmSync(path, { force: true });
  }
}
