import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, linkSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '../file/restore/durable.ts';
import { keepBytes, makeFolder, pathOfBytes, ROOMS, readPieces, sizeOf } from './store.ts';

const ENDING = '-files';

/**
 * Brings the bytes of files from where they lie to another folder of files: by a second name on the same disk, where they
 * need no room, or as a copy. What is there already stays.
 *
 * @param from - folders in which they are looked for, the likeliest first; what is in one under a wrong name is no such file
 */
export function carryBytes(sha256s: readonly string[], from: readonly string[], to: string): void {
  for (const sha256 of sha256s) {
    const wanted = pathOfBytes(to, sha256);
    if (existsSync(wanted)) continue;
    const source = from.map((folder) => pathOfBytes(folder, sha256)).find((path) => isAsNamed(path, sha256));
    if (source === undefined) continue;
    makeFolder(to);
    makeFolder(dirname(wanted));
    if (!link(source, wanted)) copy(source, sha256, to);
    syncFolder(dirname(wanted));
  }
}

/** Tells whether the bytes are there, and are those that their name tells. */
export function isAsNamed(path: string, sha256: string): boolean {
  if (sizeOf(path) === null) return false;
  const hash = createHash('sha256');
  for (const piece of readPieces(path)) hash.update(piece);
  return hash.digest('hex') === sha256;
}

/** Folders of files that lie in a folder, whatever database or backup they are of. */
export function foldersOfFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.endsWith(ENDING))
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

/** Whatever a disk says against a second name: it may be another disk, or know none. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function copy(from: string, sha256: string, to: string): void {
  const room = mkdtempSync(join(to, ROOMS));
  try {
    const path = join(room, sha256);
    copyFileSync(from, path, constants.COPYFILE_FICLONE);
    keepBytes(to, sha256, path);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
