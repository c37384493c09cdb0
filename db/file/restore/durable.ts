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

/** For its owner's eyes only. */
export function protect(path: string): void {
  chmodSync(path, 0o600);
}
