import BetterSqlite3 from 'better-sqlite3';
import { findOrphans, findWrongRows } from '../../data/rules/wrong-rows.ts';
import { listBackups } from '../backup/list.ts';
import { backupsBeside } from '../backup/places.ts';
import { isUsable } from '../backup/usable.ts';
import { listAppliedMigrations, type Migration, ownMigrations } from '../migrating/migrations.ts';

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
