import { needOfDaily } from '../../db/file/backup/keep.ts';
import { type Backup, foldersOfBackups, listBackups, listOtherBackups } from '../../db/file/backup/list.ts';
import type { BackupReason } from '../../db/file/backup/names.ts';
import { isSameChange, type NewestChange, readNewestChange } from '../../db/file/backup/newest-change.ts';
import { backupsBeside } from '../../db/file/backup/places.ts';
import { announceLongReading, type Database } from '../../db/file/open.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import type { Day } from '../../plans/day.ts';
import type { Background } from '../background/background.ts';
import { JOBS } from '../background/jobs.ts';
import { type Clock, todayOf } from '../clock.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { type BackupOutcome, type BackupTrouble, TRY_AGAIN } from './take-backup.ts';

/** After a failure the daily one is tried again as late as this. */
const PATIENCE_MS = 60 * 60_000;

/** Looking through so much takes less than beginning a thread for it, which needs 30 MB, too. */
const LOOKED_AT_HERE_BYTES = 2_000_000;

/** What went wrong at the last attempt, and when that was. */
export type FailedAttempt = BackupTrouble & { at: Date };

/** The backups of the database that is served, made beside the server's own thread. */
export type Backups = {
  /** Where they are kept; `null` where the database is in memory alone. */
  folder: string | null;
  /** All that there are, the newest first. */
  list(): Backup[];
  /** Where they are looked for, and the paths of those that lie there and are of others by their names. */
  around(): { folders: readonly string[]; others: readonly string[] };
  /** The newest that passes its check. */
  findGood(): Promise<Backup | undefined>;
  /** The last attempt, if it failed. */
  failure(): FailedAttempt | null;
  /** Makes one of everything that was written until now; never rejects. */
  make(reason: BackupReason): Promise<BackupOutcome>;
  /** Makes the one of this day, if there is none yet and something has changed since the last. */
  makeDaily(): Promise<void>;
  /** From here on what is cut off is no trouble: the next start makes it. */
  stop(): void;
};

type Surroundings = {
  db: Database;
  clock: Clock;
  background: Background;
  /** `null` for the folder beside the database. */
  folder: string | null;
  /** Hears why one was not made. */
  complain: (trouble: BackupTrouble) => void;
};

export function backupsOf({ db, clock, background, complain, ...given }: Surroundings): Backups {
  const file = db.client.name;
  const folder = db.client.memory ? null : (given.folder ?? backupsBeside(file));
  /** As they were when they passed. */
  const sound = new Set<string>();
  const waiting = new Map<BackupReason, Promise<BackupOutcome>>();
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();
  let failure: FailedAttempt | null = null;
  let looked: { today: Day; change: NewestChange; isDone: boolean } | null = null;

  const list = () => (folder === null ? [] : listBackups(file, folder));
  const around = () =>
    folder === null
      ? { folders: [], others: [] }
      : { folders: foldersOfBackups(file, folder), others: listOtherBackups(file, folder) };

  async function take(reason: BackupReason): Promise<BackupOutcome> {
    if (folder === null) return { ok: true, path: null, need: 'unchanged' };
    const { timeZone, dayStartHour } = loadSettings(db);
    const now = clock.now();
    const endReading = announceLongReading(db);
    const outcome = await background
      .run('backup', { file, folder, reason, now, timeZone, dayStartHour })
      .catch((error) => troubleOf(error, reason))
      .finally(endReading);
    failure = outcome.ok ? null : { found: outcome.found, advice: outcome.advice, at: now };
    if (!outcome.ok && !isStopped) complain(outcome);
    if (outcome.ok && outcome.path !== null)
      sound.add(keyOf(list().find(({ path }) => path === outcome.path)));
    return outcome;
  }

  /** One after the other: whoever asks while one waits its turn shares it, since it has not looked yet. */
  function make(reason: BackupReason): Promise<BackupOutcome> {
    const shared = waiting.get(reason);
    if (shared) return shared;
    const made = last.then(() => {
      waiting.delete(reason);
      return take(reason);
    });
    waiting.set(reason, made);
    last = made;
    return made;
  }

  async function makeDaily(): Promise<void> {
    const today = todayOf(clock, loadSettings(db));
    const change = readNewestChange(db.client);
    const isKnown = looked?.today === today && (looked.isDone || isSameChange(looked.change, change));
    // Where nothing was ever entered no thread is begun.
    if (folder === null || isStopped || change.id === 0 || isKnown || waiting.has('daily') || hasJustFailed())
      return;
    const need = needAsSeenHere() ?? (await make('daily').then((made) => (made.ok ? made.need : null)));
    if (need !== null) looked = { today, change, isDone: need !== 'unchanged' };
  }

  /** Whether there is one of this day, or none is needed, where that is soon seen; `null` where one may be due. */
  function needAsSeenHere(): 'of-today' | 'unchanged' | null {
    const newest = list()[0];
    if (folder === null || newest === undefined || newest.bytes > LOOKED_AT_HERE_BYTES) return null;
    const { timeZone, dayStartHour } = loadSettings(db);
    const need = needOfDaily(db.client, { file, folder, now: clock.now(), timeZone, dayStartHour });
    return need === 'due' ? null : need;
  }

  function hasJustFailed(): boolean {
    return failure !== null && Math.abs(clock.now().getTime() - failure.at.getTime()) < PATIENCE_MS;
  }

  async function findGood(): Promise<Backup | undefined> {
    for (const backup of list()) {
      if (sound.has(keyOf(backup))) return backup;
      // Where nobody can look, it counts as it was when it was made.
      const verdict = await background.run('check', { path: backup.path }).catch(() => null);
      if (verdict === 'good') sound.add(keyOf(backup));
      if (verdict === 'good' || verdict === null) return backup;
    }
    return undefined;
  }

  const stop = () => {
    isStopped = true;
  };
  return { folder, list, around, findGood, failure: () => failure, make, makeDaily, stop };
}

function keyOf(backup: Backup | undefined): string {
  return backup === undefined ? '' : `${backup.path} ${backup.bytes} ${backup.writtenAtMs}`;
}

/** A thread that could not be begun, or was ended. */
function troubleOf(error: unknown, reason: BackupReason): { ok: false } & BackupTrouble {
  const { title, advice } = error instanceof HttpProblem ? error : { title: String(error), advice: '' };
  return {
    ok: false,
    found: `it could not be finished (${title.replace(/\.$/, '')})`,
    // Of one that was never begun, or was broken off, there is nothing to look after.
    advice: advice === JOBS.backup.advice ? advice : TRY_AGAIN[reason],
  };
}
