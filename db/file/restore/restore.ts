import { copyFileSync, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { carryBytes, foldersOfFiles } from '../../attachment/carry.ts';
import { listNamedBytes } from '../../attachment/named-bytes.ts';
import { filesBeside } from '../../attachment/store.ts';
import { APPLICATION_ID } from '../application-id.ts';
import { isSameChange, readNewestChangeOf } from '../backup/newest-change.ts';
import { BESIDE, identityOf, LOGS, removeDatabase } from '../beside.ts';
import { ownMigrations } from '../migrating/migrations.ts';
import { closeAsLast, keepBook, settle as settleLog } from '../opening/bookkeeping.ts';
import { clearReplacement, replacementOf } from '../opening/guests.ts';
import { takeLock } from '../opening/lock.ts';
import { compareWithLog } from '../opening/log.ts';
import { markWhole } from '../opening/mark.ts';
import { reachFile } from '../opening/place.ts';
import { DatabaseInUseError, DatabaseRefusedError } from '../refusals.ts';
import { type Contents, readContents } from './contents.ts';
import { closeDoors } from './doors.ts';
import { protect, syncToDisk } from './durable.ts';
import { openSound, requireDatabaseFile } from './judge.ts';
import { type Kept, keepAside, letGo } from './keep-aside.ts';
import { type RestoreReason, RestoreRefusedError } from './refusal.ts';
import { asItStands, DisturbedError, standingOf, untilUndisturbed } from './undisturbed.ts';
import { findFaultlessBackup, tellWrongRows } from './wrong-rows.ts';

const LOCK_PATIENCE_MS = 1000;

/** What is in place now, and where that is which was there before; `null` when nothing was. */
export type Restored = { file: string; from: string; contents: Contents; kept: Kept | null };

/** `anyway`: also with rows that are wrong, as for who has no other backup. */
export type RestoreOrder = {
  path: string;
  from: string;
  now: Date;
  anyway?: boolean;
  backupsFolder?: string | undefined;
};

/**
 * Puts a backup in the place of the database, and keeps aside what was there. Killed at any moment, it leaves the one or
 * the other in place, whole.
 *
 * @throws {RestoreRefusedError} when it cannot; nothing is changed then
 */
export function restoreDatabase(order: RestoreOrder): Restored {
  const { path, from } = order;
  try {
    requireDatabaseFile(from);
    requireNoOtherName(from, path);
    const file = reachFile(path);
    requireOtherOrBroken(from, file);
    const lock = takeLock(file, LOCK_PATIENCE_MS);
    try {
      return untilUndisturbed(() => putInPlace(file, order));
    } finally {
      lock.close();
    }
  } catch (error) {
    throw inWords(error, resolve(path), order);
  }
}

/** Another name of the database is no backup of it. */
function requireNoOtherName(from: string, path: string): void {
  if (isSameFile(from, path) && realpathSync(from) !== realpathSync(path))
    throw new RestoreRefusedError('itself', from);
}

/** The database itself can be taken as it is where its own log is gone, or another lies beside it. */
function requireOtherOrBroken(from: string, file: string): void {
  if (isSameFile(from, file) && !isBroken(file)) throw new RestoreRefusedError('itself', from);
}

function isSameFile(from: string, path: string): boolean {
  const place = identityOf(path);
  return place !== null && place === identityOf(from);
}

/** Looked at by whoever has the lock, or the file would be let go of. */
function isBroken(file: string): boolean {
  const lock = takeLock(file, LOCK_PATIENCE_MS);
  try {
    return compareWithLog(file) !== 'fits';
  } finally {
    lock.close();
  }
}

function putInPlace(file: string, { from, now, anyway, backupsFolder }: RestoreOrder): Restored {
  const migrations = ownMigrations();
  const staged = replacementOf(file);
  try {
    const fit = copyStill(from, staged);
    const client = openSound(staged, from, migrations);
    try {
      requireOurs(file);
      const wrong = tellWrongRows(client, migrations);
      if (wrong.length > 0 && !anyway) {
        const sound = findFaultlessBackup(file, { folder: backupsFolder, but: resolve(from) });
        throw new RestoreRefusedError('wrong-rows', from, { wrong, sound });
      }
      const before = standingOf(file);
      const kept = asItStands(file, before, () => keepAside(file, now, migrations), letGo);
      return finish({ file, from, staged, client, kept, before, wrong, lacksLog: fit === 'lost' });
    } finally {
      client.close();
    }
  } finally {
    clearReplacement(file);
  }
}

type Fit = ReturnType<typeof compareWithLog>;

type Prepared = Pick<Restored, 'file' | 'from' | 'kept'> & {
  staged: string;
  /** How the old database stood when it was kept aside. */
  before: string;
  client: BetterSqlite3.Database;
  lacksLog: boolean;
  wrong: readonly string[];
};

function finish({ file, from, staged, client, kept, before, lacksLog, wrong }: Prepared): Restored {
  try {
    closeDoors(client, kept?.isWhole ? kept.file : null);
    markWhole(client);
    const contents = { ...readContents(client, lacksLog), wrong };
    bringFiles(client, from, file);
    client.close();
    protect(staged);
    syncToDisk(staged);
    replace({ file, staged, kept, before });
    return { file, from, contents, kept };
  } catch (error) {
    letGo(kept);
    throw error;
  }
}

/** From where it lies, or where the files of others lie beside it: each is known by its bytes. */
function bringFiles(client: BetterSqlite3.Database, from: string, file: string): void {
  const folders = [filesBeside(from), ...foldersOfFiles(dirname(resolve(from)))];
  carryBytes(listNamedBytes(client), folders, filesBeside(file));
}

/** A backup that somebody else has open, as a database that is in use. */
function copyStill(from: string, to: string): Fit {
  const copy = () => {
    const fit = compareWithLog(from);
    copyWhole(from, to, fit);
    return fit;
  };
  return asItStands(from, standingOf(from), copy, () => {});
}

function copyWhole(from: string, to: string, fit: Fit): void {
  removeDatabase(to);
  for (const suffix of fit === 'strange' ? [''] : ['', ...LOGS]) {
    if (!existsSync(`${from}${suffix}`)) continue;
    copyFileSync(`${from}${suffix}`, `${to}${suffix}`);
    protect(`${to}${suffix}`);
  }
}

/** A setting that names the wrong file must not cost somebody their other program's data. */
function requireOurs(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  try {
    const client = new BetterSqlite3(file, { readonly: true });
    try {
      const id = client.pragma('application_id', { simple: true });
      const isOurs =
        id === APPLICATION_ID || client.prepare('select 1 from sqlite_schema').get() === undefined;
      if (!isOurs) throw new RestoreRefusedError('others-database', file);
    } finally {
      client.close();
    }
  } catch (error) {
    // One that cannot be read is what a restore is for.
    if (error instanceof RestoreRefusedError) throw error;
  }
}

/** One name is enough to be changed at once only where nothing beside the old file is read into the new one. */
function replace({
  file,
  staged,
  kept,
  before,
}: Pick<Prepared, 'file' | 'staged' | 'kept' | 'before'>): void {
  if (kept?.isWhole) settleAsKept(file, kept);
  else if (standingOf(file) !== before) throw new DisturbedError(file);
  for (const suffix of BESIDE) rmSync(`${file}${suffix}`, { force: true });
  syncToDisk(dirname(file));
  renameSync(staged, file);
  syncToDisk(dirname(file));
}

/** Once it is settled nobody has it open any more. */
function settleAsKept(file: string, kept: Kept): void {
  try {
    settle(file);
  } catch (error) {
    const isBusy = error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw isBusy ? new DisturbedError(file, { cause: error }) : error;
  }
  if (!isSameChange(readNewestChangeOf(file), readNewestChangeOf(kept.file))) throw new DisturbedError(file);
}

/** Moves the log of the old database into it, so that it is whole until it is replaced. */
function settle(file: string): void {
  const client = new BetterSqlite3(file, { timeout: LOCK_PATIENCE_MS });
  try {
    client.pragma('synchronous = full');
    keepBook(client);
    settleLog(client);
    client.pragma('journal_mode = delete');
  } finally {
    closeAsLast(client);
  }
}

/** The first that fits, by what the system or SQLite calls it. */
const REASONS_BY_CODE: readonly (readonly [RegExp, RestoreReason])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'no-room'],
  [/^EROFS/, 'read-only-disk'],
  [/^(EACCES|EPERM|SQLITE_(READONLY|CANTOPEN|PERM))/, 'no-rights'],
  [/^SQLITE_(BUSY|LOCKED)/, 'in-use'],
  [/^(EIO|SQLITE_IOERR)/, 'disk-fault'],
];

function inWords(error: unknown, file: string, { from, backupsFolder }: RestoreOrder): unknown {
  if (error instanceof RestoreRefusedError) {
    const { reason, path, about, cause } = error;
    const findOther = () => findFaultlessBackup(file, { folder: backupsFolder, but: resolve(from) });
    const sound = reason === 'strange-tables' ? findOther() : about.sound;
    return new RestoreRefusedError(reason, path, { ...about, sound, database: file, cause });
  }
  if (error instanceof DatabaseInUseError)
    return new RestoreRefusedError('in-use', file, { pid: error.pid, cause: error });
  if (error instanceof DisturbedError && error.file === from)
    return new RestoreRefusedError('written-to', from, { database: file, cause: error });
  // A lock that cannot be taken says why only in what caused it.
  const cause = error instanceof DatabaseRefusedError ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = REASONS_BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
  return reason === undefined
    ? error
    : new RestoreRefusedError(reason, file, { database: file, cause: error });
}
