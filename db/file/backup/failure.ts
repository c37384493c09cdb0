import { upperFirst } from '../../../plans/words.ts';
import { daymarkCommand, daymarkCommandOn } from '../commands.ts';

const SAFE = 'Your data and the earlier backups are untouched.';
/** What to do instead where backups are kept. */
const ELSEWHERE = 'name another folder in DAYMARK_BACKUPS and start Daymark again';
/** The same for whoever types the command. */
export const OTHER_PLACE = 'name another place after --to';

/** What else its words need. */
type About = {
  /** How to have it made in another place; goes on after "or". */
  elsewhere: string;
  /** What says what is wrong with the database. */
  doctor: string;
  /** What the system said. */
  message: string;
};

/** What hindered a backup, and what to do about it. */
const FAILURES = {
  'no-room': (folder, { elsewhere }) => ({
    found: `the disk of ${folder} is full`,
    advice: `Free some space on it, or ${elsewhere}.`,
  }),
  'no-rights': (folder, { elsewhere }) => ({
    found: `this account may not write to ${folder}`,
    advice: `Give the account that runs Daymark the right to write there, or ${elsewhere}.`,
  }),
  'read-only-disk': (folder, { elsewhere }) => ({
    found: `the disk of ${folder} is mounted to be read only`,
    advice: `Mount it for writing, or ${elsewhere}.`,
  }),
  gone: (folder, { elsewhere }) => ({
    found: `the folder ${folder} is not there, or is no folder`,
    advice: `If it is on another disk, connect that; otherwise ${elsewhere}.`,
  }),
  'disk-fault': (folder, { elsewhere }) => ({
    found: `the disk of ${folder}, or that of the database, reports a fault`,
    advice: `Look after that disk, or ${elsewhere}.`,
  }),
  taken: (path, { elsewhere }) => ({
    found: `${path} is there already`,
    advice: `Remove it first, or ${elsewhere}.`,
  }),
  unsound: (folder, { doctor }) => ({
    found: `the copy in ${folder} did not pass its check`,
    advice: `Ask ${doctor} what is wrong.`,
  }),
  busy: () => ({
    found: 'something else keeps the database busy',
    advice: 'Close what else has it open, and give the command again.',
  }),
  unknown: (folder, { elsewhere, message }) => ({
    found: `writing to ${folder} failed${message === '' ? '' : ` (${message})`}`,
    advice: `${upperFirst(elsewhere)}.`,
  }),
} satisfies Readonly<Record<string, (folder: string, about: About) => { found: string; advice: string }>>;

export type BackupFailure = keyof typeof FAILURES;

export const BACKUP_FAILURES: readonly string[] = Object.keys(FAILURES);

/** @param database - the file that was to be backed up */
type FailureContext = { elsewhere?: string | undefined; database?: string | undefined; cause?: unknown };

/** No backup was made: why, what was kept and what to do, in words for whoever runs Daymark. */
export class BackupFailedError extends Error {
  override readonly name = 'BackupFailedError';
  readonly failure: BackupFailure;
  readonly place: string;
  /** Goes on after "because". */
  readonly found: string;
  readonly advice: string;

  constructor(
    failure: BackupFailure,
    folder: string,
    { elsewhere = ELSEWHERE, database, cause }: FailureContext = {},
  ) {
    const doctor = database === undefined ? daymarkCommand('doctor') : daymarkCommandOn(database, 'doctor');
    const message = cause instanceof Error ? cause.message : '';
    const { found, advice } = FAILURES[failure](folder, { elsewhere, doctor, message });
    super(`No backup was made: ${found}. ${SAFE} ${advice}`, { cause });
    this.failure = failure;
    this.place = folder;
    this.found = found;
    this.advice = advice;
  }
}

/** The first that fits, by what the system or SQLite calls it. */
const FAILURES_BY_CODE: readonly (readonly [RegExp, BackupFailure])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'no-room'],
  [/^EROFS/, 'read-only-disk'],
  [/^(EACCES|EPERM|SQLITE_(READONLY|CANTOPEN|PERM))/, 'no-rights'],
  [/^(ENOENT|ENOTDIR|EEXIST|ELOOP)/, 'gone'],
  [/^(EIO|SQLITE_IOERR)/, 'disk-fault'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'unsound'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
];

/** @param context - what is not said stays as it was said of an error that is in words already */
export function failedBackup(
  error: unknown,
  folder: string,
  context: Omit<FailureContext, 'cause'> = {},
): BackupFailedError {
  if (error instanceof BackupFailedError)
    return new BackupFailedError(error.failure, error.place, { ...context, cause: error.cause });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const failure = FAILURES_BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'unknown';
  return new BackupFailedError(failure, folder, { ...context, cause: error });
}
