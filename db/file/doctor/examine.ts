import { copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { findNewestGoodBackup, listBackups } from '../backup/list.ts';
import { listMigrations } from '../migrate.ts';
import { projectRoot } from '../project-root.ts';
import { bringBackup } from './advice.ts';
import type { Check, Finding, Outcome, Patient } from './check.ts';
import { FILE_CHECKS } from './file-checks.ts';
import { ROW_CHECKS } from './row-checks.ts';
import { TIME_CHECKS } from './time-checks.ts';

const CHECKS = [...FILE_CHECKS, ...ROW_CHECKS, ...TIME_CHECKS];

/** What was looked at, and what it came to; neither, where something else has to be put right first. */
export type Examined = { about: string; well: string | null; findings: readonly Finding[] };

/**
 * Looks at everything that can be wrong with a database, beside a running Daymark or without one, and changes nothing.
 *
 * @param backupsFolder - where its backups are kept; beside it unless said
 */
export function examine(path: string, now: Date, backupsFolder?: string): Examined[] {
  const file = existsSync(path) ? realpathSync(path) : resolve(path);
  const stat = statSync(file, { throwIfNoEntry: false });
  const isInUse = isLocked(file);
  const opened = openToLook(file, stat?.isFile() ?? false, isInUse);
  try {
    const patient: Patient = {
      file,
      now,
      stat,
      isInUse,
      client: opened.client,
      problem: opened.problem,
      migrations: listMigrations(join(projectRoot(), 'db/migrations')),
      newestBackup: findNewestGoodBackup(file, backupsFolder)?.path,
      backups: listBackups(file, backupsFolder).map((backup) => backup.path),
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

/** A damaged page may be met by any look. */
function lookOrTell(look: Check['look'], patient: Patient): Outcome {
  try {
    return look(patient);
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    const advice = bringBackup(patient, 'Make room, or mend the disk, and look again');
    return [{ found: `It could not be looked at: ${error.message}.`, advice }];
  }
}

type Opened = Pick<Patient, 'client' | 'problem'> & { close: () => void };

/**
 * Beside a Daymark, the file itself, whose log is shared with it. Without one, a copy: SQLite would move a log that was
 * left behind into the file, or leave a new one beside it.
 */
function openToLook(file: string, isFile: boolean, isInUse: boolean): Opened {
  if (!isFile) return { client: null, problem: null, close: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'daymark-doctor-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  try {
    const client = isInUse ? new BetterSqlite3(file, { readonly: true }) : openCopy(file, folder);
    // Rules are looked at one by one, to say which is broken.
    client.pragma('ignore_check_constraints = on');
    const close = () => {
      client.close();
      clear();
    };
    return { client, problem: null, close };
  } catch (error) {
    return { client: null, problem: error instanceof Error ? error.message : String(error), close: clear };
  }
}

function openCopy(file: string, folder: string): BetterSqlite3.Database {
  const copy = join(folder, 'copy.db');
  for (const suffix of ['', '-wal', '-journal']) {
    if (existsSync(`${file}${suffix}`)) copyFileSync(`${file}${suffix}`, `${copy}${suffix}`);
  }
  const client = new BetterSqlite3(copy);
  try {
    client.pragma('cell_size_check = on');
    // SQLite reads nothing before it is asked something.
    client.pragma('schema_version');
    client.pragma('query_only = on');
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Who has a database holds the lock beside it; looking whether it can be read takes none. */
function isLocked(file: string): boolean {
  if (!existsSync(`${file}.lock`)) return false;
  const lock = new BetterSqlite3(`${file}.lock`, { readonly: true, timeout: 0 });
  try {
    lock.pragma('schema_version');
    return false;
  } catch (error) {
    return error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_BUSY';
  } finally {
    lock.close();
  }
}
