import { rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { dayAt } from '../../../plans/day.ts';
import { filesBeside } from '../../attachment/store.ts';
import { sweepFilesOfBackups } from '../../attachment/sweep.ts';
import { checkBackup, type Verdict } from './check.ts';
import { failedBackup } from './failure.ts';
import { type Backup, findNewestGoodBackup, listBackupsIn } from './list.ts';
import { backUpDatabase, backUpTo } from './make.ts';
import type { BackupReason } from './names.ts';
import { isSameChange, readNewestChange, readNewestChangeOf } from './newest-change.ts';
import { backupBegin } from './places.ts';
import { thinBackups } from './thinning.ts';
import { clearAbandoned } from './unfinished.ts';

/** Which backup is wanted, with all that it takes to make it: plain values, for a thread of its own. */
export type BackupOrder = {
  file: string;
  folder: string;
  reason: BackupReason;
  now: Date;
  timeZone: string;
  dayStartHour: number;
};

/** The backup that was made; `null` where one of this day is there already, or nothing has changed since the last. */
export type KeptBackup = { path: string | null; need: 'due' | 'of-today' | 'unchanged' };

/** Until another process has finished a write. */
const PATIENCE_MS = 5000;

/**
 * Makes a backup of a database that others may be writing to, and lets those go that are no longer needed. The daily one
 * is made only where there is none of this day yet, and only of what has changed since the last.
 *
 * @throws {BackupFailedError} when it could not be made
 */
export function keepBackup(order: BackupOrder): KeptBackup {
  const { file, folder } = order;
  try {
    return readBeside(file, (client) => makeIfDue(client, order));
  } catch (error) {
    // As where the database is busy before anything is copied.
    throw error instanceof BetterSqlite3.SqliteError
      ? failedBackup(error, folder, { database: file })
      : error;
  }
}

function makeIfDue(client: BetterSqlite3.Database, order: BackupOrder): KeptBackup {
  const { file, folder, now, reason } = order;
  const need = reason === 'daily' ? needOfDaily(client, order) : 'due';
  if (need !== 'due') return { path: null, need };
  tryTo(() => clearAbandoned(folder, backupBegin(file, folder), now));
  const path = backUpDatabase(client, file, now, reason, folder);
  tryTo(() => thin(order));
  return { path, need };
}

/** Makes a backup in a place that somebody chose, a file or a folder; nothing is let go there. */
export function copyTo(place: string, file: string, now: Date): string {
  return readBeside(file, (client) => backUpTo(client, place, { instant: now, reason: 'by-hand' }));
}

/** Reads a database beside all that others do with it. */
function readBeside<T>(file: string, read: (client: BetterSqlite3.Database) => T): T {
  const client = new BetterSqlite3(file, { readonly: true, timeout: PATIENCE_MS });
  try {
    return read(client);
  } finally {
    client.close();
  }
}

type DayOrder = Omit<BackupOrder, 'reason'>;

/** Tells whether the daily backup is due; the newest ones are read whole for it, until one is good. */
function needOfDaily(client: BetterSqlite3.Database, order: DayOrder): KeptBackup['need'] {
  if (readNewestChange(client).id === 0) return 'unchanged';
  const newest = findNewestGoodBackup(order.file, order.folder);
  return newest === undefined ? 'due' : needBeside(newest, client, order);
}

/** The same where something was entered, and the newest good one is known. */
export function needBeside(
  newest: Backup,
  client: BetterSqlite3.Database,
  { now, timeZone, dayStartHour }: Pick<DayOrder, 'now' | 'timeZone' | 'dayStartHour'>,
): KeptBackup['need'] {
  const [lastDay, today] = [newest.instant, now].map((instant) => dayAt(instant, timeZone, dayStartHour));
  if (lastDay === today) return 'of-today';
  return isSameChange(readNewestChange(client), readNewestChangeOf(newest.path)) ? 'unchanged' : 'due';
}

/** What cannot be cleared away is no reason to have no backup; the next one tries again. */
function tryTo(clear: () => void): void {
  try {
    clear();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** In its own folder alone: what lies in another may be all that is left of a disk. */
function thin({ file, folder, now, timeZone, dayStartHour }: BackupOrder): void {
  const verdicts = new Map<string, Verdict>();
  const verdictOf = ({ path }: Backup) => {
    const verdict = verdicts.get(path) ?? checkBackup(path);
    verdicts.set(path, verdict);
    return verdict;
  };
  const dayOf = (instant: Date) => dayAt(instant, timeZone, dayStartHour);
  for (const { path } of thinBackups(listBackupsIn(folder, file), { now, dayOf, verdictOf }))
    rmSync(path, { force: true });
  const left = listBackupsIn(folder, file).map(({ path }) => path);
  sweepFilesOfBackups(filesBeside(join(folder, backupBegin(file, folder))), left, now);
}
