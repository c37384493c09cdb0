import { getTableColumns, isNull, notLike, or } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements.ts';
import { DATA_TABLES } from '../journal/row-images.ts';
import { changes } from '../schema/journal.ts';

/** All of the learner's data: each table by name, its rows in order of their key. */
export type DataExport = {
  format: 'daymark-data';
  version: 1;
  tables: Record<string, Record<string, unknown>[]>;
};

/** How the form token of an import begins. */
export const IMPORT_TOKEN = 'data-import:';

/**
 * Reads all of the learner's data as plain values; the same data gives the same bytes as JSON.
 *
 * Left out are the rows kept for undo, and what only means something to this installation: logins and form tokens.
 */
export function exportData(db: Database): DataExport {
  const { tables, changesTold } = statements(db);
  return db.orm.transaction((): DataExport => {
    const rows = tables.map(([name, query]) => [name, query.all()] as const);
    return {
      format: 'daymark-data',
      version: 1,
      tables: { ...Object.fromEntries(rows), changes: changesTold.all() },
    };
  });
}

const statements = oncePerDatabase(({ orm }) => ({
  tables: Object.entries(DATA_TABLES).map(([name, table]) => [name, prepareTable(orm, table)] as const),
  changesTold: prepareChanges(orm),
}));

function prepareTable(orm: Database['orm'], table: SQLiteTable) {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
  return orm
    .select()
    .from(table)
    .orderBy(...key)
    .prepare();
}

function prepareChanges(orm: Database['orm']) {
  const { formToken: _, ...columns } = getTableColumns(changes);
  // The entry of an import tells of this installation; what it brought is in the tables.
  const isOwn = or(isNull(changes.formToken), notLike(changes.formToken, `${IMPORT_TOKEN}%`));
  return orm.select(columns).from(changes).where(isOwn).orderBy(changes.id).prepare();
}
