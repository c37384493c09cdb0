import BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { findBrokenRows } from '../../data/rules/broken-rows.ts';
import { rulesOfLists } from '../../data/rules/list-rules.ts';
import { nameOfRow } from '../../data/rules/name-of-row.ts';
import { rulesOfTables } from '../../data/rules/table-rules.ts';
import { type BrokenRule, findBrokenRules } from '../../data/rules/together/find-broken.ts';
import { TABLE_SHAPES } from '../../data/table-graph.ts';
import { isUsable } from '../backup/usable.ts';
import type { Check, Patient } from './check.ts';
import { brokenRows, type Finding } from './findings.ts';

/** So many rows are named; the others are counted. */
const NAMED = 3;

/** Whether each row means something, by itself and with the others. */
export const ROW_CHECKS: readonly Check[] = [
  {
    about: 'Rows that belong to others',
    look: (patient) => tell(patient, findOrphans, 'each has what it belongs to'),
  },
  {
    about: 'Rules of rows',
    look: (patient) => tell(patient, findBroken, 'each row keeps them'),
  },
];

/** What is wrong with rows, and what to do where that is less than bringing a backup back. */
type Wrong = { found: string; mend?: string };

/** Each told once. */
type FindWrong = (client: BetterSqlite3.Database) => Wrong[];

function tell(patient: Patient, find: FindWrong, well: string): string | Finding[] | null {
  if (patient.client === null) return null;
  const wrong = find(patient.client);
  if (wrong.length === 0) return well;
  const { file, backups, migrations } = patient;
  const sound = backups.find(({ path }) => isUsable(path, migrations) && isWithout(path, find))?.path;
  return wrong.map(({ found, mend }) => {
    const finding = brokenRows(file, found, sound);
    return mend === undefined ? finding : { ...finding, advice: mend };
  });
}

function isWithout(backup: string, find: FindWrong): boolean {
  const client = new BetterSqlite3(backup, { readonly: true });
  try {
    return find(client).length === 0;
  } finally {
    client.close();
  }
}

function findOrphans(client: BetterSqlite3.Database): Wrong[] {
  const rows = client.prepare<[], { table: string; parent: string }>('pragma foreign_key_check').all();
  const kinds = Map.groupBy(
    rows,
    ({ table, parent }) => `of ${table} has lost what it belongs to in ${parent}`,
  );
  return [...kinds].map(([kind, { length }]) => ({ found: `${rowsOf(length)} ${kind}.` }));
}

function findBroken(client: BetterSqlite3.Database): Wrong[] {
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

function tellBroken(client: BetterSqlite3.Database, { rule, rowids }: BrokenRule): Wrong {
  const names = rowids.slice(0, NAMED).map((rowid) => nameOfRow(client, rule.table, rowid));
  const others = rowids.length > NAMED ? `, and ${rowids.length - NAMED} more` : '';
  const found = `${rowsOf(rowids.length)} ${rule.tells}: ${names.join(', ')}${others}.`;
  return { found, ...(rule.mend !== undefined && { mend: rule.mend }) };
}

function rowsOf(amount: number): string {
  return amount === 1 ? '1 row' : `Each of ${amount} rows`;
}
