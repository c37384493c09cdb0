import { type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkBackup } from './check.ts';
import { type BackupLabel, readAnyBackupName, readBackupName, readEarlierName } from './names.ts';
import { type BackupPlace, backupPlaces, backupsBeside, readNames } from './places.ts';

export type Backup = BackupLabel & {
  name: string;
  path: string;
  bytes: number;
  /** Differs when it was written to since. */
  writtenAtMs: number;
  /** By its name, which may be that of another database's. */
  isEarlier: boolean;
};

/**
 * Every backup of a database, the newest first, sound or not. A folder that is not there, or may not be read, has none.
 *
 * @param file - the database, which need not be there
 * @param folder - where backups are kept; those beside the database are listed too
 */
export function listBackups(file: string, folder = backupsBeside(file)): Backup[] {
  return backupPlaces(file, folder)
    .flatMap(listPlace)
    .sort(
      (one, other) => other.instant.getTime() - one.instant.getTime() || (one.name < other.name ? 1 : -1),
    );
}

/** Those of a database in one folder alone, under names that are certain to be its own; the newest first. */
export function listBackupsIn(folder: string, file: string): Backup[] {
  const [place] = backupPlaces(file, folder);
  return listBackups(file, folder).filter(
    ({ path, isEarlier }) => !isEarlier && dirname(path) === place?.folder,
  );
}

/** The newest backup of a database that passes its check. */
export function findNewestGoodBackup(file: string, folder = backupsBeside(file)): Backup | undefined {
  return listBackups(file, folder).find(({ path }) => checkBackup(path) === 'good');
}

/** Where backups of a database are looked for. */
export function foldersOfBackups(file: string, folder = backupsBeside(file)): string[] {
  return backupPlaces(file, folder).map((place) => place.folder);
}

/**
 * Backups that lie beside those of a database and are of others by their names, or of the same one when it lay elsewhere,
 * which nothing tells apart.
 *
 * @returns their paths, the newest first
 */
export function listOtherBackups(file: string, folder = backupsBeside(file)): string[] {
  const own = new Set(listBackups(file, folder).map(({ path }) => path));
  return foldersOfBackups(file, folder)
    .flatMap((place) => (readNames(place) ?? []).map((name) => ({ name, path: join(place, name) })))
    .flatMap(({ name, path }) => {
      const label = own.has(path) ? undefined : readAnyBackupName(name);
      return label ? [{ path, instant: label.instant }] : [];
    })
    .sort((one, other) => other.instant.getTime() - one.instant.getTime())
    .map(({ path }) => path);
}

/** `undefined` where nothing can be read of it: one strange entry must not hide the others. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function listPlace({ folder, begin, earlierBegin }: BackupPlace): Backup[] {
  return (readNames(folder) ?? []).flatMap((name) => {
    const own = readBackupName(begin, name);
    const label = own ?? (earlierBegin === null ? undefined : readEarlierName(earlierBegin, name));
    const path = join(folder, name);
    const stat = label && statOf(path);
    return label && stat?.isFile()
      ? [{ ...label, name, path, bytes: stat.size, writtenAtMs: stat.mtimeMs, isEarlier: own === undefined }]
      : [];
  });
}
