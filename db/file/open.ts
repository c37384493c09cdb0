import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { emptyJournal, installJournal, type JournalState } from '../journal/journal-triggers.ts';
import { inspectDatabase } from './inspect.ts';
import { listAppliedMigrations, listMigrations, type Migration, migrateDatabase } from './migrate.ts';
import { projectRoot } from './project-root.ts';
import { DatabaseInUseError, readOnly, tooOld } from './refusals.ts';

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
  migrationsFolder?: string;
  /** Take the file for this process alone, until it closes it or dies. */
  exclusive?: boolean;
  /** Work beside a Daymark that has the file, whose tables are left as they are then; without one, be the one. */
  beside?: boolean;
  /** Nothing will be written: SQLite refuses it, so that no journal need be set up. The tables are brought up to date still. */
  forReading?: boolean;
  /** Names the backup that is made before a migration; a file that needs one is refused without it. */
  now?: Date;
};

const IN_MEMORY = ':memory:';

/** How long to wait for another process to let go of the lock, as when a supervisor restarts Daymark. */
const LOCK_PATIENCE_MS = 1000;

/**
 * Opens the learner's database, makes it if there is none, and brings its tables up to date.
 *
 * @throws {DatabaseRefusedError} when the file cannot be used; it is unchanged then
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const migrations = listMigrations(options.migrationsFolder ?? join(projectRoot(), 'db/migrations'));
  const file = path === IN_MEMORY ? IN_MEMORY : reachFile(path);
  const lock = file === IN_MEMORY ? null : lockFor(file, options);
  try {
    if (file !== IN_MEMORY) inspectDatabase(file, migrations);
    const client = connect(file, options.logQuery);
    const isOthers = options.beside && lock === null;
    const bringUpToDate = isOthers
      ? () => requireUpToDate(client, migrations, file)
      : () => migrateDatabase(client, migrations, file, options.now);
    return openConnection(client, { bringUpToDate, lock, forReading: options.forReading ?? false });
  } catch (error) {
    lock?.close();
    throw error;
  }
}

function openConnection(
  client: BetterSqlite3.Database,
  {
    bringUpToDate,
    lock,
    forReading,
  }: Pick<Database, 'lock'> & { bringUpToDate: () => void; forReading: boolean },
): Database {
  try {
    bringUpToDate();
    if (forReading) client.pragma('query_only = on');
    const journal = forReading ? emptyJournal() : installJournal(client);
    return { orm: drizzle(client), client, journal, lock };
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Moves what was written into the file itself, and frees it for another process. Closing twice is harmless. */
export function closeDatabase(db: Database): void {
  db.client.close();
  db.lock?.close();
}

/** Makes the folder if need be and finds the file behind any link, so that one file has one lock. */
function reachFile(path: string): string {
  const wanted = resolve(path);
  try {
    mkdirSync(dirname(wanted), { recursive: true });
    const folder = realpathSync(dirname(wanted));
    const file = existsSync(wanted) ? realpathSync(wanted) : join(folder, basename(wanted));
    accessSync(dirname(file), constants.W_OK | constants.X_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    if (existsSync(file) && !statSync(file).isFile()) throw new Error('It is not a file');
    return file;
  } catch (error) {
    throw readOnly(wanted, { cause: error });
  }
}

function lockFor(file: string, { exclusive, beside }: OpenOptions): BetterSqlite3.Database | null {
  if (exclusive) return takeLock(file, LOCK_PATIENCE_MS);
  if (!beside) return null;
  try {
    return takeLock(file, 0);
  } catch (error) {
    if (error instanceof DatabaseInUseError) return null;
    throw error;
  }
}

/** Whoever has the file reads it by the tables that it found. */
function requireUpToDate(
  client: BetterSqlite3.Database,
  migrations: readonly Migration[],
  file: string,
): void {
  const applied = new Set(listAppliedMigrations(client));
  if (migrations.some(({ madeAt }) => !applied.has(madeAt))) throw tooOld(file);
}

/** The operating system frees the lock when the process dies, however it dies; readers beside it are not kept out. */
export function takeLock(file: string, patienceMs: number): BetterSqlite3.Database {
  const lock = new BetterSqlite3(`${file}.lock`, { timeout: patienceMs });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw new DatabaseInUseError(file, { cause: error });
  }
}

function connect(file: string, logQuery: OpenOptions['logQuery']): BetterSqlite3.Database {
  const client = new BetterSqlite3(file, {
    timeout: 5000,
    ...(logQuery && { verbose: (sql) => logQuery(String(sql)) }),
  });
  client.pragma('journal_mode = wal');
  client.pragma('synchronous = full');
  client.pragma('foreign_keys = on');
  // Moving the log into the file waits for the disk twice: once in so many pages of it, of 4 KB.
  client.pragma('wal_autocheckpoint = 4000');
  client.pragma('trusted_schema = off');
  client.pragma('cell_size_check = on');
  client.pragma('temp_store = memory');
  // So that a REPLACE tells the journal which rows it deleted.
  client.pragma('recursive_triggers = on');
  return client;
}
