const SAFE = 'Your data and the earlier backups are untouched.';
const ELSEWHERE = 'name another folder in DAYMARK_BACKUPS and start Daymark again';

/** What hindered a backup, and what to do about it. */
const FAILURES = {
  'no-room': (folder: string) => ({
    found: `the disk of ${folder} is full`,
    advice: `Free some space on it, or ${ELSEWHERE}.`,
  }),
  'no-rights': (folder: string) => ({
    found: `this account may not write to ${folder}`,
    advice: `Give the account that runs Daymark the right to write there, or ${ELSEWHERE}.`,
  }),
  gone: (folder: string) => ({
    found: `the folder ${folder} is not there, or is no folder`,
    advice: `If it is on another disk, connect that; otherwise ${ELSEWHERE}.`,
  }),
  'disk-fault': (folder: string) => ({
    found: `the disk of ${folder} reports a fault`,
    advice: `Look after that disk, or ${ELSEWHERE}.`,
  }),
  unsound: (folder: string) => ({
    found: `the copy in ${folder} did not pass its check`,
    advice: 'Ask `npm run -s daymark -- doctor` what is wrong.',
  }),
  busy: () => ({
    found: 'something else keeps the database busy',
    advice: 'It is tried again by itself.',
  }),
  unknown: (folder: string) => ({
    found: `writing to ${folder} failed`,
    advice: 'Ask `npm run -s daymark -- doctor` what is wrong.',
  }),
} satisfies Readonly<Record<string, (folder: string) => { found: string; advice: string }>>;

export type BackupFailure = keyof typeof FAILURES;

/** No backup was made: why, what was kept and what to do, in words for whoever runs Daymark. */
export class BackupFailedError extends Error {
  override readonly name = 'BackupFailedError';
  readonly failure: BackupFailure;
  /** Goes on after "because". */
  readonly found: string;
  readonly advice: string;

  constructor(failure: BackupFailure, folder: string, options?: ErrorOptions) {
    const { found, advice } = FAILURES[failure](folder);
    super(`No backup was made: ${found}. ${SAFE} ${advice}`, options);
    this.failure = failure;
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

export function failedBackup(error: unknown, folder: string): BackupFailedError {
  if (error instanceof BackupFailedError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const failure = FAILURES_BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'unknown';
  return new BackupFailedError(failure, folder, { cause: error });
}
