import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { bringInto } from '../../db/file/restore/bring-into.ts';
import type { Contents } from '../../db/file/restore/contents.ts';
import { RestoreRefusedError } from '../../db/file/restore/refusal.ts';
import { clearWaitingRoom, makeWaitingRoom } from '../../db/file/waiting-room.ts';
import { journalBasis, latestChange } from '../../db/journal/history.ts';
import { listPlans } from '../../db/plan/plans.ts';
import type { AppDeps } from '../deps.ts';
import type { HeldForms } from '../http/forms/held-forms.ts';
import type { Saved } from '../http/forms/upload.ts';
import { noBackup } from './backups-shown.ts';
import { KEPT_MS } from './imports.ts';

const COPY = 'copy.db';

/** A backup that was looked at, and waits to be brought in. */
export type WaitingBackup = { readonly key: string; readonly contents: Contents };

type Waiting = WaitingBackup & {
  readonly folder: string;
  bringing: Promise<'in' | 'stale'> | null;
  expiry: NodeJS.Timeout | undefined;
};

/** The backup that was looked at last. */
export type WaitingBackups = {
  /**
   * Looks into a backup, which waits from then on in the place of the one before, unless there is nothing in it.
   *
   * @throws {RestoreRefusedError} when it cannot be brought back
   */
  look(bring: (copy: string) => Promise<Saved>): Promise<WaitingBackup | Exclude<Saved, 'whole'>>;
  /**
   * Brings a backup in, in place of all that is here. Sent twice, it is brought in once; what failed can be tried again.
   *
   * @param basis - what `journalBasis` said when its page was made
   * @returns where nothing was done, the backup if something was changed here since, or `gone` where it waits no more
   */
  bringIn(key: string, basis: string): Promise<'in' | 'gone' | WaitingBackup>;
  close(): void;
};

export function waitingBackupsOf(
  deps: AppDeps,
  forms: HeldForms,
  complain: (error: unknown) => void,
): WaitingBackups {
  const { db, clock, backups, background } = deps;
  let waiting: Waiting | null = null;
  let lastIn: string | null = null;

  /** What cannot be cleared away is swept at the next start: what came of it is told all the same. */
  const clear = (folder: string) => {
    try {
      clearWaitingRoom(folder);
    } catch (error) {
      complain(error);
    }
  };

  const letGo = (one: Waiting) => {
    clearTimeout(one.expiry);
    if (waiting === one) waiting = null;
    clear(one.folder);
  };

  const keepForAWhile = (one: Waiting) => {
    one.expiry = setTimeout(() => letGo(one), KEPT_MS).unref();
  };

  const bring = async (one: Waiting, basis: string) => {
    const isAsSeen = () => journalBasis(db) === basis && !hasPlan(db);
    if (!isAsSeen()) return 'stale';
    // What is replaced cannot be taken back from Recent changes: without a backup of it nothing is.
    if (hasData(db)) {
      const backup = await backups.make('before-restore');
      if (!backup.ok) throw noBackup(backup);
    }
    const isIn = await bringInto(db, join(one.folder, COPY), isAsSeen, backups.around().folders);
    return isIn ? 'in' : 'stale';
  };

  const begin = async (one: Waiting, basis: string) => {
    clearTimeout(one.expiry);
    let outcome: 'in' | 'stale' | undefined;
    try {
      outcome = await forms.during('A backup is being brought back.', () => bring(one, basis));
      return outcome;
    } finally {
      one.bringing = null;
      if (outcome === 'in') lastIn = one.key;
      // Another may have come after it meanwhile.
      if (outcome === 'in' || waiting !== one) letGo(one);
      else keepForAWhile(one);
    }
  };

  return {
    async look(bringCopy) {
      const folder = makeWaitingRoom(db);
      const copy = join(folder, COPY);
      let one: Waiting | null = null;
      try {
        const saved = await bringCopy(copy);
        if (saved !== 'whole') return saved;
        const judged = await background.run('judge', { path: copy, now: clock.now() });
        if (!judged.ok) throw new RestoreRefusedError(judged.reason, copy, { wrong: judged.wrong });
        one = { key: randomUUID(), contents: judged.contents, folder, bringing: null, expiry: undefined };
        if (waiting?.bringing === null) letGo(waiting);
        waiting = one;
        keepForAWhile(one);
        return one;
      } finally {
        if (one === null) clear(folder);
      }
    },
    async bringIn(key, basis) {
      if (key === lastIn) return 'in';
      if (waiting?.key !== key) return 'gone';
      const one = waiting;
      one.bringing ??= begin(one, basis);
      return (await one.bringing) === 'in' ? 'in' : one;
    },
    close() {
      if (waiting) letGo(waiting);
    },
  };
}

/** Only before there is a plan: what is here would be gone otherwise. */
export function hasPlan(db: AppDeps['db']): boolean {
  return listPlans(db).length > 0;
}

/** Answers, own questions or settings, without a plan. */
export function hasData(db: AppDeps['db']): boolean {
  return latestChange(db) !== undefined;
}
