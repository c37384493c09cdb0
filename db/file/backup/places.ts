import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { BESIDE, identityOf, LOCK } from '../beside.ts';

/** A folder with backups of one database, and how their names begin there, also those of earlier versions. */
export type BackupPlace = { folder: string; begin: string; earlierBegin: string | null };

/** `backups/` beside a database: where its backups are kept unless a setting names another folder. */
export function backupsBeside(file: string): string {
  return join(dirname(realPath(file)), 'backups');
}

/**
 * How the names of a database's backups begin in a folder.
 *
 * It is the exact name of the file, so that `daymark.db` and `daymark-partner.db` never mix. A folder elsewhere may be
 * that of several databases of one name, told apart by where they lie.
 */
export function backupBegin(file: string, folder: string): string {
  const path = realPath(file);
  if (realPath(folder) === backupsBeside(file)) return basename(path);
  return `${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}

/** Where the backups of a database are: in the folder that is set, and those from before it was set. */
export function backupPlaces(file: string, folder: string): BackupPlace[] {
  const beside = backupsBeside(file);
  const place = { folder: beside, begin: backupBegin(file, beside), earlierBegin: earlierBegin(file) };
  if (realPath(folder) === beside) return [place];
  return [{ folder: realPath(folder), begin: backupBegin(file, folder), earlierBegin: null }, place];
}

/** The names of what is in a folder; `null` where it is not there, or this account may not read and enter it. */
export function readNames(folder: string): string[] | null {
  try {
    // Without the right to enter it, its names can be read and nothing else.
    statSync(`${folder}/.`);
    return readdirSync(folder);
  } catch {
    return null;
  }
}

/**
 * Earlier versions left the extension out: such a name is certain where no other database shares what comes before.
 */
function earlierBegin(path: string): string | null {
  const file = realPath(path);
  const stem = basename(file, extname(file));
  const folder = dirname(file);
  const names = readNames(folder);
  if (names === null) return existsSync(folder) ? null : stem;
  const own = new Set(['', ...BESIDE, LOCK].map((suffix) => identityOf(`${file}${suffix}`)));
  const isShared = names.some((name) => {
    const other = join(folder, name);
    return basename(name, extname(name)) === stem && !own.has(identityOf(other)) && isDatabase(other);
  });
  return isShared ? null : stem;
}

const SQLITE = 'SQLite format 3\0';

/**
 * Not one that this process has open, nor what SQLite keeps beside it: closing any of them here would drop the locks of
 * this process on it, and nobody would know any more that the database is in use.
 *
 * @see https://www.sqlite.org/howtocorrupt.html section 2.2
 */
function isDatabase(path: string): boolean {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const head = Buffer.alloc(SQLITE.length);
      readSync(descriptor, head, 0, head.length, 0);
      return head.toString('latin1') === SQLITE;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

/** The file or folder behind any link, also of one that is not there (yet). */
function realPath(path: string): string {
  const wanted = resolve(path);
  if (existsSync(wanted)) return realpathSync(wanted);
  return existsSync(dirname(wanted)) ? join(realpathSync(dirname(wanted)), basename(wanted)) : wanted;
}
