import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../../../db/file/open.ts';

const SCHEMAS = join(import.meta.dirname, '../../db/file/schemas');
const BOOKKEEPING = ['__drizzle_migrations', 'changes', 'changed_rows', 'gone_rows'];

/** Every table there is, by the modules that describe them. */
export async function everyTable(): Promise<SQLiteTable[]> {
  const folder = join(import.meta.dirname, '../../../db/schema');
  const modules = await Promise.all(readdirSync(folder).map((name) => import(join(folder, name))));
  const tables = modules.flatMap((module) => Object.values(module)).filter((one) => is(one, SQLiteTable));
  return [...new Set(tables)].sort((one, other) => getTableName(one).localeCompare(getTableName(other)));
}

/** A database with something in every table of the newest schema that has a fixture, as Daymark wrote it. */
export function writeFullDatabase(path: string): void {
  const newest = readdirSync(SCHEMAS).sort().at(-1) ?? '';
  const client = new BetterSqlite3(path);
  client.exec(readFileSync(join(SCHEMAS, newest), 'utf8'));
  client.close();
}

/**
 * Puts a row into each table that is empty, as its schema says; it belongs to the first rows of others. A table that a
 * migration has just brought is filled so, before any fixture has it.
 */
export function fillEmptyTables(db: Database, tables: readonly SQLiteTable[], at: string): void {
  const { client } = db;
  const isEmpty = (name: string) => client.prepare(`select 1 from "${name}" limit 1`).get() === undefined;
  const fill = (table: SQLiteTable, path: readonly string[] = []) => {
    const name = getTableName(table);
    if (BOOKKEEPING.includes(name) || !isEmpty(name) || path.includes(name)) return;
    const references = new Map(
      getTableConfig(table).foreignKeys.map((foreignKey) => {
        const { columns, foreignTable, foreignColumns } = foreignKey.reference();
        return [columns[0]?.name, { foreignTable, key: foreignColumns[0]?.name }] as const;
      }),
    );
    for (const { foreignTable } of references.values()) fill(foreignTable, [...path, name]);
    const values = Object.values(getTableColumns(table)).map((column: SQLiteColumn) => {
      const parent = references.get(column.name);
      if (!parent) return usualValue(column, at);
      const sql = `select "${parent.key}" from "${getTableName(parent.foreignTable)}" limit 1`;
      return client.prepare(sql).pluck().get();
    });
    client.prepare(`insert into "${name}" values (${values.map(() => '?').join(', ')})`).run(...values);
  };
  for (const table of tables) fill(table);
}

function usualValue(column: SQLiteColumn, at: string): unknown {
  if (!column.notNull) return null;
  if (column.hasDefault && column.default !== undefined) return column.mapToDriverValue(column.default);
  if (column.enumValues?.[0]) return column.enumValues[0];
  if (column.dataType === 'json') return '[]';
  if (column.dataType === 'number' || column.dataType === 'boolean') return 1;
  if (column.name.endsWith('_at')) return at;
  return column.name === 'day' || column.name.endsWith('_on') ? at.slice(0, 10) : 'Words';
}

/** Every row of every table but the journal's own, by the name of the table, in a stable order. */
export function dumpTables({ client }: Database): Record<string, string[]> {
  const names = client
    .prepare<[], string>("select name from sqlite_schema where type = 'table' order by name")
    .pluck()
    .all();
  return Object.fromEntries(
    names
      .filter((name) => !BOOKKEEPING.includes(name))
      .map((name) => [
        name,
        client
          .prepare(`select * from "${name}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
  );
}

/** Every row of every table, the journal's too. */
export function dumpAll({ client }: Database): unknown {
  const names = client
    .prepare<[], string>("select name from main.sqlite_schema where type = 'table'")
    .pluck()
    .all();
  return names.map((name) => [name, client.prepare(`select * from main."${name}"`).raw().all()]);
}
