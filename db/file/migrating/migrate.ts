import type BetterSqlite3 from 'better-sqlite3';
import { APPLICATION_ID } from '../application-id.ts';
import { BackupFailedError } from '../backup/failure.ts';
import { backUpDatabase } from '../backup/make.ts';
import { inWords } from '../opening/faults.ts';
import { DatabaseRefusedError, migrationFailed, notBackedUp } from '../refusals.ts';
import { writeTransaction } from '../transaction.ts';
import { listAppliedMigrations, listTables, type Migration } from './migrations.ts';

/** When and where the backup that comes first is made. */
type BackupKeeping = { now: Date | undefined; backupsFolder?: string | undefined };

/**
 * Brings the tables up to date, all of it or nothing, after a backup of what was there.
 *
 * Not drizzle's own migrate(): it would run with foreign keys on, which inside a transaction cannot be turned off,
 * so that rebuilding a table silently deletes the rows that hang on it (drizzle-orm #5782).
 *
 * @throws {DatabaseRefusedError} when rows would be lost or left without their parent
 */
export function migrateDatabase(
  client: BetterSqlite3.Database,
  migrations: readonly Migration[],
  file: string,
  keeping: BackupKeeping,
): void {
  const applied = new Set(listAppliedMigrations(client));
  const pending = migrations.filter(({ madeAt }) => !applied.has(madeAt));
  if (pending.length === 0) return;

  const backup = applied.size === 0 ? null : backUpFirst(client, file, keeping);
  client.pragma('foreign_keys = off');
  try {
    writeTransaction(client, () => {
      runMigrations(client, pending);
      return { keep: true, value: undefined };
    });
  } catch (error) {
    throw notMigrated(error, file, backup);
  } finally {
    client.pragma('foreign_keys = on');
  }
}

/** A disk that is full is no fault of the migration. */
function notMigrated(error: unknown, file: string, backup: string | null): unknown {
  const told = inWords(error, file);
  const found = error instanceof Error ? error.message : String(error);
  return told instanceof DatabaseRefusedError ? told : migrationFailed(file, found, backup, error);
}

function backUpFirst(
  client: BetterSqlite3.Database,
  file: string,
  { now, backupsFolder }: BackupKeeping,
): string {
  try {
    if (now === undefined) throw new RangeError('nobody said what time it is, to name it by');
    return backUpDatabase(client, file, now, 'before-migration', backupsFolder);
  } catch (error) {
    if (error instanceof BackupFailedError) throw notBackedUp(file, error);
    const found = error instanceof Error ? error.message : String(error);
    const told = inWords(error, file);
    throw told instanceof DatabaseRefusedError
      ? told
      : migrationFailed(file, `the backup that comes first failed (${found})`, null, error);
  }
}

/** Runs them as they stand, without a backup. */
export function runMigrations(client: BetterSqlite3.Database, pending: readonly Migration[]): void {
  const rowsBefore = countRows(client);
  client.exec(
    'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
  );
  const setApplied = client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
  for (const { madeAt, read } of pending) {
    const { statements, hash } = read();
    for (const statement of statements) client.exec(statement);
    setApplied.run(hash, madeAt);
  }
  client.pragma(`application_id = ${APPLICATION_ID}`);
  requireNothingLost(client, rowsBefore);
}

/** A table that is gone was dropped by the migration on purpose; one that stays keeps its rows. */
function requireNothingLost(client: BetterSqlite3.Database, rowsBefore: ReadonlyMap<string, number>): void {
  for (const [table, count] of countRows(client)) {
    const missing = (rowsBefore.get(table) ?? 0) - count;
    if (missing > 0) throw new Error(`${missing} rows of the table ${table} would be lost`);
  }
  const orphans = client.prepare<[], { table: string }>('pragma foreign_key_check').all();
  if (orphans[0])
    throw new Error(
      `${orphans.length} rows would lose what they belong to, in the table ${orphans[0].table}`,
    );
}

/** The rows of each table; one that is kept with the change that took its parent away counts as one of its table. */
function countRows(client: BetterSqlite3.Database): Map<string, number> {
  const count = (table: string) =>
    client.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0;
  const counts = new Map(listTables(client).map((table) => [table, count(table)]));
  for (const { table, kept } of counts.has('gone_rows') ? countGoneRows(client) : []) {
    const there = counts.get(table);
    if (there !== undefined) counts.set(table, there + kept);
  }
  return counts;
}

function countGoneRows(client: BetterSqlite3.Database): { table: string; kept: number }[] {
  const sql = 'select table_name as "table", count(*) as kept from gone_rows group by table_name';
  return client.prepare<[], { table: string; kept: number }>(sql).all();
}
