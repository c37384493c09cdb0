import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../../file/open.ts';
import { makePrivateFile } from '../../file/opening/rights.ts';
import { changes } from '../../schema/journal.ts';
import { TABLE_SHAPES } from '../table-graph.ts';

/** A table of a staged file, by the name that the file of data gives it. */
export type StagedTable = {
  name: string;
  table: SQLiteTable;
  columns: Readonly<Record<string, SQLiteColumn>>;
};

const { formToken: _, ...columnsOfChanges } = getTableColumns(changes);

/** What is kept of a file of data, parents first. */
export const STAGED_TABLES: readonly StagedTable[] = [
  ...TABLE_SHAPES,
  { name: 'changes', table: changes, columns: columnsOfChanges },
];

/** In each staged table: which row of its list a row is in the file, from 0. */
export const PLACE = 'file_place';

const CACHE_KB = 1_000;

/**
 * Opens a file in which the rows of a file of data stand in the tables of Daymark before they are accepted, `main`, beside
 * the database that they may come into, `here`, which is only read. Nothing of it outlives a kill.
 *
 * The tables are those of the database, with all that they check but references, so that they refuse a row as it would.
 */
export function openStaged(path: string, database: string): BetterSqlite3.Database {
  makePrivateFile(path);
  const client = new BetterSqlite3(path);
  try {
    client.pragma('main.journal_mode = memory');
    client.pragma('main.synchronous = off');
    client.pragma('foreign_keys = off');
    client.pragma('temp_store = memory');
    client.pragma('trusted_schema = off');
    client.prepare('attach ? as here').run(database);
    for (const side of ['main', 'here']) client.pragma(`${side}.cache_size = ${-CACHE_KB}`);
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * Where another connection reads the database: its own file, or a copy of one that is in memory alone.
 *
 * @param folder - where the copy goes
 */
export function pathForReading({ client }: Database, folder: string): string {
  if (!client.memory) return client.name;
  const copy = join(folder, 'here.db');
  writeFileSync(copy, client.serialize(), { mode: 0o600 });
  return copy;
}

/** Makes the tables of a staged file that is new. */
export function makeTables(client: BetterSqlite3.Database): void {
  const schemaOf = client.prepare<[string], { type: string; sql: string }>(
    `select type, sql from here.sqlite_schema
     where tbl_name = ? and type in ('table', 'index') and sql is not null order by type = 'index'`,
  );
  for (const { table } of STAGED_TABLES) {
    for (const { type, sql } of schemaOf.all(getTableName(table))) {
      // Adding it afterwards would look through all tables each time.
      client.exec(type === 'table' ? sql.replace('(', `(${PLACE} integer, `) : sql);
    }
  }
}

/** A name of a table or column in SQL. */
export function quoted(name: string): string {
  return `"${name}"`;
}

/** The names of a table's columns in SQL. */
export function columnNames({ columns }: Pick<StagedTable, 'columns'>): string[] {
  return Object.values(columns).map(({ name }) => quoted(name));
}

/**
 * One write transaction in the staged file; what it throws undoes it. An immediate one would take the lock of the database
 * `here` too, and whoever writes there would wait.
 */
export function inOneWrite<T>(client: BetterSqlite3.Database, write: () => T): T {
  return client.transaction(write).deferred();
}
