import BetterSqlite3 from 'better-sqlite3';
import { isKnown, type Migration, ownMigrations } from '../migrating/migrations.ts';
import { compareTables } from '../migrating/tables.ts';
import { checkBackup } from './check.ts';
import { listBackups } from './list.ts';
import { backupsBeside } from './places.ts';

/**
 * The newest backup that can be brought back: one that passes its check, was not written by a newer Daymark, and has the
 * tables of one.
 *
 * @returns its path
 */
export function findUsableBackup(
  file: string,
  folder = backupsBeside(file),
  migrations: readonly Migration[] = ownMigrations(),
): string | undefined {
  return listBackups(file, folder).find(({ path }) => isUsable(path, migrations))?.path;
}

export function isUsable(backup: string, migrations: readonly Migration[]): boolean {
  if (checkBackup(backup) !== 'good') return false;
  const client = new BetterSqlite3(backup, { readonly: true });
  try {
    return isKnown(client, migrations) && compareTables(client, migrations).length === 0;
  } finally {
    client.close();
  }
}
