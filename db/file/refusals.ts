import { command, daymarkCommand } from './commands.ts';
import { beginAnew, bringBack } from './opening/advice.ts';

type RefusalReason =
  | 'in-use'
  | 'in-use-by-another'
  | 'damaged'
  | 'missing'
  | 'without-log'
  | 'strange-log'
  | 'linked'
  | 'foreign'
  | 'too-new'
  | 'too-old'
  | 'read-only'
  | 'no-room'
  | 'disk-fault'
  | 'without-locks'
  | 'not-a-file'
  | 'unusable-path'
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

const OTHER_NAME = 'or name another file in DAYMARK_DATABASE';

/** Another Daymark has the file: two of them would not see each other's undo. */
export class DatabaseInUseError extends DatabaseRefusedError {
  override readonly name = 'DatabaseInUseError';

  /** @param pid - the process that has it, where the kernel tells */
  constructor(path: string, pid: number | null = null, options?: ErrorOptions) {
    const how = pid === null ? '' : ` with ${command(`kill ${pid}`)}`;
    super(
      'in-use',
      `Another Daymark is using the database ${path}. Nothing was changed. Stop the other one first${how}, ${OTHER_NAME}.`,
      options,
    );
  }
}

/** A program that is no Daymark has locked the file itself. */
export function inUseByAnother(path: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'in-use-by-another',
    `Another program, perhaps one that shows databases, has locked the database ${path}. Nothing was changed. ` +
      'Close it there, and start Daymark again.',
    options,
  );
}

export function damaged(path: string, found: string, backupsFolder?: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'damaged',
    `The database ${path} is damaged: ${found}. Nothing was changed. ${bringBack(path, backupsFolder)}`,
  );
}

/** Never a silent empty plan. */
export function missing(path: string, left: string, backupsFolder?: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'missing',
    `The database ${path} is gone or empty, and there is ${left}, which belongs to it. Nothing was changed. ${bringBack(path, backupsFolder)} ` +
      `If you put it aside on purpose, put it back; to begin with nothing, ${beginAnew(path)}.`,
  );
}

/** What was copied while Daymark was running, or after it was killed, and without the log that belongs to it. */
export function withoutLog(
  path: string,
  newestAt: string | null,
  backupsFolder?: string,
): DatabaseRefusedError {
  const newest =
    newestAt === null ? 'No change is in it.' : `The newest that is in it was made at ${newestAt}.`;
  return new DatabaseRefusedError(
    'without-log',
    `The database ${path} is not whole: it was copied without its log, ${path}-wal, and may lack its latest changes. ` +
      `${newest} Nothing was changed. Copy both, or make a copy where it comes from with ${daymarkCommand('backup')}. ` +
      `${bringBack(path, backupsFolder)} To take it as it is: ${daymarkCommand('restore', path)}.`,
  );
}

/** Replayed into a file that it does not belong to, a log damages it. */
export function strangeLog(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'strange-log',
    `What lies beside the database ${path} (${path}-wal or ${path}-journal) belongs to another state of it, as when a copy was put in its place by hand. ` +
      `Nothing was changed. To take the database as it is, and keep the other file aside: ${daymarkCommand('restore', path)}.`,
  );
}

/** Under a second name it has a second lock and a second log. */
export function linked(path: string): DatabaseRefusedError {
  const own = `${path}.own`;
  return new DatabaseRefusedError(
    'linked',
    `The database ${path} is the same file as another name (a hard link), so that it could be in use under both. ` +
      `Nothing was changed. Stop whatever uses it, and make it a file of its own: ${command('cp -p', path, own)}, ` +
      `then ${command('mv', own, path)}.`,
  );
}

export function foreign(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'foreign',
    `${path} is a database of another program. Nothing was changed. ` +
      `Name another file in DAYMARK_DATABASE, such as one that is not there yet: ${beginAnew(path)}.`,
  );
}

/** @param backup - the newest good one that this version can open */
export function tooNew(path: string, backup: string | undefined): DatabaseRefusedError {
  const back =
    backup === undefined
      ? 'There is no backup from before.'
      : `The newest good backup from before comes back with ${daymarkCommand('restore', backup)}; what is there now is kept aside.`;
  return new DatabaseRefusedError(
    'too-new',
    `The database ${path} was written by a newer Daymark. Nothing was changed. Start the newer version again. ${back}`,
  );
}

/** Bringing it up to date is for the one that has it, at its next start. */
export function tooOld(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'too-old',
    `The Daymark that is using ${path} is older than this one. Nothing was changed. ` +
      `Stop it and start it again with ${command('npm start')}, so that it brings the database up to date.`,
  );
}

export function readOnly(path: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'read-only',
    `Daymark cannot write to ${path}. Nothing was changed. Give the user that runs Daymark the right to write it ` +
      `(${command('ls -ld', path)} shows who has it), ${OTHER_NAME}.`,
    options,
  );
}

export function noRoom(path: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'no-room',
    `The disk is full: there is no room left for the database ${path} and what belongs to it. Nothing was lost. ` +
      'Make room, and start Daymark again.',
    options,
  );
}

export function diskFault(path: string, found: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'disk-fault',
    `The disk did not do what it was asked for the database ${path}: ${found}. ` +
      `What was saved before is still there. Look at the disk, and at the database with ${daymarkCommand('doctor')}; ` +
      'a network drive may not do what a database needs: keep it on a disk of this machine then.',
    options,
  );
}

export function withoutLocks(path: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'without-locks',
    `The disk of ${path} does not keep two programs apart, as some network drives do not: a database there could be damaged. ` +
      `Nothing was changed. Keep it on a disk of this machine: name a file there in DAYMARK_DATABASE.`,
    options,
  );
}

export function notAFile(path: string, kind: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'not-a-file',
    `${path} is ${kind}, and should be a file. Nothing was changed. Name a file in DAYMARK_DATABASE, or leave that setting out.`,
  );
}

/** In the place of what belongs beside a database. */
export function inTheWay(path: string, kind: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'not-a-file',
    `${path} is ${kind}, where Daymark needs a file beside its database. Nothing was changed. ` +
      `Move it away with ${command('mv', path, `${path}.aside`)}, and start Daymark again.`,
    options,
  );
}

export function linkToNothing(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'missing',
    `${path} is a link to something that is not there, as when a disk is not mounted. Nothing was changed. ` +
      `${command('readlink', path)} shows where it leads: bring that back, ${OTHER_NAME}.`,
  );
}

export function unusablePath(path: string, why: string, options?: ErrorOptions): DatabaseRefusedError {
  return new DatabaseRefusedError(
    'unusable-path',
    `The path "${path}" ${why}. Nothing was changed. Name another file in DAYMARK_DATABASE, or leave that setting out.`,
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
