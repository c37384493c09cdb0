import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';

/** Once it returns, a file, or the names in a folder, survive a power cut. */
export function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The names in a folder; a file system that cannot sync one, as some in a network or a cloud, has them all the same. */
export function syncFolder(folder: string): void {
  try {
    syncToDisk(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
}

/** For its owner's eyes only. */
export function protect(path: string): void {
  chmodSync(path, 0o600);
}
