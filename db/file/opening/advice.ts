import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { findUsableBackup } from '../backup/usable.ts';
import { daymarkCommand, daymarkCommandOn, startCommandOn } from '../commands.ts';

/** How a database comes back that cannot be used as it is. */
export function bringBack(file: string, backupsFolder?: string): string {
  const backup = findUsableBackup(file, backupsFolder);
  return backup === undefined
    ? `No backup was found that can be brought back. Bring back a copy of your own with ${daymarkCommandOn(file, 'restore', 'FILE')}, or begin anew: ${beginAnew(file)}.`
    : `The newest good backup comes back with ${daymarkCommandOn(file, 'restore', backup)}; what is there now is kept aside.`;
}

/** Starts Daymark on a file that is not there yet, beside the one that is left as it is. */
export function beginAnew(file: string): string {
  return startCommandOn(findNewName(file));
}

/** For a disk that a database cannot be kept on: a file that is only named elsewhere would begin with nothing. */
export function moveElsewhere(file: string): string {
  const isThere = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const name = 'name a file on a disk of this machine in DAYMARK_DATABASE';
  return isThere ? `${name}, and bring the data there with ${daymarkCommand('restore', file)}` : name;
}

/** `daymark-2.db`, or the first number that is free. */
function findNewName(file: string): string {
  const begin = join(dirname(file), basename(file, extname(file)));
  let number = 2;
  while (existsSync(`${begin}-${number}.db`)) number += 1;
  return `${begin}-${number}.db`;
}
