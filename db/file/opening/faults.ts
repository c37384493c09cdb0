import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { BESIDE, LOCK } from '../beside.ts';
import {
  type DatabaseRefusedError,
  damaged,
  diskFault,
  inUseByAnother,
  noRoom,
  readOnly,
  readOnlyDisk,
  unusablePath,
} from '../refusals.ts';

/** Less than SQLite needs for what it keeps beside a database. */
const HARDLY_ANY_BYTES = 64_000;

/**
 * Why a database could not be opened, in words; an error that is no fault of the file or its disk stays what it is.
 *
 * What SQLite says is often the last thing that went wrong, and not the first: what can be looked at is looked at again.
 */
export function inWords(error: unknown, file: string, backupsFolder?: string): unknown {
  if (!isFault(error)) return error;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return damaged(file, error.message, backupsFolder);
  return refusalOf(error.code, file, error) ?? error;
}

/** Tells whether an error is one that the disk or the system gave. */
export function isFault(error: unknown): error is Error & { code: string } {
  return error instanceof BetterSqlite3.SqliteError || (error instanceof Error && 'syscall' in error);
}

function refusalOf(code: string, file: string, cause: Error): DatabaseRefusedError | null {
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) return noRoom(file, { cause });
  if (/^(EACCES|EPERM|EROFS|ENOENT)/.test(code)) {
    return unwritable(findUnwritable(file) ?? findThere(file), cause);
  }
  if (/^(ELOOP|ENAMETOOLONG|ENOTDIR|EINVAL|ERR_INVALID)/.test(code)) return pathRefusal(code, file, cause);
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code)) return inUseByAnother(file, { cause });
  if (code.startsWith('E') || /^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|AUTH|NOLFS)/.test(code)) {
    return faultOf(file, cause);
  }
  return null;
}

function pathRefusal(code: string, file: string, cause: Error): DatabaseRefusedError {
  const reasons: Readonly<Record<string, string>> = {
    ELOOP: 'is a link that leads back to itself',
    ENAMETOOLONG: 'is too long',
    ENOTDIR: 'has a file where a folder should be',
  };
  return unusablePath(file, reasons[code] ?? 'cannot be the name of a file', { cause });
}

function faultOf(file: string, cause: Error): DatabaseRefusedError {
  if (isFull(file)) return noRoom(file, { cause });
  const path = findUnwritable(file);
  if (path !== null) return unwritable(path, cause);
  return diskFault(file, cause.message, { cause });
}

function unwritable(path: string, cause?: Error): DatabaseRefusedError {
  return whyUnwritable(path) === 'EROFS' ? readOnlyDisk(path, { cause }) : readOnly(path, { cause });
}

/** What a start by this account would say of the rights to a database, as far as it can be seen without one. */
export function findUnwritten(file: string): DatabaseRefusedError | null {
  const path = findUnwritable(file);
  return path === null ? null : unwritable(path);
}

/** The first of what has to be written, and cannot be. */
function findUnwritable(file: string): string | null {
  const paths = ['', ...BESIDE, LOCK].map((suffix) => `${file}${suffix}`).filter((path) => existsSync(path));
  return [findThere(dirname(file)), ...paths].find((path) => whyUnwritable(path) !== null) ?? null;
}

/** A path itself, or the folder above it that is there. */
export function findThere(path: string): string {
  return existsSync(path) ? path : findThere(dirname(path));
}

/** What the system says to it; `null` where it can be read and written, and a folder entered. */
export function whyUnwritable(path: string): string | null {
  try {
    const toEnter = statSync(path).isDirectory() ? constants.X_OK : 0;
    accessSync(path, constants.R_OK | constants.W_OK | toEnter);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
  }
}

/** Tells whether a start would find no room. */
export function isFull(file: string): boolean {
  try {
    const { bavail, bsize, blocks, files, ffree } = statfsSync(dirname(file));
    // What the kernel only makes believe, as /proc, has no room by its nature.
    return blocks > 0 && (bavail * bsize < HARDLY_ANY_BYTES || (files > 0 && ffree === 0));
  } catch {
    return false;
  }
}
