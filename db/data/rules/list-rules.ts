import type BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { DATA_TABLES } from '../../journal/row-images.ts';
import { changes } from '../../schema/journal.ts';
import type { DataRule } from './together/rule.ts';

/** Of what is kept as JSON, as far as the file has these columns: that it can be read. */
export function rulesOfLists(client: BetterSqlite3.Database): DataRule[] {
  const hasColumn = client
    .prepare<[string, string]>('select 1 from pragma_table_info(?) where name = ?')
    .pluck();
  return [...Object.values(DATA_TABLES), changes].flatMap((table) => {
    if (!is(table, SQLiteTable)) return [];
    const name = getTableName(table);
    return Object.values(getTableColumns(table))
      .filter((column) => column.dataType === 'json' && hasColumn.get(name, column.name) !== undefined)
      .map((column) => ({
        table: name,
        tells: `has something unreadable in ${column.name}`,
        broken: `select rowid from {${name}} where not json_valid("${column.name}")`,
      }));
  });
}
