import BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Database } from '../file/open.ts';
import { writeTransaction } from '../file/transaction.ts';
import { type ChangeMoment, recordChange } from '../journal/journal.ts';
import { changes } from '../schema/journal.ts';
import { settings as settingsTable } from '../schema/settings.ts';
import type { DataFile, DataProblem } from './data-file.ts';
import { IMPORT_TOKEN, readTables } from './export.ts';
import { type DataRow, TABLE_SHAPES } from './table-graph.ts';
import { type Bringing, findWhatToBring } from './what-to-bring.ts';

export type BroughtBack =
  | { ok: true; bringing: Bringing; changeId: number | null }
  | { ok: false; problem: DataProblem };

/** A row that the tables refuse, though it has the right form. */
class RefusedRow extends Error {
  override readonly name = 'RefusedRow';
  readonly problem: DataProblem;

  constructor(problem: DataProblem, options: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
  }
}

/** Ends a change that was only tried. */
class OnlyTried extends Error {
  override readonly name = 'OnlyTried';
}

/** What a file would bring; the tables have tried it, and nothing is written. */
export function tryBringingBack(db: Database, file: DataFile, moment: ChangeMoment): BroughtBack {
  return bring(db, file, moment, true);
}

/** Brings data back as one change; `changeId` is `null` when all of it is here already. */
export function bringBack(db: Database, file: DataFile, moment: ChangeMoment): BroughtBack {
  return bring(db, file, moment, false);
}

function bring(db: Database, file: DataFile, { at, today }: ChangeMoment, isTrial: boolean): BroughtBack {
  const bringing = findWhatToBring(file, readTables(db));
  const change = {
    facts: factsOf(bringing),
    at,
    onDay: today,
    formToken: `${IMPORT_TOKEN}${at}`,
    ...(hasRows(bringing) && { writeEarlier: () => writeChanges(db, bringing.changes) }),
  };
  try {
    if (!isTrial && !hasRows(bringing)) bringOnlyChanges(db, bringing);
    const { changeId } = recordChange(db, change, () => {
      write(db, bringing);
      if (isTrial) throw new OnlyTried();
    });
    return { ok: true, bringing, changeId };
  } catch (error) {
    if (error instanceof OnlyTried) return { ok: true, bringing, changeId: null };
    if (error instanceof RefusedRow) return { ok: false, problem: error.problem };
    throw error;
  }
}

function hasRows({ rows, settings }: Bringing): boolean {
  return settings !== null || [...rows.values()].some((ofTable) => ofTable.length > 0);
}

/** A list of changes alone is no change: nothing of it can be taken back. */
function bringOnlyChanges(db: Database, bringing: Bringing): void {
  writeTransaction(db.client, () => {
    writeChanges(db, bringing.changes);
    return { keep: true, value: undefined };
  });
}

function factsOf({ plans }: Bringing): NewChangeFacts {
  return { kind: 'data-brought-back', planCount: plans.filter(({ isHere }) => !isHere).length };
}

function write(db: Database, { rows, settings }: Bringing): void {
  for (const { name, table, columns } of TABLE_SHAPES) {
    writeRows(db, { name, table, columns: Object.keys(columns) }, rows.get(name) ?? []);
  }
  if (settings) replaceSettings(db, settings);
}

function replaceSettings(db: Database, row: DataRow): void {
  db.orm.delete(settingsTable).run();
  const columns = Object.keys(getTableColumns(settingsTable));
  writeRows(db, { name: 'settings', table: settingsTable, columns }, [row]);
}

function writeChanges(db: Database, rows: readonly DataRow[]): void {
  const { formToken: _, ...columns } = getTableColumns(changes);
  writeRows(db, { name: 'changes', table: changes, columns: Object.keys(columns) }, rows);
}

type Target = { name: string; table: SQLiteTable; columns: readonly string[] };

function writeRows({ orm }: Database, { name, table, columns }: Target, rows: readonly DataRow[]): void {
  if (rows.length === 0) return;
  const places = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
  const insert = orm.insert(table).values(places).prepare();
  for (const [index, row] of rows.entries()) {
    try {
      insert.run(row);
    } catch (error) {
      if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) {
        throw new RefusedRow(refusal(name, index, error.message), { cause: error });
      }
      throw error;
    }
  }
}

function refusal(name: string, index: number, reason: string): DataProblem {
  const isRepeated = reason.startsWith('UNIQUE');
  return {
    path: `tables.${name}[${index}]`,
    message: isRepeated ? 'is there twice' : `does not fit (${reason})`,
  };
}
