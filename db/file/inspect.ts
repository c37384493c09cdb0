import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { APPLICATION_ID } from './application-id.ts';
import { findNewestGoodBackup } from './backup/list.ts';
import { listAppliedMigrations, type Migration } from './migrate.ts';
import { DatabaseInUseError, damaged, foreign, readOnly, tooNew } from './refusals.ts';

/** Less than the two seconds in which a second instance is to be refused. */
const PATIENCE_MS = 1000;

/**
 * Looks at an existing file without writing to it.
 *
 * @throws {DatabaseRefusedError} when it is not a sound Daymark database that this version knows
 */
export function inspectDatabase(file: string, migrations: readonly Migration[]): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.size === 0) {
    // An empty file is a new database, unless there was one: never a silent empty plan.
    if (findNewestGoodBackup(file) !== undefined) throw damaged(file, 'it is empty', backupAdvice(file));
    return;
  }

  try {
    const client = new BetterSqlite3(file, { readonly: true, timeout: PATIENCE_MS });
    try {
      checkIdentity(client, file, migrations);
    } finally {
      client.close();
    }
  } catch (error) {
    throw error instanceof BetterSqlite3.SqliteError ? refusalOf(error, file) : error;
  }
}

function checkIdentity(client: BetterSqlite3.Database, file: string, migrations: readonly Migration[]): void {
  const found = client.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw damaged(file, String(found), backupAdvice(file));

  const applicationId = client.pragma('application_id', { simple: true });
  if (applicationId !== APPLICATION_ID) {
    // SQLite writes its header before our first transaction: killed in between, the file has no tables yet.
    if (applicationId === 0 && client.prepare('select 1 from sqlite_schema').get() === undefined) return;
    throw foreign(file);
  }

  const known = new Set(migrations.map(({ madeAt }) => madeAt));
  if (listAppliedMigrations(client).some((madeAt) => !known.has(madeAt))) throw tooNew(file);
}

function refusalOf(error: InstanceType<typeof BetterSqlite3.SqliteError>, file: string): Error {
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return damaged(file, error.message, backupAdvice(file));
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(error.code)) return readOnly(file, { cause: error });
  if (/^SQLITE_BUSY/.test(error.code)) return new DatabaseInUseError(file, { cause: error });
  return error;
}

function backupAdvice(file: string): string {
  const backup = findNewestGoodBackup(file)?.path;
  return backup === undefined
    ? 'No backup was found beside it. Put a copy of your own in its place, or name another file in DAYMARK_DATABASE.'
    : `The newest good backup is ${backup}: keep the damaged file aside and copy the backup to its place.`;
}
