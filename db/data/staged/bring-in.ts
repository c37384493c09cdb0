import BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { Database } from '../../file/open.ts';
import { writeTransaction } from '../../file/transaction.ts';
import { writeBeside } from '../../file/write-beside.ts';
import { journalBasis } from '../../journal/history.ts';
import { type ChangeMoment, recordChange } from '../../journal/journal.ts';
import { IMPORT_TOKEN } from '../export.ts';
import { TABLE_SHAPES } from '../table-graph.ts';
import type { DataProblem } from '../told-problems.ts';
import { quoted, STAGED_TABLES, type StagedTable } from './staged-file.ts';
import type { Tell } from './take-in.ts';

export type BringOrder = {
  /** The staged file, for which it is known what comes. */
  staged: string;
  /** By it a file that is brought in twice is known. */
  key: string;
  /** What `journalBasis` said when it was found out what comes. */
  basis: string;
  moment: ChangeMoment;
};

/** `stale`: something was changed since it was found out what comes; nothing was brought in. */
export type BroughtIn = { is: 'in' } | { is: 'stale' } | { is: 'refused'; problem: DataProblem };

class StaleBasis extends Error {
  override readonly name = 'StaleBasis';
}

/** Rows that the tables refuse beside those that are here, though they fit each other. */
class RefusedRows extends Error {
  override readonly name = 'RefusedRows';
  readonly problem: DataProblem;

  constructor(table: string, options: { cause: Error }) {
    super(options.cause.message, options);
    this.problem = {
      path: `tables.${table}`,
      message: `has a row that does not fit what is here (${options.cause.message})`,
    };
  }
}

/** The form token of the change that brings a file in. */
export function importToken(key: string): string {
  return `${IMPORT_TOKEN}${key}`;
}

/** Each row is read once. */
const CACHE_KB = 1_000;

/** Brings in what comes, as one change; none where all of it is here already. */
export function bringIn(db: Database, { staged, key, basis, moment }: BringOrder, tell: Tell): BroughtIn {
  const { client } = db;
  client.prepare('attach ? as staged').run(staged);
  client.pragma(`staged.cache_size = ${-CACHE_KB}`);
  try {
    const write = rowBringer(client, tell);
    const requireBasis = () => {
      if (journalBasis(db) !== basis) throw new StaleBasis();
    };
    if (!hasRows(client)) return bringOnlyChanges(client, requireBasis, () => write('changes'));
    const change = {
      facts: { kind: 'data-brought-back', planCount: countNewPlans(client) },
      at: moment.at,
      onDay: moment.today,
      formToken: importToken(key),
      writeEarlier: () => {
        requireBasis();
        write('changes');
      },
    } as const;
    recordChange(db, change, () => {
      for (const { name } of TABLE_SHAPES) write(name);
    });
    return { is: 'in' };
  } catch (error) {
    if (error instanceof StaleBasis) return { is: 'stale' };
    if (error instanceof RefusedRows) return { is: 'refused', problem: error.problem };
    throw error;
  } finally {
    client.exec('detach staged');
  }
}

/** The same on a connection of its own, beside whoever has the file. */
export function bringInBeside(database: string, order: BringOrder, tell: Tell): BroughtIn {
  return writeBeside(database, (db) => bringIn(db, order, tell));
}

/** A list of changes alone is no change: nothing of it can be taken back. */
function bringOnlyChanges(
  client: BetterSqlite3.Database,
  requireBasis: () => void,
  write: () => void,
): BroughtIn {
  return writeTransaction(client, () => {
    requireBasis();
    write();
    return { keep: true, value: { is: 'in' } };
  });
}

function hasRows(client: BetterSqlite3.Database): boolean {
  const found = "select 1 from staged.coming where is_new and table_name <> 'changes' limit 1";
  return client.prepare(found).get() !== undefined;
}

function countNewPlans(client: BetterSqlite3.Database): number {
  const count = "select count(*) from staged.coming where is_new and table_name = 'plans'";
  return client.prepare<[], number>(count).pluck().get() ?? 0;
}

/** So many rows are written before it is told how far it is. */
const ROWS_AT_ONCE = 2_000;

/** Writes what comes of a table. */
function rowBringer(client: BetterSqlite3.Database, tell: Tell): (name: string) => void {
  const whole =
    client.prepare<[], number>('select count(*) from staged.coming where is_new').pluck().get() ?? 0;
  let done = 0;
  return (name) => {
    const staged = STAGED_TABLES.find((one) => one.name === name);
    if (!staged) return;
    const endOfNext = client
      .prepare<[string, number], number | null>(
        `select max(row) from (select row from staged.coming
           where table_name = ? and is_new and row > ? order by row limit ${ROWS_AT_ONCE})`,
      )
      .pluck();
    const insert = client.prepare<[number, number]>(insertSql(staged));
    let from = Number.MIN_SAFE_INTEGER;
    for (
      let to = endOfNext.get(name, from);
      to !== null && to !== undefined;
      to = endOfNext.get(name, from)
    ) {
      if (name === 'settings') client.exec('delete from main.settings');
      done += tellingWhy(name, () => insert.run(from, to as number).changes);
      tell(done, whole);
      from = to;
    }
  };
}

/** The rows of a stretch, under the numbers that they get here. */
function insertSql({ name, table, columns }: StagedTable): string {
  const references = TABLE_SHAPES.find((shape) => shape.name === name)?.references ?? [];
  const values = Object.entries(columns).map(([key, column]) => {
    const own = `row.${quoted(column.name)}`;
    const to = references.find((reference) => reference.column === key)?.to;
    if (to !== undefined)
      return `(select here from staged.coming where table_name = '${to}' and row = ${own})`;
    return key === 'id' ? 'coming.here' : own;
  });
  const names = Object.values(columns).map((column) => quoted(column.name));
  return `insert into main.${quoted(getTableName(table))} (${names.join(', ')})
    select ${values.join(', ')} from staged.coming as coming
      join staged.${quoted(getTableName(table))} as row on row.rowid = coming.row
    where coming.table_name = '${name}' and coming.is_new and coming.row > ? and coming.row <= ?
    order by coming.row`;
}

function tellingWhy<T>(table: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) {
      throw new RefusedRows(table, { cause: error });
    }
    throw error;
  }
}
