import { accessSync, constants, readFileSync, rmSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseInUseError, notAFile, withoutLocks } from '../refusals.ts';
import { makePrivateFile } from './rights.ts';

/**
 * Takes a database for this process. The operating system frees the lock when the process dies, however it dies; readers
 * beside it are not kept out.
 *
 * @throws {DatabaseInUseError} when another process has it
 */
export function takeLock(file: string, patienceMs: number): BetterSqlite3.Database {
  const path = `${file}.lock`;
  makePrivateFile(path);
  if (!statSync(path).isFile()) throw notAFile(path, 'no file');
  accessSync(path, constants.R_OK | constants.W_OK);
  const lock = tryLock(path, patienceMs);
  if (lock !== null) return lock;
  throw canLockBeside(file) ? new DatabaseInUseError(file, findHolder(path)) : withoutLocks(file);
}

/** @returns `null` when it is taken already */
function tryLock(path: string, patienceMs: number): BetterSqlite3.Database | null {
  const lock = new BetterSqlite3(path, { timeout: patienceMs });
  try {
    // Nothing is ever written to it, nor beside it: taking it needs no room on the disk.
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

/** A file system that knows no locks says the same as one on which another has it: only of a file that nobody knows it tells. */
function canLockBeside(file: string): boolean {
  const path = `${file}.lock-${process.pid}`;
  try {
    const lock = tryLock(path, 0);
    lock?.close();
    return lock !== null;
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
