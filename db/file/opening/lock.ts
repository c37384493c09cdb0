import { accessSync, constants, readFileSync, rmSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { LOCK } from '../beside.ts';
import { DatabaseInUseError, inTheWay, withoutLocks } from '../refusals.ts';
import { kindOf } from './place.ts';
import { makePrivateFile } from './rights.ts';

/**
 * Takes a database for this process. The operating system frees the lock when the process dies, however it dies; readers
 * beside it are not kept out.
 *
 * @throws {DatabaseInUseError} when another process has it
 */
export function takeLock(file: string, patienceMs: number): BetterSqlite3.Database {
  const path = `${file}${LOCK}`;
  makePrivateFile(path);
  const stat = statSync(path);
  if (!stat.isFile()) throw inTheWay(path, kindOf(stat));
  accessSync(path, constants.R_OK | constants.W_OK);
  try {
    return lockFile(path, patienceMs);
  } catch (error) {
    if (!isNotGranted(error)) throw error;
    if (!canLockBeside(file)) throw withoutLocks(file, { cause: error });
    throw isBusy(error) ? new DatabaseInUseError(file, findHolder(path), { cause: error }) : error;
  }
}

function lockFile(path: string, patienceMs: number): BetterSqlite3.Database {
  const lock = new BetterSqlite3(path, { timeout: patienceMs });
  try {
    // Nothing is ever written to it, nor beside it: taking it needs no room on the disk.
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

function isNotGranted(error: unknown): boolean {
  return isBusy(error) || (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_IOERR_LOCK');
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** A file system that knows no locks says the same as one on which another has it: only of a file that nobody knows it tells. */
function canLockBeside(file: string): boolean {
  const path = `${file}${LOCK}-${process.pid}`;
  try {
    lockFile(path, 0).close();
    return true;
  } catch (error) {
    if (isNotGranted(error)) return false;
    throw error;
  } finally {
    rmSync(path, { force: true });
  }
}

/** The process that has a lock, as far as the kernel tells. */
function findHolder(path: string): number | null {
  try {
    const { ino } = statSync(path);
    const line = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .find((one) => one.includes(`:${ino} `) && one.includes(' WRITE '));
    const pid = Number(/WRITE\s+(\d+)/.exec(line ?? '')?.[1]);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
