import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { APPLICATION_ID } from '../application-id.ts';
import { isKnown, listAppliedMigrations, type Migration } from '../migrating/migrations.ts';
import { compareTables } from '../migrating/tables.ts';
import { kindOf } from '../opening/place.ts';
import { type RestoreReason, RestoreRefusedError } from './refusal.ts';

const SQLITE = 'SQLite format 3\0';
const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Looks at how a file begins.
 *
 * @throws {RestoreRefusedError} when it is no file, or one that begins like no database
 */
export function requireDatabaseFile(path: string): void {
  const stat = findStat(path);
  if (stat === undefined) throw new RestoreRefusedError('missing', path);
  if (!stat.isFile()) throw new RestoreRefusedError('not-a-file', path, { kind: kindOf(stat) });
  const head = readHead(path);
  if (head.toString('latin1') === SQLITE) return;
  if (head.subarray(0, 2).equals(GZIP)) throw new RestoreRefusedError('packed', path);
  const isJson = /^\ufeff?\s*\{/.test(head.toString('utf8'));
  throw new RestoreRefusedError(isJson ? 'json' : 'foreign', path);
}

/** `undefined` where nothing can have such a name, too. */
function findStat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENAMETOOLONG' || code === 'ELOOP') return undefined;
    throw error;
  }
}

function readHead(path: string): Buffer {
  const head = Buffer.alloc(SQLITE.length);
  const descriptor = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Opens a copy of a backup that may be written to, once it is known to be a sound database of this Daymark or of an
 * earlier one. What its log holds becomes part of it.
 *
 * @param from - where the copy comes from, for words
 * @throws {RestoreRefusedError} when it is not
 */
export function openSound(
  copy: string,
  from: string,
  migrations: readonly Migration[],
): BetterSqlite3.Database {
  const client = openWhole(copy, from);
  try {
    const fault = findFault(client, migrations);
    if (fault !== null) throw new RestoreRefusedError(fault, from);
    const strange = compareTables(client, migrations);
    if (strange.length > 0) throw new RestoreRefusedError('strange-tables', from, { wrong: strange });
    return client;
  } catch (error) {
    client.close();
    throw damagedOr(error, from);
  }
}

function openWhole(copy: string, from: string): BetterSqlite3.Database {
  const client = new BetterSqlite3(copy);
  try {
    // One file, without a log beside it.
    client.pragma('journal_mode = delete');
    return client;
  } catch (error) {
    client.close();
    throw damagedOr(error, from);
  }
}

/** Rows that are wrong can be brought back all the same, if that is wanted; not by a migration, which takes no orphans. */
function findFault(client: BetterSqlite3.Database, migrations: readonly Migration[]): RestoreReason | null {
  if (client.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'foreign';
  if (!isKnown(client, migrations)) return 'too-new';
  client.pragma('cell_size_check = on');
  const isOfThisVersion = listAppliedMigrations(client).length === migrations.length;
  // Rules are looked at one by one, to say which is broken.
  if (isOfThisVersion) client.pragma('ignore_check_constraints = on');
  const isWhole = client.pragma('integrity_check(1)', { simple: true }) === 'ok';
  const hasOrphans = () => client.prepare('pragma foreign_key_check').get() !== undefined;
  return isWhole && (isOfThisVersion || !hasOrphans()) ? null : 'damaged';
}

function damagedOr(error: unknown, from: string): unknown {
  const isDamage =
    error instanceof BetterSqlite3.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code);
  return isDamage ? new RestoreRefusedError('damaged', from, { cause: error }) : error;
}
