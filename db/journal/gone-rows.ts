import { asc, eq, getTableName, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { links } from '../schema/access.ts';
import { goneRows } from '../schema/journal.ts';
import { dismissals } from '../schema/plan.ts';
import { mockClocks } from '../schema/practice.ts';
import { focusTimer } from '../schema/task.ts';
import {
  describeTable,
  type ImageTable,
  imageSql,
  insertIfFree,
  parseImage,
  type RowImage,
} from './row-images.ts';

type CompanionTable = {
  table: SQLiteTable;
  /** What so many whole seconds away make of a row. */
  afterAbsence?: (row: RowImage, seconds: number) => RowImage;
};

/**
 * Tables that are not journaled, whose rows belong to one of a data table and go with it: with a plan its links, with
 * a task its timer. Undo brings these back as they were when they went: a link that was revoked stays so.
 */
export const COMPANION_TABLES: readonly CompanionTable[] = [
  { table: links },
  { table: dismissals },
  { table: focusTimer, afterAbsence: awayTimer },
  { table: mockClocks, afterAbsence: putOffClock },
];

type Companion = ImageTable & Pick<CompanionTable, 'afterAbsence'> & { parents: readonly Parent[] };
type Parent = { column: string; table: string; key: string };

let described: ReadonlyMap<string, Companion> | null = null;

function companions(): ReadonlyMap<string, Companion> {
  described ??= new Map(
    COMPANION_TABLES.map((one) => [
      getTableName(one.table),
      { ...describeTable(one.table), ...one, parents: parentsOf(one.table) },
    ]),
  );
  return described;
}

function parentsOf(table: SQLiteTable): Parent[] {
  return getTableConfig(table).foreignKeys.map((foreignKey) => {
    const { columns, foreignColumns, foreignTable } = foreignKey.reference();
    return {
      column: columns[0]?.name ?? '',
      table: getTableName(foreignTable),
      key: foreignColumns[0]?.name ?? '',
    };
  });
}

/** SQL: a row that goes while a change is written, or turned around, stays with that change if its parent went. */
export function companionTriggers(): string[] {
  return [...companions().values()].map((table) => {
    const isOrphan = table.parents.map((parent) => `not ${hasParentSql(parent, `old."${parent.column}"`)}`);
    return `create temp trigger gone_${table.name} after delete on main."${table.name}"
      when written_change_id() is not null and (${isOrphan.join(' or ')}) begin
        insert into gone_rows (change_id, table_name, image, went_at)
        values (written_change_id(), '${table.name}', ${imageSql(table, 'old')}, written_at());
      end;`;
  });
}

function hasParentSql({ table, key }: Parent, value: string): string {
  return `exists (select 1 from main."${table}" where "${key}" = ${value})`;
}

export type GoneRow = Pick<typeof goneRows.$inferSelect, 'tableName' | 'image' | 'wentAt'>;

const statements = oncePerDatabase(({ orm }) => {
  const { id, changeId, tableName, image, wentAt } = goneRows;
  return {
    list: orm
      .select({ tableName, image, wentAt })
      .from(goneRows)
      .where(eq(changeId, sql.placeholder('changeId')))
      .orderBy(asc(id))
      .prepare(),
    remove: orm
      .delete(goneRows)
      .where(eq(changeId, sql.placeholder('changeId')))
      .prepare(),
  };
});

/** What went when this change was made or turned around last; it is kept no longer. */
export function takeGoneRows(db: Database, changeId: number): GoneRow[] {
  const rows = statements(db).list.all({ changeId });
  if (rows.length > 0) statements(db).remove.run({ changeId });
  return rows;
}

/** Brings rows back where what they belong to is there again; what took the place of one meanwhile stays. */
export function bringBackRows(db: Database, rows: readonly GoneRow[], at: string): void {
  for (const { tableName, image, wentAt } of rows) {
    const table = companions().get(tableName);
    const row = parseImage(image);
    if (!table || !row || !hasParents(db, table, row)) continue;
    const seconds = Math.max(0, Math.floor((Date.parse(at) - Date.parse(wentAt)) / 1000));
    insertIfFree(db, table, table.afterAbsence?.(row, seconds) ?? row);
  }
}

function hasParents({ client }: Database, { parents }: Companion, row: RowImage): boolean {
  return parents.every((parent) => {
    const isThere = client.prepare<unknown[], number>(`select ${hasParentSql(parent, '?')}`).pluck();
    return isThere.get(row[parent.column]) === 1;
  });
}

/** A timer that ran runs on, and asks whether the time away counts. */
function awayTimer(row: RowImage, seconds: number): RowImage {
  const { runningSince, awaySeconds } = focusTimer;
  if (row[runningSince.name] === null) return row;
  return { ...row, [awaySeconds.name]: Number(row[awaySeconds.name] ?? 0) + seconds };
}

/** A clock that ran runs on, as if it had stood meanwhile. */
function putOffClock(row: RowImage, seconds: number): RowImage {
  const column = mockClocks.runningSince.name;
  const since = row[column];
  if (typeof since !== 'string') return row;
  return { ...row, [column]: new Date(Date.parse(since) + seconds * 1000).toISOString() };
}
