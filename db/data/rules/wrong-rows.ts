import type BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { TABLE_SHAPES } from '../table-graph.ts';
import { findBrokenRows } from './broken-rows.ts';
import { rulesOfLists } from './list-rules.ts';
import { nameOfRow } from './name-of-row.ts';
import { rulesOfTables } from './table-rules.ts';
import { type BrokenRule, findBrokenRules } from './together/find-broken.ts';

/** So many rows are named; the others are counted. */
const NAMED = 3;

/** What is wrong with rows, and what to do where that is less than bringing a backup back. */
export type WrongRows = { found: string; mend?: string };

/** Finds rows that belong to one that is gone. */
export function findOrphans(client: BetterSqlite3.Database): WrongRows[] {
  const rows = client.prepare<[], { table: string; parent: string }>('pragma foreign_key_check').all();
  const kinds = Map.groupBy(
    rows,
    ({ table, parent }) => `of ${table} has lost what it belongs to in ${parent}`,
  );
  return [...kinds].map(([kind, { length }]) => ({ found: `${rowsOf(length)} ${kind}.` }));
}

/** Finds every row of a database that breaks a rule, by itself or with others; each kind of fault is told once. */
export function findWrongRows(client: BetterSqlite3.Database): WrongRows[] {
  const byTables = findBrokenRules(client, 'main', [...rulesOfTables(client), ...rulesOfLists(client)]);
  const told = new Set(
    byTables.flatMap(({ rule, rowids }) => rowids.map((rowid) => `${rule.table} ${rowid}`)),
  );
  return [...byTables, ...findBrokenAlone(client, told), ...findBrokenRules(client, 'main')].map((broken) =>
    tellBroken(client, broken),
  );
}

/** What a row of this version says, of those that break no rule of their table. */
function findBrokenAlone(client: BetterSqlite3.Database, told: ReadonlySet<string>): BrokenRule[] {
  if (!hasEveryColumn(client)) return [];
  const rows = [...findBrokenRows(client)].filter(({ table, rowid }) => !told.has(`${table} ${rowid}`));
  return [...Map.groupBy(rows, ({ table, tells }) => `${table} ${tells}`).values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const rule = { table: first.table, tells: `is wrong: ${first.tells}`, broken: '' };
    return [{ rule, rowids: alike.map(({ rowid }) => rowid) }];
  });
}

/** One of an earlier version has other columns. */
function hasEveryColumn(client: BetterSqlite3.Database): boolean {
  const hasColumn = client
    .prepare<[string, string], number>('select 1 from pragma_table_info(?) where name = ?')
    .pluck();
  return TABLE_SHAPES.every(({ table, columns }) =>
    Object.values(columns).every(({ name }) => hasColumn.get(getTableName(table), name) === 1),
  );
}

function tellBroken(client: BetterSqlite3.Database, { rule, rowids }: BrokenRule): WrongRows {
  const names = rowids.slice(0, NAMED).map((rowid) => nameOfRow(client, rule.table, rowid));
  const others = rowids.length > NAMED ? `, and ${rowids.length - NAMED} more` : '';
  const found = `${rowsOf(rowids.length)} ${rule.tells}: ${names.join(', ')}${others}.`;
  return { found, ...(rule.mend !== undefined && { mend: rule.mend }) };
}

function rowsOf(amount: number): string {
  return amount === 1 ? '1 row' : `Each of ${amount} rows`;
}
