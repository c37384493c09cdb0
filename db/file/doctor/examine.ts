import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { listBackups } from '../backup/list.ts';
import { findUsableBackup } from '../backup/usable.ts';
import { LOCK, LOGS } from '../beside.ts';
import { ownMigrations } from '../migrating/migrations.ts';
import { compareTables } from '../migrating/tables.ts';
import { inWords } from '../opening/faults.ts';
import { compareWithLog } from '../opening/log.ts';
import { DatabaseRefusedError, damaged, linkToNothing } from '../refusals.ts';
import { ATTACHMENT_CHECKS } from './attachment-checks.ts';
import { BACKUP_CHECKS } from './backup-checks.ts';
import type { Check, Outcome, Patient } from './check.ts';
import { FILE_CHECKS } from './file-checks.ts';
import { type Finding, noPlaceToLook, noRoomToLook, startRefused, unreadable } from './findings.ts';
import { JOURNAL_CHECKS } from './journal-checks.ts';
import { ROW_CHECKS } from './row-checks.ts';
import { TIME_CHECKS } from './time-checks.ts';

const CHECKS = [
  ...FILE_CHECKS,
  ...BACKUP_CHECKS,
  ...ATTACHMENT_CHECKS,
  ...ROW_CHECKS,
  ...JOURNAL_CHECKS,
  ...TIME_CHECKS,
];

/** What was looked at, and what it came to; neither, where something else has to be put right first. */
export type Examined = { about: string; well: string | null; findings: readonly Finding[] };

/**
 * Looks at everything that can be wrong with a database, beside a running Daymark or without one, and changes nothing.
 *
 * @param backupsFolder - where its backups are kept; beside it unless said
 */
export function examine(path: string, now: Date, backupsFolder?: string): Examined[] {
  const file = existsSync(path) ? realpathSync(path) : resolve(path);
  const stat = findStat(file);
  const isInUse = isLocked(file);
  const opened = openToLook(file, { stat, isInUse, backupsFolder });
  try {
    const patient: Patient = {
      file,
      now,
      stat,
      isInUse,
      client: opened.client,
      obstacle: opened.obstacle,
      migrations: ownMigrations(),
      backupsFolder,
      newestBackup: findUsableBackup(file, backupsFolder),
      backups: listBackups(file, backupsFolder),
    };
    return CHECKS.map(({ about, look }) => {
      const outcome = lookOrTell(look, patient);
      return typeof outcome === 'string'
        ? { about, well: outcome, findings: [] }
        : { about, well: null, findings: outcome ?? [] };
    });
  } finally {
    opened.close();
  }
}

/** `undefined` where there is none, or a link leads nowhere. */
function findStat(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** A damaged page may be met by any look; that somebody else keeps the file is no damage. */
function lookOrTell(look: Check['look'], patient: Patient): Outcome {
  try {
    return look(patient);
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    if (error.code === 'SQLITE_ERROR' && lacksTables(patient)) return null;
    const told = inWords(error, patient.file, patient.backupsFolder);
    if (told instanceof DatabaseRefusedError && told.reason === 'in-use-by-another')
      return [startRefused(told)];
    return [unreadable(patient.file, error.message, patient.backupsFolder)];
  }
}

/** Which is told already, and has to be put right first. */
function lacksTables({ client, migrations }: Patient): boolean {
  return client !== null && compareTables(client, migrations).length > 0;
}

type Opened = Pick<Patient, 'client' | 'obstacle'> & { close: () => void };
type ToOpen = Pick<Patient, 'stat' | 'isInUse' | 'backupsFolder'>;

/**
 * Beside a Daymark, the file itself, whose log is shared with it. Without one, a copy: SQLite would move a log that was
 * left behind into the file, or leave a new one beside it.
 */
function openToLook(file: string, { stat, isInUse, backupsFolder }: ToOpen): Opened {
  const unopened = { client: null, close: () => {} };
  if (!stat && isLink(file)) return { ...unopened, obstacle: startRefused(linkToNothing(file)) };
  if (!stat?.isFile() || stat.size === 0) return { ...unopened, obstacle: null };
  let folder: string | null = null;
  const clear = () => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    folder = mkdtempSync(join(tmpdir(), 'daymark-doctor-'));
    const client = isInUse ? openBeside(file) : openCopy(file, folder);
    // Rules are looked at one by one, to say which is broken.
    client.pragma('ignore_check_constraints = on');
    const close = () => {
      client.close();
      clear();
    };
    return { client, obstacle: null, close };
  } catch (error) {
    const obstacle = obstacleOf(error, file, backupsFolder, folder !== null);
    return { client: null, obstacle, close: clear };
  }
}

/** What a full disk or a right says tells nothing about the database. */
function obstacleOf(
  error: unknown,
  file: string,
  backupsFolder: string | undefined,
  hasPlace: boolean,
): Finding {
  if (error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(String(error.code)))
    return noRoomToLook(file);
  if (!hasPlace) return noPlaceToLook(file);
  const told = inWords(error, file, backupsFolder);
  if (told instanceof DatabaseRefusedError) return startRefused(told);
  return startRefused(damaged(file, error instanceof Error ? error.message : String(error), backupsFolder));
}

function openBeside(file: string): BetterSqlite3.Database {
  const client = new BetterSqlite3(file, { readonly: true });
  try {
    readOnce(client);
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** SQLite reads nothing before it is asked something: what keeps everybody out is met once, and not by every check. */
function readOnce(client: BetterSqlite3.Database): void {
  client.pragma('schema_version');
}

function openCopy(file: string, folder: string): BetterSqlite3.Database {
  const copy = join(folder, 'copy.db');
  const isStrange = compareWithLog(file) === 'strange';
  for (const suffix of isStrange ? [''] : ['', ...LOGS]) {
    if (existsSync(`${file}${suffix}`)) copyFileSync(`${file}${suffix}`, `${copy}${suffix}`);
  }
  const client = new BetterSqlite3(copy);
  try {
    client.pragma('cell_size_check = on');
    readOnce(client);
    client.pragma('query_only = on');
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Who has a database holds the lock beside it; looking whether it can be read takes none. */
function isLocked(file: string): boolean {
  if (!existsSync(`${file}${LOCK}`)) return false;
  let lock: BetterSqlite3.Database | null = null;
  try {
    lock = new BetterSqlite3(`${file}${LOCK}`, { readonly: true, timeout: 0 });
    lock.pragma('schema_version');
    return false;
  } catch (error) {
    return error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_BUSY';
  } finally {
    lock?.close();
  }
}
