import { chmodSync, closeSync, existsSync, fchmodSync, openSync, statSync } from 'node:fs';
import { BESIDE, LOCK } from '../beside.ts';

const OWNER_ONLY = 0o600;
const OTHERS_MAY = 0o077;

/** Makes an empty file that only its owner may read, whatever the umask says; one that is there stays as it is. */
export function makePrivateFile(path: string): void {
  if (existsSync(path)) return;
  const descriptor = openSync(path, 'a', OWNER_ONLY);
  try {
    fchmodSync(descriptor, OWNER_ONLY);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Takes from others the right to read a database, all that lies beside it and its backups, as far as it is this account's
 * to take.
 */
export function narrowRights(file: string, backups: readonly string[]): void {
  for (const suffix of ['', ...BESIDE, LOCK]) narrow(`${file}${suffix}`);
  for (const backup of backups) narrow(backup);
}

function narrow(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.uid !== process.getuid?.() || (stat.mode & OTHERS_MAY) === 0) return;
  try {
    chmodSync(path, OWNER_ONLY);
  } catch {
    // A file system without rights of its own, or one that has gone: doctor tells of it.
  }
}
