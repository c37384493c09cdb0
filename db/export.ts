import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from './file/open.ts';
import { DATA_TABLES } from './journal/row-images.ts';
import { changes } from './schema/journal.ts';

/** All of the learner's data: each table by name, its rows in order of their key. */
export type DataExport = {
  format: 'daymark-data';
  version: 1;
  tables: Record<string, Record<string, unknown>[]>;
};

/**
 * Reads all of the learner's data as plain values; the same data gives the same bytes as JSON.
 *
 * Left out are the rows kept for undo, and what only means something to this installation: logins and form tokens.
 */
export function exportData(db: Database): DataExport {
  return db.orm.transaction((): DataExport => {
    const tables = Object.entries(DATA_TABLES).map(([name, table]) => [name, readTable(db, table)] as const);
    return {
      format: 'daymark-data',
      version: 1,
      tables: { ...Object.fromEntries(tables), changes: readChanges(db) },
    };
  });
}

function readTable(db: Database, table: SQLiteTable): Record<string, unknown>[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
  return db.orm
    .select()
    .from(table)
    .orderBy(...key)
    .all();
}

function readChanges(db: Database): Record<string, unknown>[] {
  const { formToken: _, ...columns } = getTableColumns(changes);
  return db.orm.select(columns).from(changes).orderBy(changes.id).all();
}
