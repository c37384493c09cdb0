import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesFolder } from '../../db/attachment/store.ts';
import { type BringOrder, type BroughtIn, bringIn, importToken } from '../../db/data/staged/bring-in.ts';
import { keepStagedBytes } from '../../db/data/staged/staged-bytes.ts';
import { pathForReading } from '../../db/data/staged/staged-file.ts';
import type { Coming } from '../../db/data/staged/what-comes.ts';
import type { DataProblem } from '../../db/data/told-problems.ts';
import { announceLongReading } from '../../db/file/open.ts';
import { clearWaitingRoom, makeWaitingRoom } from '../../db/file/waiting-room.ts';
import { journalBasis } from '../../db/journal/history.ts';
import { isRecorded } from '../../db/journal/journal.ts';
import type { AppDeps } from '../deps.ts';
import type { HeldForms } from '../http/forms/held-forms.ts';
import type { Saved } from '../http/forms/upload.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { troubleInWords } from '../http/problems.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { knownNamesOf } from '../library/known-names.ts';
import type { Looked } from './import-jobs.ts';
import { beginAnew, newProgress, type Progress, tellerOf } from './progress.ts';
import type { BackupOutcome } from './take-backup.ts';

/** Files that were sent and wait for an answer; with one more the oldest goes. */
const MOST_KEPT = 4;
/** Files that come in at once. */
const RECEIVED_AT_ONCE = 2;
/** Whoever looked at a file and went away leaves no copy of their data for longer. */
export const KEPT_MS = 60 * 60_000;
const TRY_AGAIN_SECONDS = 30;

export type ImportState =
  | { is: 'looking' | 'bringing' }
  | ({ is: 'looked'; basis: string; isStale: boolean } & Looked)
  | { is: 'refused'; problems: readonly DataProblem[] }
  | { is: 'failed'; title: string; advice: string }
  | { is: 'in'; isWhole: boolean; backup: BackupOutcome };

/** A file of data on its way in. */
export type Import = {
  readonly key: string;
  readonly progress: Progress;
  readonly state: ImportState;
  /** What goes on with it now; never rejects. */
  readonly atWork: Promise<void>;
};

type Kept = { -readonly [Name in keyof Import]: Import[Name] } & {
  folder: string;
  leave: AbortController;
  expiry: NodeJS.Timeout | undefined;
};

export type Imports = {
  /** Takes a file in, and begins to look at it, unless there is nothing to look at. */
  receive(write: (path: string) => Promise<Saved>): Promise<Import | Exclude<Saved, 'whole'>>;
  /** `gone` for what is not kept any more; `cut-off` where Daymark was started anew since. */
  find(key: string): Import | 'in' | 'gone' | 'cut-off';
  /** Brings in what was looked at, or looks again where something was changed since. */
  confirm(key: string, basis: string): void;
  /** Lets a file go, unless it is being brought in. */
  cancel(key: string): void;
  close(): void;
};

/** Files of data that are looked at and brought in beside the server's own thread, one after the other. */
export function importsOf(deps: AppDeps, forms: HeldForms, complain: (error: unknown) => void): Imports {
  const { db } = deps;
  const work = workOf(deps, forms);
  const files = filesKept(complain);
  let receivedNow = 0;

  return {
    async receive(write) {
      if (receivedNow >= RECEIVED_AT_ONCE) throw busy();
      receivedNow += 1;
      const folder = makeWaitingRoom(db);
      const upload = join(folder, 'data.json');
      try {
        const saved = await write(upload);
        if (saved !== 'whole') {
          clearWaitingRoom(folder);
          return saved;
        }
      } catch (error) {
        clearWaitingRoom(folder);
        throw error;
      } finally {
        receivedNow -= 1;
      }
      const one = files.keep(folder);
      files.begin(one, 'looking', () => work.look(one, upload));
      return one;
    },
    find: (key) =>
      files.find(key) ??
      (isRecorded(db, importToken(key)) ? 'in' : files.isOfThisStart(key) || key === '' ? 'gone' : 'cut-off'),
    confirm(key, basis) {
      const one = files.find(key);
      if (one?.state.is !== 'looked') return;
      const { state } = one;
      if (basis === state.basis && basis === journalBasis(db))
        files.begin(one, 'bringing', () => work.bring(one, state));
      else files.begin(one, 'looking', () => work.look(one, null));
    },
    cancel(key) {
      const one = files.find(key);
      if (one && one.state.is !== 'bringing') files.letGo(one);
    },
    close: files.letAllGo,
  };
}

