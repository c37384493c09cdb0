import BetterSqlite3 from 'better-sqlite3';
import { carryBytes, foldersOfFiles } from '../../attachment/carry.ts';
import { listNamedBytes } from '../../attachment/named-bytes.ts';
import { filesFolder } from '../../attachment/store.ts';
import { migrateDatabase } from '../migrating/migrate.ts';
import { ownMigrations } from '../migrating/migrations.ts';
import type { Database } from '../open.ts';
import { compareWithLog } from '../opening/log.ts';
import { markAsNextOf } from '../opening/mark.ts';
import { type Contents, readContents } from './contents.ts';
import { closeDoors, keepLogins } from './doors.ts';
import { protect } from './durable.ts';
import { openSound, requireDatabaseFile } from './judge.ts';
import { tellWrongRows } from './wrong-rows.ts';

/** All that is left goes in one step: nothing else is asked meanwhile, so that nobody waits for a lock in vain. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Looks at a copy of a backup before it is brought in, and makes it one of this version.
 *
 * @throws {RestoreRefusedError} when it is not a sound database of this Daymark or of an earlier one
 */
export function lookInto(copy: string, now: Date): Contents {
  requireDatabaseFile(copy);
  protect(copy);
  const migrations = ownMigrations();
  const lacksLog = compareWithLog(copy) === 'lost';
  const client = openSound(copy, copy, migrations);
  try {
    migrateDatabase(client, migrations, copy, { now });
    return { ...readContents(client, lacksLog), wrong: tellWrongRows(client, migrations) };
  } finally {
    client.close();
  }
}

/**
 * Brings a backup, once `lookInto` made it one of this version, into a database that is open, in place of all that is in it. SQLite copies it page
 * by page in one transaction, so that a kill leaves the one or the other; whoever else has the file notices as after any
 * write by another process. Who is logged in stays so.
 *
 * @param backupsFolders - in which the bytes of its files are looked for
 * @param isAsSeen - asked once nobody can write any more: whether what would be replaced is what somebody wants to replace
 * @returns whether it is; nothing was done otherwise
 */
export async function bringInto(
  db: Database,
  copy: string,
  isAsSeen: () => boolean,
  backupsFolders: readonly string[] = [],
): Promise<boolean> {
  const client = new BetterSqlite3(copy, { fileMustExist: true });
  try {
    closeDoors(client, db.client.name);
    keepLogins(client, db.client.name);
    carryBytes(listNamedBytes(client), backupsFolders.flatMap(foldersOfFiles), filesFolder(db));
    // Its pages go through the log of the database, which has to go on from there.
    markAsNextOf(client, db.client);
    await copyPages(client, db, isAsSeen);
    return true;
  } catch (error) {
    if (error instanceof ChangedError) return false;
    throw error;
  } finally {
    client.close();
  }
}

class ChangedError extends Error {
  override readonly name = 'ChangedError';
}

/** A writer that has the file at this moment is done soon. */
const TRIES = 50;
const PAUSE_MS = 100;

async function copyPages(from: BetterSqlite3.Database, to: Database, isAsSeen: () => boolean): Promise<void> {
  // Asked after the first look, which has taken the lock for writing.
  const progress = () => {
    if (!isAsSeen()) throw new ChangedError();
    return ALL_PAGES;
  };
  for (let tries = 1; ; tries += 1) {
    // Where the file is busy at the first look, better-sqlite3 takes the zero pages that were counted for the end.
    const { totalPages } = await from.backup(to.client.name, { progress });
    if (totalPages > 0) break;
    if (tries === TRIES) throw new Error('Something else kept writing to the database');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  // The copy is not on the disk for certain before the log is.
  to.client.pragma('wal_checkpoint(full)');
}
