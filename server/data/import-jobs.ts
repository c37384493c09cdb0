import { type BringOrder, type BroughtIn, bringInBeside } from '../../db/data/staged/bring-in.ts';
import { listMissingFiles } from '../../db/data/staged/staged-bytes.ts';
import { openStaged } from '../../db/data/staged/staged-file.ts';
import { takeIn } from '../../db/data/staged/take-in.ts';
import { findUnknownNames, type UnknownNames } from '../../db/data/staged/unknown-names.ts';
import { type Coming, findWhatComes } from '../../db/data/staged/what-comes.ts';
import type { DataProblem } from '../../db/data/told-problems.ts';
import type { KnownName } from '../../plans/content/named-things.ts';
import { type Progress, tellerOf } from './progress.ts';

export type LookOrder = {
  /** The file of data; `null` where it has been read before, and is only compared again. */
  upload: string | null;
  staged: string;
  /** Where the database is read. */
  database: string;
  /** Where the bytes of its files lie. */
  files: string;
  /** What comes with Daymark and can be named. */
  library: readonly KnownName[];
  progress: Progress;
};

/** What was found out about a file. */
export type Looked = {
  coming: Coming;
  /** The names of files that come without their bytes. */
  missingFiles: readonly string[];
  unknown: UnknownNames;
};

export type LookedAt = ({ ok: true } & Looked) | { ok: false; problems: readonly DataProblem[] };

/** Reads a file of data into tables of its own, judges it, and finds out what of it is not here yet. */
export function lookAt({ upload, staged, database, files, library, progress }: LookOrder): LookedAt {
  const client = openStaged(staged, database);
  try {
    const problems = upload === null ? [] : takeIn(client, upload, tellerOf(progress, 'reading'));
    if (problems.length > 0) return { ok: false, problems };
    const coming = findWhatComes(client, tellerOf(progress, 'comparing'));
    const missingFiles = listMissingFiles(client, files);
    return { ok: true, coming, missingFiles, unknown: findUnknownNames(client, library) };
  } finally {
    client.close();
  }
}

export type BringJob = { database: string; order: BringOrder; progress: Progress };

/** Brings in what was looked at, on a connection of its own beside the one that serves. */
export function bringBeside({ database, order, progress }: BringJob): BroughtIn {
  return bringInBeside(database, order, tellerOf(progress, 'bringing'));
}
