import { lstatSync, statSync } from 'node:fs';
import { findThere, whyUnwritable } from '../opening/faults.ts';
import { BackupFailedError } from './failure.ts';

/** Why no backup could be made in a folder, as far as it can be seen without making one; it need not be there yet. */
export function findUnreachable(folder: string): BackupFailedError | null {
  const there = findThere(folder);
  const isDangling = there !== folder && lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  if (isDangling || !statSync(there).isDirectory()) return new BackupFailedError('gone', folder);
  const why = whyUnwritable(there);
  if (why === null) return null;
  return new BackupFailedError(why === 'EROFS' ? 'read-only-disk' : 'no-rights', there);
}
