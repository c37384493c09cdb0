import BetterSqlite3 from 'better-sqlite3';
import { findOrphans, findWrongRows } from '../../data/rules/wrong-rows.ts';
import { isKnown, listAppliedMigrations, type Migration, ownMigrations } from '../migrating/migrations.ts';
import { checkBackup } from './check.ts';
import { listBackups } from './list.ts';
import { backupsBeside } from './places.ts';

/**
 * The newest backup that can be brought back: one that passes its check, and was not written by a newer Daymark. One with
 * rows that are wrong is named only where there is no other.
 *
 * @returns its path
 */
export function findUsableBackup(
  file: string,
  folder = backupsBeside(file),
  migrations: readonly Migration[] = ownMigrations(),
): string | undefined {
  let usable: string | undefined;
  for (const { path } of listBackups(file, folder)) {
    if (!isUsable(path, migrations)) continue;
    usable ??= path;
    if (hasRightRows(path, migrations)) return path;
  }
  return usable;
}

export function isUsable(backup: string, migrations: readonly Migration[]): boolean {
  if (checkBackup(backup) !== 'good') return false;
  const client = new BetterSqlite3(backup, { readonly: true });
  try {
    return isKnown(client, migrations);
  } finally {
    client.close();
  }
}

function hasRightRows(backup: string, migrations: readonly Migration[]): boolean {
  const client = new BetterSqlite3(backup, { readonly: true });
  try {
    return tellWrongRows(client, migrations).length === 0;
  } finally {
    client.close();
  }
}

/** The newest backup but one that can be brought back without a wrong row; its path. */
export function findFaultlessBackup(
  file: string,
  { folder = backupsBeside(file), but }: { folder?: string | undefined; but: string },
): string | undefined {
  const migrations = ownMigrations();
  return listBackups(file, folder).find(
    ({ path }) => path !== but && isUsable(path, migrations) && hasRightRows(path, migrations),
  )?.path;
}

/**
 * What is wrong with the rows of a database, in words, but for what is put right on a page. Of an earlier version nothing
 * is told: its rows are held to these rules once they were brought up to date.
 */
export function tellWrongRows(client: BetterSqlite3.Database, migrations: readonly Migration[]): string[] {
  if (listAppliedMigrations(client).length < migrations.length) return [];
  return [...findOrphans(client), ...findWrongRows(client)].flatMap(({ found, mend }) =>
    mend === undefined ? [found] : [],
  );
}
