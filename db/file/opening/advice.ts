import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { findNewestGoodBackup } from '../backup/list.ts';
import { command, daymarkCommand, shellWord } from '../commands.ts';

/** How a database comes back that cannot be used as it is. */
export function bringBack(file: string, backupsFolder?: string): string {
  const backup = findNewestGoodBackup(file, backupsFolder)?.path;
  return backup === undefined
    ? `No backup was found. Bring back a copy of your own with ${daymarkCommand('restore', 'FILE')}, or begin anew: ${beginAnew(file)}.`
    : `The newest good backup comes back with ${daymarkCommand('restore', backup)}; what is there now is kept aside.`;
}

/** Starts Daymark on a file that is not there yet, beside the one that is left as it is. */
export function beginAnew(file: string): string {
  return command(`DAYMARK_DATABASE=${shellWord(findNewName(file))} npm start`);
}

/** `daymark-2.db`, or the first number that is free. */
function findNewName(file: string): string {
  const begin = join(dirname(file), basename(file, extname(file)));
  let number = 2;
  while (existsSync(`${begin}-${number}.db`)) number += 1;
  return `${begin}-${number}.db`;
}
