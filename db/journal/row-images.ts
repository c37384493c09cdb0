import type BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import {
  baselineDays,
  calendarExceptions,
  habitCompletions,
  habitNotes,
  habits,
  phases,
  plans,
  replans,
  roadmaps,
  yardstickDays,
} from '../schema/plan.ts';
import { attachments, pieceParts, pieces } from '../schema/portfolio.ts';
import {
  answerNotes,
  answers,
  mockRounds,
  mockScores,
  mocks,
  ownCategories,
  ownQuestions,
} from '../schema/practice.ts';
import { ownResources, readingNotes, readings } from '../schema/reading.ts';
import { reportChoices } from '../schema/report.ts';
import { reflections, weekReviews } from '../schema/review.ts';
import { settings } from '../schema/settings.ts';
import {
  baselineSessions,
  evidence,
  sessions,
  spentTimes,
  steps,
  tasks,
  yardstickSessions,
} from '../schema/task.ts';

/** Every table that holds the learner's data. Not the journal itself, nor who is logged in. */
export const DATA_TABLES = {
  settings,
  plans,
  calendarExceptions,
  baselineDays,
  yardstickDays,
  replans,
  phases,
  habits,
  habitCompletions,
  habitNotes,
  tasks,
  steps,
  sessions,
  baselineSessions,
  yardstickSessions,
  spentTimes,
  evidence,
  reflections,
  weekReviews,
  roadmaps,
  reportChoices,
  ownCategories,
  ownQuestions,
  answerNotes,
  answers,
  ownResources,
  readings,
  readingNotes,
  pieces,
  pieceParts,
  attachments,
  mocks,
  mockRounds,
  mockScores,
} as const;

/** A row as the journal keeps it: column by column. SQLite writes real numbers with the 17 digits that make them exact. */
export type RowImage = Record<string, string | number | null>;

type ImageColumn = { name: string; isKey: boolean };
export type ImageTable = {
  name: string;
  columns: readonly ImageColumn[];
  /** The column that says which task a row is or hangs on; `null` for tables that have nothing to do with tasks. */
  taskColumn: string | null;
};

type ImageStatement = BetterSqlite3.Statement<unknown[], { image: string }>;

/** Keyed by their SQL, of which there are a few for each table. */
const preparedStatements = oncePerDatabase(() => new Map<string, ImageStatement>());

let described: ReadonlyMap<string, ImageTable> | null = null;

/** The data tables by name; described when they are first asked for, since who only reads never does. */
export function imageTables(): ReadonlyMap<string, ImageTable> {
  described ??= new Map(
    Object.values(DATA_TABLES)
      .map(describeTable)
      .map((table) => [table.name, table]),
  );
  return described;
}

/** What of a table its images need. */
export function describeTable(table: SQLiteTable): ImageTable {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const keyNames = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
  return {
    name,
    columns: columns.map((column) => ({
      name: column.name,
      isKey: column.primary || keyNames.has(column.name),
    })),
    taskColumn: name === getTableName(tasks) ? tasks.id.name : taskReference(columns),
  };
}

function taskReference(columns: readonly SQLiteColumn[]): string | null {
  return columns.find(({ name }) => name === steps.taskId.name)?.name ?? null;
}

/** SQL for the image of the row that is called `row` in the statement. */
export function imageSql(table: ImageTable, row: string): string {
  const values = table.columns.map(({ name }) => `'${name}', ${row}."${name}"`);
  return `json_object(${values.join(', ')})`;
}

/** Reads an image; `null` stands for a row that is not there. */
export function parseImage(json: string | null): RowImage | null {
  const image: unknown = json === null ? null : JSON.parse(json);
  if (image === null || isImage(image)) return image;
  throw new Error('What the journal keeps of a row is no row');
}

function isImage(value: unknown): value is RowImage {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (one) => one === null || typeof one === 'string' || typeof one === 'number',
  );
}

/**
 * Puts a row from one state to another.
 *
 * Columns that the schema gained after the image was made are left alone.
 *
 * @returns whether that was possible: `false`, and nothing changed, when the row is not as `from` says
 */
export function replaceRow(
  db: Database,
  tableName: string,
  from: RowImage | null,
  to: RowImage | null,
): boolean {
  const table = imageTables().get(tableName);
  if (!table || !isRowAs(db, table, from, to)) return false;

  if (to === null) deleteRow(db, table, from ?? {});
  else if (from === null) insertRow(db, table, to);
  else updateRow(db, table, from, to);
  return true;
}

function isRowAs(db: Database, table: ImageTable, from: RowImage | null, to: RowImage | null): boolean {
  const current = currentImage(db, table, from ?? to ?? {});
  if (from === null || current === null) return from === current;
  return knownColumns(table, from).every(({ name }) => from[name] === current[name]);
}

function currentImage(db: Database, table: ImageTable, image: RowImage): RowImage | null {
  const sql = `select ${imageSql(table, 'row')} as image from "${table.name}" as row where ${keySql(table)}`;
  const found = prepare(db, sql).get(...keyValues(table, image));
  return parseImage(found?.image ?? null);
}

function deleteRow(db: Database, table: ImageTable, image: RowImage): void {
  prepare(db, `delete from "${table.name}" where ${keySql(table)}`).run(...keyValues(table, image));
}

function insertRow(db: Database, table: ImageTable, image: RowImage): void {
  const columns = knownColumns(table, image);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const values = columns.map((column) => image[column.name] ?? null);
  prepare(db, `insert into "${table.name}" (${names}) values (${places})`).run(...values);
}

/** Inserts a row unless another has its place; one that only lost its number gets the next. */
export function insertIfFree(db: Database, table: ImageTable, image: RowImage): void {
  const insert = (columns: readonly ImageColumn[]) => {
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const places = columns.map(() => '?').join(', ');
    const sql = `insert or ignore into "${table.name}" (${names}) values (${places})`;
    return prepare(db, sql).run(...columns.map(({ name }) => image[name] ?? null)).changes === 1;
  };
  const columns = knownColumns(table, image);
  if (!insert(columns)) insert(columns.filter(({ name }) => name !== 'id'));
}

function updateRow(db: Database, table: ImageTable, from: RowImage, to: RowImage): void {
  const columns = knownColumns(table, to);
  const assignments = columns.map(({ name }) => `"${name}" = ?`).join(', ');
  const values = columns.map((column) => to[column.name] ?? null);
  const sql = `update "${table.name}" set ${assignments} where ${keySql(table)}`;
  prepare(db, sql).run(...values, ...keyValues(table, from));
}

function knownColumns(table: ImageTable, image: RowImage): ImageColumn[] {
  return table.columns.filter(({ name }) => name in image);
}

function keySql(table: ImageTable): string {
  return keyColumns(table)
    .map(({ name }) => `"${name}" = ?`)
    .join(' and ');
}

function keyValues(table: ImageTable, image: RowImage): (string | number | null)[] {
  return keyColumns(table).map((column) => image[column.name] ?? null);
}

function keyColumns(table: ImageTable): ImageColumn[] {
  return table.columns.filter((column) => column.isKey);
}

/** Undoing a plan restores some thousand rows with a few dozen statements. */
function prepare(db: Database, sql: string): ImageStatement {
  const statements = preparedStatements(db);
  const earlier = statements.get(sql);
  if (earlier) return earlier;

  const statement = db.client.prepare<unknown[], { image: string }>(sql);
  statements.set(sql, statement);
  return statement;
}
