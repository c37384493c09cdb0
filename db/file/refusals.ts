import { statSync } from 'node:fs';
import { command, daymarkCommand, daymarkCommandOn, startCommandOn, stopIt } from './commands.ts';
import { beginAnew, bringBack, moveElsewhere } from './opening/advice.ts';

export type RefusalReason =
  | 'in-use'
  | 'in-use-by-another'
  | 'being-replaced'
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
  | 'no-backup'
  | 'migration-failed';

/** What is wrong with a database, and what to do about it; commands stand between backticks, as a host would type them. */
type Told = {
  found: string;
  /** What was done to the data. */
  kept?: string;
  advice: string;
};

/** Why a database was not opened, in words for the host. */
export class DatabaseRefusedError extends Error {
  override readonly name: string = 'DatabaseRefusedError';
  readonly reason: RefusalReason;
  readonly found: string;
  readonly advice: string;

  constructor(
    reason: RefusalReason,
    { found, kept = 'Nothing was changed.', advice }: Told,
    options?: ErrorOptions,
  ) {
    super(`${found} ${kept} ${advice}`, options);
    this.reason = reason;
    this.found = found;
    this.advice = advice;
  }
}

const OTHER_NAME = 'or begin anew with another file in DAYMARK_DATABASE';

/** Another Daymark has the file: two of them would not see each other's undo. */
export class DatabaseInUseError extends DatabaseRefusedError {
  override readonly name = 'DatabaseInUseError';
  /** The process that has it, where the kernel tells. */
  readonly pid: number | null;

  constructor(path: string, pid: number | null = null, options?: ErrorOptions) {
    const found = `Another Daymark is using the database ${path}.`;
    super('in-use', { found, advice: `${stopIt('Stop the other one first', pid)}, ${OTHER_NAME}.` }, options);
    this.pid = pid;
  }
}

/** A program that is no Daymark has locked the file itself. */
export function inUseByAnother(path: string, options?: ErrorOptions): DatabaseRefusedError {
  const found = `Another program, perhaps one that shows databases, has locked the database ${path}.`;
  return new DatabaseRefusedError(
    'in-use-by-another',
    { found, advice: 'Close it there, and try again.' },
    options,
  );
}

/** A backup takes its place at this moment: what was written now would be in neither. */
export function beingReplaced(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError('being-replaced', {
    found: `A backup takes the place of the database ${path} at this moment.`,
    advice: 'Try again in a moment.',
  });
}

export function damaged(path: string, found: string, backupsFolder?: string): DatabaseRefusedError {
  return new DatabaseRefusedError('damaged', {
    found: `The database ${path} is damaged: ${found}.`,
    advice: bringBack(path, backupsFolder),
  });
}

/** Never a silent empty plan. */
export function missing(path: string, left: string, backupsFolder?: string): DatabaseRefusedError {
  return new DatabaseRefusedError('missing', {
    found: `The database ${path} is gone or empty, and there is ${left}, which belongs to it.`,
    advice:
      `${bringBack(path, backupsFolder)} ` +
      `If you put it aside on purpose, put it back; to begin with nothing, ${beginAnew(path)}.`,
  });
}

/** What was copied while Daymark was running, or after it was killed, and without the log that belongs to it. */
export function withoutLog(
  path: string,
  newestAt: string | null,
  backupsFolder?: string,
): DatabaseRefusedError {
  const newest =
    newestAt === null ? 'No change is in it.' : `The newest that is in it was made at ${newestAt}.`;
  return new DatabaseRefusedError('without-log', {
    found: `The database ${path} is not whole: it was copied without its log, ${path}-wal, and may lack its latest changes. ${newest}`,
    advice:
      `Copy both, or make a copy where it comes from with ${daymarkCommand('backup')}, and put that in its place. ` +
      `${bringBack(path, backupsFolder)} To take it as it is: ${daymarkCommandOn(path, 'restore --anyway', path)}.`,
  });
}

/** Replayed into a file that it does not belong to, a log damages it. */
export function strangeLog(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError('strange-log', {
    found: `What lies beside the database ${path} (${path}-wal or ${path}-journal) belongs to another state of it, as when a copy was put in its place by hand.`,
    advice: `To take the database as it is, and keep the other file aside: ${daymarkCommandOn(path, 'restore --anyway', path)}.`,
  });
}

/** Under a second name it has a second lock and a second log. */
export function linked(path: string): DatabaseRefusedError {
  const own = `${path}.own`;
  return new DatabaseRefusedError('linked', {
    found: `The database ${path} is the same file as another name (a hard link), so that it could be in use under both.`,
    advice:
      `Stop whatever uses it, and make it a file of its own: ${command('cp -p', path, own)}, ` +
      `then ${command('mv', own, path)}.`,
  });
}

export function foreign(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError('foreign', {
    found: `${path} is a database of another program.`,
    advice: `Name another file in DAYMARK_DATABASE, such as one that is not there yet: ${beginAnew(path)}.`,
  });
}

/** @param backup - the newest good one that this version can open */
export function tooNew(path: string, backup: string | undefined): DatabaseRefusedError {
  const back =
    backup === undefined
      ? 'There is no backup from before.'
      : `The newest good backup from before comes back with ${daymarkCommandOn(path, 'restore', backup)}; what is there now is kept aside.`;
  return new DatabaseRefusedError('too-new', {
    found: `The database ${path} was written by a newer Daymark.`,
    advice: `Start the newer version again. ${back}`,
  });
}

