const SAFE = 'Your data and the earlier backups are untouched.';
/** What to do instead where backups are kept. */
const ELSEWHERE = 'name another folder in DAYMARK_BACKUPS and start Daymark again';

/** What hindered a backup, and what to do about it. */
const FAILURES = {
  'no-room': (folder: string, elsewhere: string) => ({
    found: `the disk of ${folder} is full`,
    advice: `Free some space on it, or ${elsewhere}.`,
  }),
  'no-rights': (folder: string, elsewhere: string) => ({
    found: `this account may not write to ${folder}`,
    advice: `Give the account that runs Daymark the right to write there, or ${elsewhere}.`,
  }),
  gone: (folder: string, elsewhere: string) => ({
    found: `the folder ${folder} is not there, or is no folder`,
    advice: `If it is on another disk, connect that; otherwise ${elsewhere}.`,
  }),
  'disk-fault': (folder: string, elsewhere: string) => ({
    found: `the disk of ${folder} reports a fault`,
    advice: `Look after that disk, or ${elsewhere}.`,
  }),
  taken: (path: string, elsewhere: string) => ({
    found: `${path} is there already`,
    advice: `Remove it first, or ${elsewhere}.`,
  }),
  unsound: (folder: string) => ({
    found: `the copy in ${folder} did not pass its check`,
    advice: 'Ask `npm run -s daymark -- doctor` what is wrong.',
  }),
  busy: () => ({
    found: 'something else keeps the database busy',
    advice: 'Close what else has it open, and give the command again.',
  }),
  unknown: (folder: string) => ({
    found: `writing to ${folder} failed`,
    advice: 'Ask `npm run -s daymark -- doctor` what is wrong.',
  }),
} satisfies Readonly<
  Record<string, (folder: string, elsewhere: string) => { found: string; advice: string }>
>;

export type BackupFailure = keyof typeof FAILURES;

/** @param elsewhere - how to have it made in another place; goes on after "or" */
type FailureContext = { elsewhere?: string; cause?: unknown };

/** No backup was made: why, what was kept and what to do, in words for whoever runs Daymark. */
export class BackupFailedError extends Error {
  override readonly name = 'BackupFailedError';
  readonly failure: BackupFailure;
  readonly place: string;
  /** Goes on after "because". */
  readonly found: string;
  readonly advice: string;

  constructor(failure: BackupFailure, folder: string, { elsewhere = ELSEWHERE, cause }: FailureContext = {}) {
    const { found, advice } = FAILURES[failure](folder, elsewhere);
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
  [/^(EACCES|EPERM|EROFS|SQLITE_(READONLY|CANTOPEN|PERM))/, 'no-rights'],
  [/^(ENOENT|ENOTDIR|EEXIST|ELOOP)/, 'gone'],
  [/^(EIO|SQLITE_IOERR)/, 'disk-fault'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'unsound'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
];

export function failedBackup(error: unknown, folder: string, elsewhere?: string): BackupFailedError {
  const context = { cause: error, ...(elsewhere && { elsewhere }) };
  if (error instanceof BackupFailedError) return new BackupFailedError(error.failure, error.place, context);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const failure = FAILURES_BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'unknown';
  return new BackupFailedError(failure, folder, context);
}
