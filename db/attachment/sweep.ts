import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from '../file/open.ts';
import { listNamedBytes } from './named-bytes.ts';
import { filesFolder, listKept, pathOfBytes, ROOMS } from './store.ts';

/** What came so lately may be of a form, an import or a backup that is not done yet. */
const SPARED_MS = 24 * 60 * 60_000;

/**
 * Lets the bytes of files go that nothing names any more: neither a row of the database, nor what can be taken back or
 * put back. A backup has its own.
 *
 * @returns how many files went
 */
export function sweepFiles(db: Database, now: Date): number {
  const folder = filesFolder(db);
  return sweepFolder(folder, now, () => listNamedBytes(db.client));
}

/**
 * The same for the files of backups that lie in one folder. As long as one of the backups cannot be read, all stay.
 *
 * @param backups - the paths of all of them
 */
export function sweepFilesOfBackups(folder: string, backups: readonly string[], now: Date): number {
  return sweepFolder(folder, now, () => {
    const named = backups.map(namedBy);
    return named.includes(null) ? null : named.flatMap((one) => one ?? []);
  });
}

function namedBy(path: string): string[] | null {
  try {
    const client = new BetterSqlite3(path, { readonly: true });
    try {
      return listNamedBytes(client);
    } finally {
      client.close();
    }
  } catch {
    return null;
  }
}

function sweepFolder(folder: string, now: Date, findNamed: () => readonly string[] | null): number {
  const old = listKept(folder).filter((sha256) => isOld(pathOfBytes(folder, sha256), now));
  clearRooms(folder, now);
  const named = old.length === 0 ? null : findNamed();
  if (named === null) return 0;
  const kept = new Set(named);
  const unnamed = old.filter((sha256) => !kept.has(sha256));
  for (const sha256 of unnamed) rmSync(pathOfBytes(folder, sha256), { force: true });
  return unnamed.length;
}

/** Of files that were cut off on their way in. */
function clearRooms(folder: string, now: Date): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(ROOMS) && isOld(path, now)) rmSync(path, { recursive: true, force: true });
  }
}

/** By the clock of the disk, which also tells when it got its name here. */
function isOld(path: string, now: Date): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && now.getTime() - stat.ctimeMs > SPARED_MS;
}
