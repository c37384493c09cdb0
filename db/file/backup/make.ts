import { chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { carryBytes } from '../../attachment/carry.ts';
import { listNamedBytes } from '../../attachment/named-bytes.ts';
import { filesBeside } from '../../attachment/store.ts';
import { markWhole } from '../opening/mark.ts';
import { syncFolder, syncToDisk } from '../restore/durable.ts';
import { checkBackup } from './check.ts';
import { BackupFailedError, failedBackup, OTHER_PLACE } from './failure.ts';
import { type BackupLabel, type BackupReason, backupName } from './names.ts';
import { readNewestChange, readNewestChangeOf } from './newest-change.ts';
import { backupBegin, backupsBeside } from './places.ts';
import { makeFile, removeUnfinished, unfinishedName } from './unfinished.ts';

const OWNER_ONLY = 0o700;

/**
 * Writes a whole, checked copy of the database, among its backups.
 *
 * @param folder - where backups are kept; it is made if it is missing
 * @returns the path of the backup
 * @throws {BackupFailedError} in words, when it could not be made; nothing is left of it then
 */
export function backUpDatabase(
  client: BetterSqlite3.Database,
  file: string,
  now: Date,
  reason: BackupReason,
  folder = backupsBeside(file),
): string {
  return tellingWhy(folder, { database: file }, () => {
    makeFolder(folder, folder === backupsBeside(file));
    const label = { instant: now, reason };
    const begin = backupBegin(file, folder);
    const claimed = claimName(join(folder, backupName(begin, label)));
    return writeCopy(client, claimed, filesBeside(join(folder, begin)));
  });
}

/** @param isOurs - no folder of the host's choice: earlier versions let others read it */
function makeFolder(folder: string, isOurs: boolean): void {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  if (!isOurs) return;
  try {
    chmodSync(folder, OWNER_ONLY);
  } catch {
    // It belongs to another account: whether it can be written to will be seen.
  }
}

/**
 * The same under a name, or in a folder, that somebody chose. What has no extension is a folder.
 *
 * @throws {BackupFailedError} when something has that name already, too
 */
export function backUpTo(client: BetterSqlite3.Database, place: string, label: BackupLabel): string {
  const context = { database: client.name, elsewhere: OTHER_PLACE };
  const isFolder = tellingWhy(dirname(place), context, () => isFolderThere(place));
  // As of a disk that is not connected: a file in its place would lie on the same disk as the database.
  if (!isFolder && extname(place) === '' && !existsSync(place))
    throw new BackupFailedError('gone', place, context);
  const wanted = isFolder ? join(place, backupName(basename(client.name), label)) : place;
  return tellingWhy(dirname(wanted), context, () => {
    const claimed = claimName(wanted, isFolder);
    return writeCopy(client, claimed, filesBeside(claimed.path));
  });
}

function isFolderThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function tellingWhy<T>(folder: string, context: Parameters<typeof failedBackup>[2], make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw failedBackup(error, folder, context);
  }
}

/**
 * It has its name only once it is known to be whole, and is on the disk, with the bytes of all files that it names.
 *
 * @param files - the folder for those
 */
function writeCopy(client: BetterSqlite3.Database, { path, unfinished }: Claimed, files: string): string {
  try {
    const before = readNewestChange(client);
    client.prepare('vacuum into ?').run(unfinished);
    const after = readNewestChange(client);
    markCopy(unfinished);
    requireSound(unfinished, before.id, after.id);
    syncToDisk(unfinished);
    carryBytes(namedIn(unfinished), [filesBeside(client.name)], files);
    renameSync(unfinished, path);
    syncFolder(dirname(path));
    return path;
  } finally {
    removeUnfinished(unfinished);
  }
}

function namedIn(copy: string): string[] {
  const client = new BetterSqlite3(copy, { readonly: true });
  try {
    return listNamedBytes(client);
  } finally {
    client.close();
  }
}

/** @param earliest - changes go on meanwhile: it is as far as the database was at some moment between the first and the last */
function requireSound(copy: string, earliest: number, latest: number): void {
  const isSound = checkBackup(copy) === 'good';
  const { id } = readNewestChangeOf(copy);
  if (!isSound || id < earliest || id > latest) throw new BackupFailedError('unsound', dirname(copy));
}

/** It was copied with the mark of a file that may have a log. */
function markCopy(path: string): void {
  const copy = new BetterSqlite3(path);
  try {
    // Nobody has it yet: it is synced as a whole, and is nothing if this is cut off.
    copy.pragma('journal_mode = off');
    copy.pragma('synchronous = off');
    markWhole(copy);
  } finally {
    copy.close();
  }
}

/** Where a backup is written to, and the name that it gets. */
type Claimed = { path: string; unfinished: string };

/** Takes a name for this backup alone, by making its unfinished file, which SQLite fills and only its owner may read. */
function claimName(wanted: string, mayNumber = true): Claimed {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : wanted.replace(/\.db$/, `-${number}.db`);
    const unfinished = unfinishedName(path);
    const isTaken = existsSync(path) || !makeFile(unfinished);
    if (!isTaken && !existsSync(path)) return { path, unfinished };
    // Another one was finished in between.
    if (!isTaken) removeUnfinished(unfinished);
    if (!mayNumber) throw new BackupFailedError('taken', existsSync(path) ? path : unfinished);
  }
}
