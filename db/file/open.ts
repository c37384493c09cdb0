import { resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { emptyJournal, installJournal, type JournalState } from '../journal/journal-triggers.ts';
import { listBackups } from './backup/list.ts';
import { migrateDatabase } from './migrating/migrate.ts';
import {
  listAppliedMigrations,
  listMigrations,
  type Migration,
  ownMigrations,
} from './migrating/migrations.ts';
import {
  announceReading,
  closeAsLast,
  hasMoreInLog,
  isMarked,
  keepBook,
  settle,
} from './opening/bookkeeping.ts';
import { inWords } from './opening/faults.ts';
import { clearReplacement, findAsGuest, noteGuest, requireInPlace } from './opening/guests.ts';
import { inspectDatabase } from './opening/inspect.ts';
import { takeLock } from './opening/lock.ts';
import { reachFile, requireFolderForBackups } from './opening/place.ts';
import { makePrivateFile, narrowRights } from './opening/rights.ts';
import { DatabaseInUseError, tooOld, withoutLocks } from './refusals.ts';

/** An open database: typed queries, the connection under them, and the state of its journal. */
export type Database = {
  readonly orm: BetterSQLite3Database;
  readonly client: BetterSqlite3.Database;
  readonly journal: JournalState;
  /** Keeps other processes out while it is open; `null` where that was not asked for. */
  readonly lock: BetterSqlite3.Database | null;
};

export type OpenOptions = {
  /** Hears every statement that is run. */
  logQuery?: (sql: string) => void;
  /** What a database in memory has from its beginning, as another one was serialized. */
  contents?: Buffer;
  migrationsFolder?: string;
  /** Take the file for this process alone, until it closes it or dies. */
  exclusive?: boolean;
  /** Work beside a Daymark that has the file, whose tables are left as they are then; without one, be the one. */
  beside?: boolean;
  /** Nothing will be written: SQLite refuses it, so that no journal need be set up. The tables are brought up to date still. */
  forReading?: boolean;
  /** Names the backup that is made before a migration; a file that needs one is refused without it. */
  now?: Date;
  /** Where backups are kept; beside the database unless said. */
  backupsFolder?: string | undefined;
};

const IN_MEMORY = ':memory:';

/** How long to wait for another process to let go of the lock, as when a supervisor restarts Daymark. */
const LOCK_PATIENCE_MS = 1000;
/** How long a write waits for that of another process. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the learner's database, makes it if there is none, and brings its tables up to date.
 *
 * @throws {DatabaseRefusedError} when the file cannot be used; it is unchanged then
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const migrations =
    options.migrationsFolder === undefined ? ownMigrations() : listMigrations(options.migrationsFolder);
  if (path === IN_MEMORY) return openConnection(IN_MEMORY, migrations, { ...options, lock: null });
  try {
    return openFile(reachFile(path), migrations, options);
  } catch (error) {
    throw inWords(error, resolve(path), options.backupsFolder);
  }
}

function openFile(file: string, migrations: readonly Migration[], options: OpenOptions): Database {
  const { exclusive, backupsFolder } = options;
  if (exclusive && backupsFolder !== undefined) requireFolderForBackups(backupsFolder);
  const lock = lockFor(file, options);
  const isOthers = options.beside === true && lock === null;
  const guest = isOthers ? findAsGuest(file) : null;
  try {
    if (lock !== null) clearReplacement(file);
    inspectDatabase(file, { migrations, isOthers, backupsFolder });
    makePrivateFile(file);
    if (!isOthers) narrowRights(file, exclusive ? pathsOfBackups(file, backupsFolder) : []);
    const db = openConnection(file, migrations, { ...options, lock });
    if (guest !== null) noteGuest(db.client, guest);
    return db;
  } catch (error) {
    lock?.close();
    // At its end a restore has the old file for itself.
    if (guest !== null) requireInPlace(guest);
    throw error;
  }
}

/** Earlier versions and hands that copied them may have left them open to others. */
function pathsOfBackups(file: string, folder?: string): string[] {
  return listBackups(file, folder).map(({ path }) => path);
}

type ConnectOptions = OpenOptions & Pick<Database, 'lock'>;

function openConnection(file: string, migrations: readonly Migration[], options: ConnectOptions): Database {
  const { lock, forReading } = options;
  const client = connect(file, options);
  try {
    bringUpToDate(client, migrations, file, options);
    if (forReading) client.pragma('query_only = on');
    const journal = forReading ? emptyJournal() : installJournal(client);
    return { orm: drizzle(client), client, journal, lock };
  } catch (error) {
    closeClient(client, lock);
    throw error;
  }
}

/** All that the file begins with is in the file itself from then on. */
function bringUpToDate(
  client: BetterSqlite3.Database,
  migrations: readonly Migration[],
  file: string,
  { beside, lock, now, backupsFolder }: ConnectOptions,
): void {
  const applied = new Set(listAppliedMigrations(client));
  const isUpToDate = migrations.every(({ madeAt }) => applied.has(madeAt));
  const isOthers = beside === true && lock === null;
  // Whoever has the file reads it by the tables that it found.
  if (isOthers && !isUpToDate) throw tooOld(file);
  if (!isUpToDate) migrateDatabase(client, migrations, file, { now, backupsFolder });
  if (file === IN_MEMORY) return;
  keepBook(client);
  if (!isOthers && (!isUpToDate || !isMarked(client))) settle(client);
}

/** Moves what was written into the file itself, and frees it for another process. Closing twice is harmless. */
export function closeDatabase({ client, lock }: Database): void {
  if (client.open) closeClient(client, lock);
  lock?.close();
}

/** A guest is the last where whoever had the file was killed meanwhile. */
function closeClient(client: BetterSqlite3.Database, lock: Database['lock']): void {
  if (client.memory) return void client.close();
  const ownLock = lock ?? (hasMoreInLog(client) ? lockIfFree(client.name) : null);
  try {
    if (ownLock === null) client.close();
    else closeAsLast(client);
  } finally {
    if (ownLock !== lock) ownLock?.close();
  }
}

/**
 * Moves the log into the file, which is whole by itself then. To be called when nothing has been written for a while.
 *
 * @returns whether it is whole; it is not while another process reads an earlier state
 */
export function settleDatabase({ client }: Database): boolean {
  return settle(client);
}

/**
 * To be called before another connection reads the file for long, as for a backup or a download: a copy of the file alone
 * that is made meanwhile is known not to be whole.
 *
 * @returns ends it; to be called once
 */
export function announceLongReading({ client }: Database): () => void {
  return announceReading(client);
}

/**
 * To be called before another connection of this process writes for long: a write of this one fails at once meanwhile,
 * instead of waiting for it and holding up everybody.
 *
 * @returns ends it; to be called once
 */
export function announceLongWriting({ client }: Database): () => void {
  client.pragma('busy_timeout = 0');
  return () => {
    if (client.open) client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  };
}

function lockFor(file: string, { exclusive, beside }: OpenOptions): BetterSqlite3.Database | null {
  if (exclusive) return takeLock(file, LOCK_PATIENCE_MS);
  return beside ? lockIfFree(file) : null;
}

function lockIfFree(file: string): BetterSqlite3.Database | null {
  try {
    return takeLock(file, 0);
  } catch (error) {
    if (error instanceof DatabaseInUseError) return null;
    throw error;
  }
}

function connect(file: string, { logQuery, contents, lock }: ConnectOptions): BetterSqlite3.Database {
  const client = new BetterSqlite3(contents ?? file, {
    timeout: BUSY_TIMEOUT_MS,
    ...(logQuery && { verbose: (sql) => logQuery(String(sql)) }),
  });
  try {
    setUp(client);
    return client;
  } catch (error) {
    closeClient(client, lock);
    throw error;
  }
}

function setUp(client: BetterSqlite3.Database): void {
  const mode = client.pragma('journal_mode = wal', { simple: true });
  if (mode !== 'wal' && !client.memory) throw withoutLocks(client.name);
  client.pragma('synchronous = full');
  client.pragma('foreign_keys = on');
  // Moving the log into the file waits for the disk twice: once in so many pages of it, of 4 KB.
  client.pragma('wal_autocheckpoint = 4000');
  client.pragma('trusted_schema = off');
  client.pragma('cell_size_check = on');
  client.pragma('temp_store = memory');
  // So that a REPLACE tells the journal which rows it deleted.
  client.pragma('recursive_triggers = on');
}
