import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/**
 * Writes a whole, checked copy of the database into `backups/` beside it.
 *
 * @param reason - part of its name, such as `before-migration`
 * @returns the path of the backup
 */
export function backUpDatabase(
  client: BetterSqlite3.Database,
  file: string,
  now: Date,
  reason: string,
): string {
  const folder = backupsFolder(file);
  const backup = join(folder, `${backupPrefix(file)}${compactInstant(now)}-${reason}.db`);
  const unfinished = `${backup}.unfinished`;
  mkdirSync(folder, { recursive: true });
  rmSync(unfinished, { force: true });
  try {
    client.prepare('vacuum into ?').run(unfinished);
    if (!isGoodBackup(unfinished)) throw new Error(`The backup ${unfinished} did not pass its check`);
    syncToDisk(unfinished);
    renameSync(unfinished, backup);
    syncToDisk(folder);
    return backup;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** The newest backup of a database that passes its check. */
export function findNewestBackup(file: string): string | undefined {
  const folder = backupsFolder(file);
  if (!existsSync(folder)) return undefined;

  const names = readdirSync(folder).filter(
    (name) => name.startsWith(backupPrefix(file)) && name.endsWith('.db'),
  );
  return names
    .sort()
    .reverse()
    .map((name) => join(folder, name))
    .find(isGoodBackup);
}

function backupsFolder(file: string): string {
  return join(dirname(file), 'backups');
}

function backupPrefix(file: string): string {
  return `${basename(file, extname(file))}-`;
}

/** `20260302T063000Z`: names that sort in order of time. */
function compactInstant(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '');
}

function isGoodBackup(path: string): boolean {
  try {
    const copy = new BetterSqlite3(path, { readonly: true });
    try {
      return copy.pragma('integrity_check', { simple: true }) === 'ok';
    } finally {
      copy.close();
    }
  } catch {
    return false;
  }
}

function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
