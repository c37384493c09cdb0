import BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, not, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { filesFolder } from '../attachment/store.ts';
import { announceLongReading, type Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { DATA_TABLES } from '../journal/row-images.ts';
import { changes } from '../schema/journal.ts';
import { BYTES_TABLE, listBytesRows } from './file-bytes.ts';

/** How the form token of an import begins. */
export const IMPORT_TOKEN = 'data-import:';

/** So much of the file is made at a time. */
const PIECE_CHARACTERS = 64_000;

type ExportedTable = { name: string; columns: Readonly<Record<string, SQLiteColumn>>; sql: string };

/** Every table of the file with its columns, its rows in order of their key. */
const exportedTables = oncePerDatabase(({ orm }): ExportedTable[] => {
  const data = Object.entries(DATA_TABLES).map(([name, table]) => ({
    name,
    columns: getTableColumns<SQLiteTable>(table),
    sql: inOrder(orm, table).toSQL().sql,
  }));
  const { formToken: _, ...columns } = getTableColumns(changes);
  return [...data, { name: 'changes', columns, sql: changesTold(orm).toSQL().sql }];
});

function inOrder(orm: Database['orm'], table: SQLiteTable) {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
  return orm
    .select()
    .from(table)
    .orderBy(...key);
}

/** Holds of the entry of an import, which tells of this installation: what it brought is in the tables. */
export function isImportedChange(): string {
  return `coalesce("form_token" like '${IMPORT_TOKEN}%', 0)`;
}

function changesTold(orm: Database['orm']) {
  const { formToken: _, ...columns } = getTableColumns(changes);
  return orm
    .select(columns)
    .from(changes)
    .where(not(sql.raw(isImportedChange())))
    .orderBy(changes.id);
}

/**
 * Writes all of the learner's data piece by piece, as it is at one moment; the same data gives the same bytes. What is
 * written meanwhile is not in it, and need not wait.
 *
 * Left out are the rows kept for undo, and what only means something to this installation: logins and form tokens.
 */
export function* exportData(db: Database): Generator<string, void> {
  const tables = exportedTables(db);
  // No other connection sees what is in memory.
  if (db.client.memory) return yield* [...writeFile(db.client, tables, filesFolder(db))];
  const endReading = announceLongReading(db);
  const client = new BetterSqlite3(db.client.name, { readonly: true });
  try {
    client.exec('begin');
    yield* writeFile(client, tables, filesFolder(db));
  } finally {
    client.close();
    endReading();
  }
}

function* writeFile(
  client: BetterSqlite3.Database,
  tables: readonly ExportedTable[],
  files: string,
): Generator<string, void> {
  let piece = '';
  for (const part of writeParts(client, tables, files)) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** As `JSON.stringify` would lay it out with two spaces. */
function* writeParts(client: BetterSqlite3.Database, tables: readonly ExportedTable[], files: string) {
  yield '{\n  "format": "daymark-data",\n  "version": 1,\n  "tables": {';
  let before = '';
  for (const { name, columns, sql: query } of tables) {
    yield `${before}\n    ${JSON.stringify(name)}: [`;
    let rowCount = 0;
    for (const values of client.prepare<[], unknown[]>(query).raw().iterate()) {
      yield `${rowCount === 0 ? '' : ','}\n      ${writeRow(columns, values)}`;
      rowCount += 1;
    }
    yield rowCount === 0 ? ']' : '\n    ]';
    before = ',';
  }
  yield* writeBytes(client, files);
  yield '\n  }\n}\n';
}

/** As one more table, where there are any: what has no files can be read by a Daymark that knows of none. */
function* writeBytes(client: BetterSqlite3.Database, files: string): Generator<string, void> {
  let rowCount = 0;
  for (const row of listBytesRows(client, files)) {
    yield rowCount === 0 ? `,\n    "${BYTES_TABLE}": [` : ',';
    yield `\n      ${laidOut(row)}`;
    rowCount += 1;
  }
  if (rowCount > 0) yield '\n    ]';
}

function writeRow(columns: ExportedTable['columns'], values: readonly unknown[]): string {
  const row = Object.entries(columns).map(([key, column], index) => {
    const value = values[index] ?? null;
    return [key, value === null ? null : column.mapFromDriverValue(value)];
  });
  return laidOut(Object.fromEntries(row));
}

function laidOut(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(row, null, 2).replaceAll('\n', '\n      ');
}