/** Bringing it up to date is for the one that has it, at its next start. */
export function tooOld(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError('too-old', {
    found: `The Daymark that is using ${path} is older than this one.`,
    advice: `Stop it and start it again with ${startCommandOn(path)}, so that it brings the database up to date.`,
  });
}

export function readOnly(path: string, options?: ErrorOptions): DatabaseRefusedError {
  const stat = statSync(path, { throwIfNoEntry: false });
  const right = stat?.isDirectory() ? 'u+rwx' : 'u+rw';
  const give =
    stat?.uid === process.getuid?.()
      ? `Give yourself the right to write it: ${command(`chmod ${right}`, path)}`
      : `Give the user that runs Daymark the right to write it (${command('ls -ld', path)} shows who has it)`;
  return new DatabaseRefusedError(
    'read-only',
    { found: `Daymark cannot write to ${path}.`, advice: `${give}, ${OTHER_NAME}.` },
    options,
  );
}

/** No right helps. */
export function readOnlyDisk(path: string, options?: ErrorOptions): DatabaseRefusedError {
  const advice =
    `Mount it for writing (${command('findmnt -T', path)} shows where and how it is mounted; ` +
    `one that had a fault may have become read-only by itself), ${OTHER_NAME}.`;
  return new DatabaseRefusedError(
    'read-only',
    { found: `Daymark cannot write to ${path}: its disk is mounted to be read only.`, advice },
    options,
  );
}

export function noRoom(path: string, options?: ErrorOptions): DatabaseRefusedError {
  const found = `The disk is full: there is no room left for the database ${path} and what belongs to it.`;
  return new DatabaseRefusedError(
    'no-room',
    { found, kept: 'Nothing was lost.', advice: 'Make room, and try again.' },
    options,
  );
}

export function diskFault(path: string, found: string, options?: ErrorOptions): DatabaseRefusedError {
  const told = {
    found: `The disk did not do what it was asked for the database ${path}: ${found}.`,
    kept: 'What was saved before is still there.',
    advice:
      `Look at the disk, and at the database with ${daymarkCommandOn(path, 'doctor')}. ` +
      `A network drive may not do what a database needs: ${moveElsewhere(path)} then.`,
  };
  return new DatabaseRefusedError('disk-fault', told, options);
}

export function withoutLocks(path: string, options?: ErrorOptions): DatabaseRefusedError {
  const told = {
    found: `The disk of ${path} does not keep two programs apart, as some network drives do not: a database there could be damaged.`,
    advice: `Keep it elsewhere: ${moveElsewhere(path)}.`,
  };
  return new DatabaseRefusedError('without-locks', told, options);
}

export function notAFile(path: string, kind: string): DatabaseRefusedError {
  return new DatabaseRefusedError('not-a-file', {
    found: `${path} is ${kind}, and should be a file.`,
    advice: 'Name a file in DAYMARK_DATABASE, or leave that setting out.',
  });
}

/** Each backup would fail, one after the other. */
export function noFolderForBackups(path: string, kind: string): DatabaseRefusedError {
  return new DatabaseRefusedError('unusable-path', {
    found: `DAYMARK_BACKUPS names ${path}, which is ${kind}, and should be a folder.`,
    advice: 'Name a folder in DAYMARK_BACKUPS and start Daymark again, or leave that setting out.',
  });
}

/** In the place of what belongs beside a database. */
export function inTheWay(path: string, kind: string, options?: ErrorOptions): DatabaseRefusedError {
  const told = {
    found: `${path} is ${kind}, where Daymark needs a file beside its database.`,
    advice: `Move it away with ${command('mv', path, `${path}.aside`)}, and try again.`,
  };
  return new DatabaseRefusedError('not-a-file', told, options);
}

export function linkToNothing(path: string): DatabaseRefusedError {
  return new DatabaseRefusedError('missing', {
    found: `${path} is a link to something that is not there, as when a disk is not mounted.`,
    advice: `${command('readlink', path)} shows where it leads: bring that back, ${OTHER_NAME}.`,
  });
}

export function unusablePath(path: string, why: string, options?: ErrorOptions): DatabaseRefusedError {
  const advice = 'Name another file in DAYMARK_DATABASE, or leave that setting out.';
  return new DatabaseRefusedError('unusable-path', { found: `The path "${path}" ${why}.`, advice }, options);
}

/** Nothing is brought up to date without a backup of what was there. */
export function notBackedUp(
  path: string,
  failure: Error & Pick<Told, 'found' | 'advice'>,
): DatabaseRefusedError {
  const told = {
    found: `The database ${path} has to be brought up to date, and the backup that comes first was not made: ${failure.found}.`,
    advice: failure.advice,
  };
  return new DatabaseRefusedError('no-backup', told, { cause: failure });
}

export function migrationFailed(
  path: string,
  found: string,
  backupPath: string | null,
  cause?: unknown,
): DatabaseRefusedError {
  const backup = backupPath === null ? '' : ` A backup from just before is ${backupPath}.`;
  const told = {
    found: `The database ${path} could not be brought up to date: ${found}.`,
    kept: `It was left as it was.${backup}`,
    advice: 'Go back to the version of Daymark that you used before, and report this.',
  };
  return new DatabaseRefusedError('migration-failed', told, { cause });
}
