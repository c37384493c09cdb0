import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { APPLICATION_ID } from '../application-id.ts';
import { findNewestGoodBackup } from '../backup/list.ts';
import { findUsableBackup } from '../backup/usable.ts';
import { isKnown, type Migration } from '../migrating/migrations.ts';
import { damaged, foreign, missing, strangeLog, tooNew, withoutLog } from '../refusals.ts';
import { compareWithLog, hasLog, pagesBeforeCut } from './log.ts';

/** Less than the two seconds in which a start is to be refused. */
const PATIENCE_MS = 1000;

/** Looking at every page of a larger file would hold up a start; it is done once Daymark listens. */
const CHECKED_AT_START_BYTES = 16_000_000;

type Inspection = {
  migrations: readonly Migration[];
  isOthers: boolean;
  backupsFolder?: string | undefined;
};

/**
 * Looks at an existing file without writing to it.
 *
 * @throws {DatabaseRefusedError} when it is not a sound Daymark database that this version knows
 */
export function inspectDatabase(file: string, { migrations, isOthers, backupsFolder }: Inspection): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) {
    requireNothingLeft(file, backupsFolder);
    return;
  }
  // Whoever has it writes to both as we look.
  const fit = isOthers ? 'fits' : compareWithLog(file);
  if (fit === 'strange') throw strangeLog(file);

  // A write that was cut off can only be taken back by who may write.
  const readonly = pagesBeforeCut(file) === null;
  const client = new BetterSqlite3(file, { readonly, timeout: PATIENCE_MS });
  try {
    if (!isOthers && size <= CHECKED_AT_START_BYTES) requireSound(client, file, backupsFolder);
    checkIdentity(client, file, migrations, backupsFolder);
    if (fit === 'lost') throw withoutLog(file, newestChangeAt(client), backupsFolder);
  } finally {
    client.close();
  }
}

/**
 * Without a file it begins with an empty plan: not where there was another.
 *
 * @throws {DatabaseRefusedError} when something is left of one
 */
export function requireNothingLeft(file: string, backupsFolder: string | undefined): void {
  const left = findLeft(file) ?? findNewestGoodBackup(file, backupsFolder)?.path;
  if (left !== undefined) throw missing(file, left, backupsFolder);
}

/** The very first write to a new file has a journal too, and nothing before it. */
function findLeft(file: string): string | undefined {
  if (hasLog(file)) return `${file}-wal`;
  return pagesBeforeCut(file) ? `${file}-journal` : undefined;
}

function requireSound(client: BetterSqlite3.Database, file: string, backupsFolder?: string): void {
  const found = client.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw damaged(file, String(found), backupsFolder);
}

function checkIdentity(
  client: BetterSqlite3.Database,
  file: string,
  migrations: readonly Migration[],
  backupsFolder?: string,
): void {
  const applicationId = client.pragma('application_id', { simple: true });
  if (applicationId !== APPLICATION_ID) {
    // SQLite writes its header before our first transaction: killed in between, the file has no tables yet.
    if (applicationId === 0 && client.prepare('select 1 from sqlite_schema').get() === undefined) return;
    throw foreign(file);
  }

  if (!isKnown(client, migrations)) throw tooNew(file, findUsableBackup(file, backupsFolder, migrations));
}

export function newestChangeAt(client: BetterSqlite3.Database): string | null {
  return client.prepare<[], string | null>('select max(at) from changes').pluck().get() ?? null;
}
