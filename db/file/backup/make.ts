import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { markWhole } from '../opening/mark.ts';
import { syncToDisk } from '../restore/durable.ts';
import { checkBackup } from './check.ts';
import { type BackupReason, backupName } from './names.ts';
import { backupBegin, backupsBeside } from './places.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

/**
 * Writes a whole, checked copy of the database.
 *
 * @param folder - where backups are kept; it is made if it is missing
 * @returns the path of the backup
 */
export function backUpDatabase(
  client: BetterSqlite3.Database,
  file: string,
  now: Date,
  reason: BackupReason,
  folder = backupsBeside(file),
): string {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const path = join(folder, backupName(backupBegin(file, folder), { instant: now, reason }));
  return writeCopy(client, path, folder);
}

function writeCopy(client: BetterSqlite3.Database, wanted: string, folder: string): string {
  const { path, unfinished } = claimName(wanted);
  try {
    client.prepare('vacuum into ?').run(unfinished);
    markCopy(unfinished);
    const verdict = checkBackup(unfinished);
    if (verdict !== 'good')
      throw new Error(`The backup ${unfinished} did not pass its check: it is ${verdict}`);
    syncToDisk(unfinished);
    renameSync(unfinished, path);
    syncToDisk(folder);
    return path;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** It was copied with the mark of a file that may have a log. */
function markCopy(path: string): void {
  const copy = new BetterSqlite3(path);
  try {
    markWhole(copy);
  } finally {
    copy.close();
  }
}

/** Takes a name for this backup alone, by making its unfinished file, which SQLite fills and only its owner may read. */
function claimName(wanted: string): { path: string; unfinished: string } {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : wanted.replace(/\.db$/, `-${number}.db`);
    const unfinished = `${path}.unfinished`;
    if (existsSync(path) || !makeFile(unfinished)) continue;
    if (!existsSync(path)) return { path, unfinished };
    // Another one was finished in between.
    rmSync(unfinished, { force: true });
  }
}

/** @returns whether it was not there yet */
function makeFile(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY_FILE));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
