import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/**
 * From here on folders of this name cannot be cleared away, as on a disk that reports faults.
 *
 * @returns ends it
 */
export function failRemoval(name: string): () => void {
  const { rmSync: remove } = fs;
  const end = () => {
    fs.rmSync = remove;
    syncBuiltinESMExports();
  };
  onTestFinished(end);
  fs.rmSync = (path, options) => {
    if (String(path).includes(name) && options?.recursive)
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    remove(path, options);
  };
  syncBuiltinESMExports();
  return end;
}
