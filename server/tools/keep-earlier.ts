import { existsSync, linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files whose name changes with their content: another build's stand beside them without harm. */
const NAMED_AFTER_CONTENT = /-[0-9A-Z]{8}\./;
/** Names what was kept, which is let go by the next build. */
const LIST = 'earlier.json';
const FOLDERS = ['', 'static'];

/**
 * Keeps what the build before made, since a Daymark that runs from it may ask for it yet: it reads some of its parts,
 * and browsers its styles, only when they are needed. What that build had kept itself is let go.
 *
 * @param earlier - the folder of the build before; may be missing
 * @param folder - the folder of the new build
 */
export function keepEarlier(earlier: string, folder: string): void {
  const keptBefore = readKept(earlier);
  const kept = FOLDERS.flatMap((place) => {
    const made = listFiles(join(folder, place));
    return listFiles(join(earlier, place))
      .filter((name) => NAMED_AFTER_CONTENT.test(name) && !made.includes(name))
      .map((name) => join(place, name))
      .filter((file) => !keptBefore.includes(file));
  });
  for (const file of kept) linkSync(join(earlier, file), join(folder, file));
  writeFileSync(join(folder, LIST), JSON.stringify(kept));
}

function readKept(folder: string): readonly unknown[] {
  if (!existsSync(join(folder, LIST))) return [];
  const kept: unknown = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
  return Array.isArray(kept) ? kept : [];
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));
}
