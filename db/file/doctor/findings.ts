import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { count, formatFileSize } from '../../../plans/format.ts';
import { listed } from '../../../plans/words.ts';
import type { BackupFailedError } from '../backup/failure.ts';
import { command, daymarkCommandOn, shellWord, startCommandOn, withoutTicks } from '../commands.ts';
import { bringBack } from '../opening/advice.ts';
import type { DatabaseRefusedError } from '../refusals.ts';

/** What is wrong, and what to do about it; commands stand between backticks, as a host would type them. */
export type Finding = { found: string; advice: string };

/** What a start would say. */
export function startRefused({ found, advice }: DatabaseRefusedError): Finding {
  return { found, advice };
}

/** Nothing was lost: there was none. */
export function notThere(file: string): Finding {
  const own = daymarkCommandOn(file, 'restore', 'FILE');
  return {
    found: `There is no database at ${file}.`,
    advice: `No backup was found. Start Daymark with ${startCommandOn(file)}, which makes an empty one, or bring back a copy of your own with ${own}.`,
  };
}

/** A look met something that cannot be read. */
export function unreadable(file: string, message: string, backupsFolder?: string): Finding {
  return { found: `It could not be looked at: ${message}.`, advice: bringBack(file, backupsFolder) };
}

/** What is looked at is copied first. */
export function noRoomToLook(file: string): Finding {
  return {
    found: `It could not be looked at: there is no room for a copy in ${tmpdir()}.`,
    advice: `Make room there, or name a folder that has room: ${doctorBeside(file)}.`,
  };
}

/** A folder for temporary files that is not there, or not for this account, says nothing about the database. */
export function noPlaceToLook(file: string): Finding {
  return {
    found: `It could not be looked at: this account cannot make a copy in ${tmpdir()}.`,
    advice: `Name a folder that it may write to: ${doctorBeside(file)}.`,
  };
}

/** With its copies beside the database. */
function doctorBeside(file: string): string {
  return command(`TMPDIR=${shellWord(dirname(file))} ${withoutTicks(daymarkCommandOn(file, 'doctor'))}`);
}

export function longLog(bytes: number): Finding {
  return {
    found: `The log has grown to ${formatFileSize(bytes)}.`,
    advice: 'Stop Daymark and start it again: it moves the log into the file.',
  };
}

/** As another program leaves it that writes its own number there; a Daymark that has it does not look again. */
export function unmarked(): Finding {
  return {
    found: 'No book is kept of it, so that a copy of the file alone could lack changes without a word.',
    advice: 'Stop Daymark and start it again: it begins to keep one.',
  };
}

export function noBackup(file: string): Finding {
  return {
    found: 'There is none that is sound.',
    advice: `Make one: ${daymarkCommandOn(file, 'backup')}.`,
  };
}

/** @param age - in words */
export function oldBackup(file: string, newest: string, age: string): Finding {
  return {
    found: `The newest that is sound, ${newest}, is ${age} old, and lacks what was changed since.`,
    advice: `Make one: ${daymarkCommandOn(file, 'backup')}.`,
  };
}

/** It would be taken for the newest, whatever is newer. */
export function earlyBackup(path: string): Finding {
  return {
    found: `The backup ${path} is named for a time that has not come: the clock was ahead when it was made.`,
    advice: `Give it another name, so that it is not taken for the newest: ${command('mv', path, `${path}.ahead`)}.`,
  };
}

/** What is in it is not known: that there is no backup would be a guess. */
export function mayNotRead(folder: string): Finding {
  return {
    found: `This account may not read ${folder}.`,
    advice: `Ask again as the account that runs Daymark; ${command('ls -ld', folder)} shows whose it is.`,
  };
}

/** What the next backup would say. */
export function backupRefused({ found, advice }: BackupFailedError): Finding {
  return { found: `None can be made: ${found}.`, advice };
}

export function littleRoom(folder: string, free: number, needed: number): Finding {
  return {
    found: `Only ${formatFileSize(free)} are free; ${formatFileSize(needed)} would be safe.`,
    advice: `Free some space on the disk of ${folder}.`,
  };
}

export function openToOthers(paths: readonly string[]): Finding {
  return {
    found: 'Other accounts of this machine can read your data.',
    advice: `Let only yourself read them: ${command('chmod 600', ...paths)}.`,
  };
}

/** @param owner - the account that is to have them, by its number */
export function ofAnotherAccount(paths: readonly string[], owner: number): Finding {
  return {
    found: 'The database belongs to another account than its folder.',
    advice: `Give them to the account that runs Daymark, as root: ${command(`chown ${owner}`, ...paths)}.`,
  };
}

export function leftOver(paths: readonly string[]): Finding {
  return {
    found: `${count(paths.length, 'file')} of work that was cut off.`,
    advice: `Remove what is left: ${command('rm', ...paths)}.`,
  };
}

/**
 * A backup would not pass its check with every such row, so that all is kept by a plain copy.
 *
 * @param sound - the newest backup that is without it
 */
export function brokenRows(file: string, found: string, sound: string | undefined): Finding {
  const advice =
    sound === undefined
      ? `No backup is without it. Stop Daymark, keep everything as it is now with ${command('cp -p', file, `${file}.kept`)}, and report this line.`
      : `The newest backup without it comes back with ${daymarkCommandOn(file, 'restore', sound)}; what is there now is kept aside.`;
  return { found, advice };
}

/** @param source - a folder of files that has them, as that of backups */
export function filesMissing(folder: string, names: readonly string[], source: string | undefined): Finding {
  const found = `The bytes of ${inQuotes(names)} are not in ${folder}.`;
  return { found, advice: bringFiles(folder, source) };
}

/** As a fault of the disk leaves them. */
export function filesSpoilt(folder: string, names: readonly string[], source: string | undefined): Finding {
  const found = `The bytes of ${inQuotes(names)} in ${folder} are not as they came.`;
  return { found, advice: bringFiles(folder, source) };
}

function bringFiles(folder: string, source: string | undefined): string {
  return source === undefined
    ? 'No folder of backups has them. Remove them on their pages and attach them again.'
    : `Bring them back with ${command('cp -rp', `${source}/.`, folder)}.`;
}

function inQuotes(names: readonly string[]): string {
  const more = names.length - NAMED;
  const named = names.slice(0, NAMED).map((name) => `“${name}”`);
  return listed(more > 0 ? [...named, `${more} more`] : named);
}

/** So many are named; the others are counted. */
const NAMED = 3;

export function untoldChanges(file: string, changes: readonly { id: number; kind: string }[]): Finding {
  const named = changes.slice(0, NAMED).map(({ id, kind }) => `${id} (${kind})`);
  const others = changes.length > NAMED ? `, and ${changes.length - NAMED} more` : '';
  return {
    found: `${count(changes.length, 'change')} cannot be told by this version: ${named.join(', ')}${others}.`,
    advice:
      'Recent changes shows “A change that cannot be told” instead, and takes it back as any other. ' +
      'If a newer Daymark wrote it, start that one again. Until then take your data along by ' +
      `${daymarkCommandOn(file, 'backup')}, and not as a file of data, which this version would refuse.`,
  };
}

export function clockBehind(now: Date, newestAt: string): Finding {
  return {
    found: `It says ${now.toISOString()}, and the newest change was made at ${newestAt}: it has been set back, or was ahead then.`,
    advice: `Set the clock of this machine, for example with ${command('timedatectl set-ntp true')}. If it is right now, nothing has to be done.`,
  };
}