/** The files that are on their way in, and what goes on with each. */
function filesKept(complain: (error: unknown) => void) {
  const kept = new Map<string, Kept>();
  // A key from before this start is known by its beginning.
  const start = randomUUID().slice(0, 8);
  let last: Promise<unknown> = Promise.resolve();

  /** What cannot be cleared away is swept at the next start: no other file has to suffer from it. */
  const clear = ({ folder }: Kept) => {
    try {
      clearWaitingRoom(folder);
    } catch (error) {
      complain(error);
    }
  };

  const letGo = (one: Kept) => {
    clearTimeout(one.expiry);
    kept.delete(one.key);
    one.leave.abort();
    clear(one);
  };

  const failed = (error: unknown): ImportState => {
    const { title, advice, statusCode } = troubleInWords(error);
    if (statusCode >= 500) complain(error);
    return { is: 'failed', title, advice };
  };

  /** They take turns: two jobs at once would leave no thread to anybody else. */
  const begin = (one: Kept, is: 'looking' | 'bringing', act: () => Promise<ImportState>) => {
    clearTimeout(one.expiry);
    one.state = { is };
    beginAnew(one.progress);
    const done = last.then(() => (kept.has(one.key) ? act() : one.state)).catch(failed);
    one.atWork = done.then((outcome) => {
      one.state = outcome;
      if (outcome.is !== 'looked') clear(one);
      if (kept.has(one.key)) one.expiry = setTimeout(() => letGo(one), KEPT_MS).unref();
    });
    last = one.atWork;
  };

  const makeRoom = () => {
    const oldest = [...kept.values()].find(({ state }) => state.is !== 'bringing');
    if (kept.size >= MOST_KEPT && oldest) letGo(oldest);
  };

  const keep = (folder: string): Kept => {
    makeRoom();
    const one: Kept = {
      key: `${start}-${randomUUID()}`,
      progress: newProgress(),
      state: { is: 'looking' },
      atWork: Promise.resolve(),
      folder,
      leave: new AbortController(),
      expiry: undefined,
    };
    kept.set(one.key, one);
    return one;
  };

  return {
    keep,
    begin,
    letGo,
    find: (key: string) => kept.get(key),
    isOfThisStart: (key: string) => key.startsWith(start),
    letAllGo() {
      for (const one of kept.values()) letGo(one);
    },
  };
}

/** What is done with a file: it is looked at, and brought in. */
function workOf(deps: AppDeps, forms: HeldForms) {
  const { db, library, background, backups } = deps;

  const look = async ({ folder, progress, leave }: Kept, upload: string | null): Promise<ImportState> => {
    // What is changed from here on is noticed when it is brought in.
    const basis = journalBasis(db);
    const endReading = announceLongReading(db);
    const order = {
      upload,
      staged: stagedIn(folder),
      database: pathForReading(db, folder),
      files: filesFolder(db),
      library: knownNamesOf(library),
      progress,
    };
    const looked = await background.run('look', order, leave.signal).finally(endReading);
    if (upload !== null) rmSync(upload, { force: true });
    if (!looked.ok) return { is: 'refused', problems: looked.problems };
    const { coming, missingFiles, unknown } = looked;
    return { is: 'looked', coming, missingFiles, unknown, basis, isStale: upload === null };
  };

  const bring = async (
    one: Kept,
    { coming, basis }: { coming: Coming; basis: string },
  ): Promise<ImportState> => {
    const backup = await backups.make('before-import');
    const moment = momentOf(deps, loadStanding(deps).today);
    const order = { staged: stagedIn(one.folder), key: one.key, basis, moment };
    keepStagedBytes(db, order.staged);
    const brought = await forms
      .during('Data is being brought in.', () => bringBeside(order, one))
      .catch((error): BroughtIn => {
        // What ended it may have come too late.
        if (!isRecorded(db, importToken(one.key))) throw error;
        return { is: 'in' };
      });
    if (brought.is === 'refused') return { is: 'refused', problems: [brought.problem] };
    if (brought.is === 'in') return { is: 'in', isWhole: coming.isWhole, backup };
    return look(one, null);
  };

  /** What is in memory alone no other connection can write to. */
  const bringBeside = async (order: BringOrder, { progress }: Kept): Promise<BroughtIn> =>
    db.client.memory
      ? bringIn(db, order, tellerOf(progress, 'bringing'))
      : background.run('bring', { database: db.client.name, order, progress });

  return { look, bring };
}

function stagedIn(folder: string): string {
  return join(folder, 'staged.db');
}

function busy(): HttpProblem {
  return new HttpProblem(
    503,
    'Other files are being sent.',
    `Nothing was changed. Try again in ${TRY_AGAIN_SECONDS} seconds.`,
    { retryAfterSeconds: TRY_AGAIN_SECONDS },
  );
}
