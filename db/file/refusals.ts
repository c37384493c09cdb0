type RefusalReason =
  | 'in-use'
  | 'damaged'
  | 'foreign'
  | 'too-new'
  | 'too-old'
  | 'read-only'
  | 'migration-failed';

/** Why a database was not opened: what happened, what was kept and what to do, in words for the host. */
export class DatabaseRefusedError extends Error {
  override readonly name: string = 'DatabaseRefusedError';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Another Daymark has the file: two of them would not see each other's undo. */
export class DatabaseInUseError extends DatabaseRefusedError {
  override readonly name = 'DatabaseInUseError';

  constructor(path: string, options?: ErrorOptions) {
    super(
      'in-use',
      `Another Daymark is using the database ${path}. Nothing was changed. ` +
        'Stop the other one first, or name another file in DAYMARK_DATABASE.',
      options,
    );
  }
}

export function damaged(path: string, found: string, advice: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'damaged',
    `The database ${path} is damaged: ${found}. Nothing was changed. ${advice}`,
  );
}

export function foreign(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'foreign',
    `${path} is a database of another program. Nothing was changed. Name another file in DAYMARK_DATABASE.`,
  );
}

export function tooNew(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'too-new',
    `The database ${path} was written by a newer Daymark. Nothing was changed. ` +
      'Start the newer version again, or name another file in DAYMARK_DATABASE.',
  );
}

/** Bringing it up to date is for the one that has it, at its next start. */
export function tooOld(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'too-old',
    `The Daymark that is using ${path} is older than this one. Nothing was changed. ` +
      'Start it again, so that it brings the database up to date.',
  );
}

export function readOnly(path: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'read-only',
    `Daymark cannot write to ${path}. Nothing was changed. ` +
      'Give the user that runs Daymark the right to write the file and its folder, or name another file in DAYMARK_DATABASE.',
    options,
  );
}

export function migrationFailed(
  path: string,
  found: string,
  backupPath: string | null,
  cause?: unknown,
): DatabaseRefusedError {
  const backup = backupPath === null ? '' : ` A backup from just before is ${backupPath}.`;
  return new DatabaseRefusedError(
    'migration-failed',
    `The database ${path} could not be brought up to date: ${found}. It was left as it was.${backup} ` +
      'Go back to the version of Daymark that you used before, and report this.',
    { cause },
  );
}
