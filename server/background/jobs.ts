import type { BroughtIn } from '../../db/data/staged/bring-in.ts';
import { checkBackup, type Verdict } from '../../db/file/backup/check.ts';
import type { BackupOrder } from '../../db/file/backup/keep.ts';
import type { TurnOrder, UndoOutcome } from '../../db/journal/undo.ts';
import type { ReadIncoming } from '../../plans/incoming/read.ts';
import type { PieceDocument } from '../../plans/portfolio/export/piece-document.ts';
import type { SheetFit } from '../../plans/portfolio/export/sheet-fit.ts';
import type { DeckQuestion } from '../../plans/practice/deck/deck.ts';
import type { AttachedPicture } from '../attachment/pictures.ts';
import type { BringJob, LookedAt, LookOrder } from '../data/import-jobs.ts';
import type { Judged } from '../data/judge-backup.ts';
import { type BackupOutcome, takeBackup } from '../data/take-backup.ts';
import type { KeepOrder } from '../incoming/questions/keep-job.ts';
import type { FileOrder } from '../incoming/read-file.ts';
import type { PrintedPiece } from '../portfolio/export/piece-pdf.ts';
import type { FolderOrder } from '../portfolio/export/write-folder.ts';
import { makeReportBeside, type ReportOrder } from '../report/make-report.ts';

/**
 * Work that takes long, done in a thread of its own: it gets a copy of its input and gives back a copy of what it made,
 * so both are plain values. It has no database but one that it opens by itself.
 */
export type Job<Input, Output> = {
  /** Ends the sentence "Daymark is busy with". */
  busyWith: string;
  /** Its thread is ended after so long. */
  seconds: number;
  /** Its thread is ended when it needs more; what lies outside of JavaScript's own memory is not counted. */
  megabytes: number;
  /** What can be done where it takes too long or needs too much. */
  advice: string;
  run: (input: Input) => Promise<Output>;
};

/** Every job, by a name of one word. */
type Jobs = {
  report: Job<ReportOrder & { file: string }, Uint8Array | null>;
  print: Job<{ document: PieceDocument; pictures: readonly AttachedPicture[] }, PrintedPiece>;
  measure: Job<PieceDocument, SheetFit | null>;
  folder: Job<FolderOrder, void>;
  read: Job<FileOrder, ReadIncoming>;
  backup: Job<BackupOrder, BackupOutcome>;
  check: Job<{ path: string }, Verdict>;
  judge: Job<{ path: string; now: Date }, Judged>;
  look: Job<LookOrder, LookedAt>;
  bring: Job<BringJob, BroughtIn>;
  turn: Job<TurnOrder, UndoOutcome>;
  deck: Job<{ questions: readonly DeckQuestion[] }, Uint8Array>;
  keep: Job<KeepOrder, 'kept' | 'stale'>;
};

export type JobName = keyof Jobs;
export type InputOf<Name extends JobName> = Parameters<Jobs[Name]['run']>[0];
export type OutputOf<Name extends JobName> = Awaited<ReturnType<Jobs[Name]['run']>>;

/** What a job needs is loaded when it runs. */
export const JOBS: { readonly [Name in JobName]: Job<InputOf<Name>, OutputOf<Name>> } = {
  report: {
    busyWith: 'other reports',
    seconds: 120,
    megabytes: 512,
    advice: 'Choose a shorter stretch or fewer sections.',
    run: makeReportBeside,
  },
  print: {
    busyWith: 'other files',
    seconds: 60,
    megabytes: 256,
    advice: 'Put a part of it into a piece of its own.',
    run: async ({ document, pictures }) =>
      (await import('../portfolio/export/piece-pdf.ts')).piecePdf(document, pictures),
  },
  measure: {
    busyWith: 'other files',
    seconds: 60,
    megabytes: 256,
    advice: 'Put a part of it into a piece of its own.',
    run: async (document) => (await import('../portfolio/export/piece-pdf.ts')).sheetFit(document),
  },
  folder: {
    busyWith: 'other files',
    seconds: 300,
    megabytes: 512,
    advice: 'Archive what you need no more, and ask for it again.',
    run: async (order) => (await import('../portfolio/export/write-folder.ts')).writeFolder(order),
  },
  read: {
    busyWith: 'other files',
    seconds: 5,
    megabytes: 224,
    advice: 'Nothing was kept of it. Bring a part of it at a time.',
    run: async (order) => (await import('../incoming/read-file.ts')).readFile(order),
  },
  backup: {
    busyWith: 'other backups',
    seconds: 300,
    megabytes: 256,
    advice: 'Look whether the disk of the backups is well.',
    run: async (order) => takeBackup(order),
  },
  check: {
    busyWith: 'backups',
    seconds: 60,
    megabytes: 256,
    advice: 'Look whether the disk of the backups is well.',
    run: async ({ path }) => checkBackup(path),
  },
  judge: {
    busyWith: 'other backups',
    seconds: 300,
    megabytes: 256,
    advice: 'Nothing was changed. Look whether the disk of the database is well.',
    run: async (order) => (await import('../data/judge-backup.ts')).judgeBackup(order),
  },
  look: {
    busyWith: 'other files',
    seconds: 1_800,
    megabytes: 48,
    advice: 'Nothing was changed. Look whether this is the file that Daymark wrote.',
    run: async (order) => (await import('../data/import-jobs.ts')).lookAt(order),
  },
  bring: {
    busyWith: 'other files',
    seconds: 1_800,
    megabytes: 48,
    advice: 'Nothing was brought in. Look whether the disk of the database is well.',
    run: async (order) => (await import('../data/import-jobs.ts')).bringBeside(order),
  },
  turn: {
    busyWith: 'other changes',
    seconds: 1_800,
    megabytes: 48,
    advice: 'Nothing was changed. Look whether the disk of the database is well.',
    run: async (order) => (await import('../../db/journal/undo.ts')).setChangeUndoneBeside(order),
  },
  deck: {
    busyWith: 'other files',
    seconds: 60,
    megabytes: 256,
    advice: 'Export them as CSV instead.',
    run: async ({ questions }) => (await import('../practice/deck/write-deck.ts')).writeDeck(questions),
  },
  keep: {
    busyWith: 'other questions',
    seconds: 300,
    megabytes: 256,
    advice: 'Nothing was kept. Look whether the disk of the database is well.',
    run: async (order) => (await import('../incoming/questions/keep-job.ts')).keepBeside(order),
  },
};

/** Does a job in the thread that calls this. */
export function runJob<Name extends JobName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  return JOBS[name].run(input);
}
