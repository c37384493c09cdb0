import { checkBackup } from '../../db/file/backup/check.ts';
import { needBeside } from '../../db/file/backup/keep.ts';
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
import { troubleInWords } from '../http/problems.tsx';
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
  const sound = soundBackups(background);
  let isStopped = false;
  let failure: FailedAttempt | null = null;

  const list = () => (folder === null ? [] : listBackups(file, folder));
  const around = () =>
    folder === null
      ? { folders: [], others: [] }
      : { folders: foldersOfBackups(file, folder), others: listOtherBackups(file, folder) };

  async function take(reason: BackupReason): Promise<BackupOutcome> {
    if (folder === null) return { ok: true, path: null, need: 'unchanged' };
    const now = clock.now();
    const outcome = await takeBeside(folder, reason, now).catch((error) => troubleOf(error, reason));
    failure = outcome.ok ? null : { found: outcome.found, advice: outcome.advice, at: now };
    if (!outcome.ok && !isStopped) complain(outcome);
    if (outcome.ok && outcome.path !== null) rememberSound(outcome.path);
    return outcome;
  }

  function rememberSound(made: string): void {
    try {
      sound.add(list().find(({ path }) => path === made));
    } catch {
      // It is there all the same, and is checked when it is asked for.
    }
  }

  async function takeBeside(folder: string, reason: BackupReason, now: Date): Promise<BackupOutcome> {
    const { timeZone, dayStartHour } = loadSettings(db);
    const endReading = announceLongReading(db);
    return background
      .run('backup', { file, folder, reason, now, timeZone, dayStartHour })
      .finally(endReading);
  }

  const turns = inTurns(take);
  const makeDailyIfDue = folder === null ? async () => {} : dailyBackups({ db, clock, list, turns });
  const makeDaily = async () => {
    const hasJustFailed =
      failure !== null && Math.abs(clock.now().getTime() - failure.at.getTime()) < PATIENCE_MS;
    if (!isStopped && !hasJustFailed) await makeDailyIfDue();
  };

  const stop = () => {
    isStopped = true;
  };
  return {
    folder,
    list,
    around,
    findGood: () => sound.findNewest(list()),
    failure: () => failure,
    make: turns.make,
    makeDaily,
    stop,
  };
}

/** Makes backups one after the other; never rejects. */
type Turns = {
  make: Backups['make'];
  /** One waits its turn. */
  isAwaited(reason: BackupReason): boolean;
};

/** Whoever asks while one waits its turn shares it, since it has not looked yet. */
function inTurns(take: (reason: BackupReason) => Promise<BackupOutcome>): Turns {
  const waiting = new Map<BackupReason, Promise<BackupOutcome>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    isAwaited: (reason) => waiting.has(reason),
    make(reason) {
      const shared = waiting.get(reason);
      if (shared) return shared;
      const made = last
        .then(() => {
          waiting.delete(reason);
          return take(reason);
        })
        // Whatever went wrong with this one is no reason to make no other.
        .catch((error) => troubleOf(error, reason));
      waiting.set(reason, made);
      last = made;
      return made;
    },
  };
}

/** Backups that passed their check, as they were when they did. */
function soundBackups(background: Background) {
  const keys = new Set<string>();
  const add = (backup: Backup | undefined) => {
    if (backup !== undefined) keys.add(keyOf(backup));
  };
  async function findNewest(backups: readonly Backup[]): Promise<Backup | undefined> {
    for (const backup of backups) {
      if (keys.has(keyOf(backup))) return backup;
      // Where nobody can look, it counts as it was when it was made.
      const verdict = await background.run('check', { path: backup.path }).catch(() => null);
      if (verdict === 'good') add(backup);
      if (verdict === 'good' || verdict === null) return backup;
    }
    return undefined;
  }
  return { add, findNewest };
}

type Daily = Pick<Surroundings, 'db' | 'clock'> & { list: () => Backup[]; turns: Turns };

/** Makes the backup of a day, where it is not known that there is no need of one. */
function dailyBackups({ db, clock, list, turns }: Daily): () => Promise<void> {
  let looked: { today: Day; change: NewestChange; isDone: boolean } | null = null;

  /** Whether there is one of this day, or none is needed, where that is soon seen; `null` where one may be due. */
  function needAsSeenHere(): 'of-today' | 'unchanged' | null {
    const newest = list()[0];
    // Where it is damaged, others are looked through, of any size.
    const isSeen =
      newest !== undefined && newest.bytes <= LOOKED_AT_HERE_BYTES && checkBackup(newest.path) === 'good';
    if (!isSeen) return null;
    const { timeZone, dayStartHour } = loadSettings(db);
    const need = needBeside(newest, db.client, { now: clock.now(), timeZone, dayStartHour });
    return need === 'due' ? null : need;
  }

  function needIfSeen(): ReturnType<typeof needAsSeenHere> {
    try {
      return needAsSeenHere();
    } catch {
      // What is in the way of looking is told by the one that is tried.
      return null;
    }
  }

  return async () => {
    const today = todayOf(clock, loadSettings(db));
    const change = readNewestChange(db.client);
    const isKnown = looked?.today === today && (looked.isDone || isSameChange(looked.change, change));
    // Where nothing was ever entered no thread is begun.
    if (change.id === 0 || isKnown || turns.isAwaited('daily')) return;
    const need = needIfSeen() ?? (await turns.make('daily').then((made) => (made.ok ? made.need : null)));
    if (need !== null) looked = { today, change, isDone: need !== 'unchanged' };
  };
}

function keyOf(backup: Backup): string {
  return `${backup.path} ${backup.bytes} ${backup.writtenAtMs}`;
}

/** One that could not be begun, or was ended, or for which the database could not be read. */
function troubleOf(error: unknown, reason: BackupReason): { ok: false } & BackupTrouble {
  const told = troubleInWords(error);
  // What nobody has words for is told as it is: who looks after the host may know it.
  const title = told.statusCode === 500 ? String(error) : told.title;
  return {
    ok: false,
    found: `it could not be finished (${title.replace(/\.$/, '')})`,
    // Of one that was never begun, or was broken off, there is nothing to look after.
    advice: told.advice === JOBS.backup.advice ? told.advice : TRY_AGAIN[reason],
  };
}
