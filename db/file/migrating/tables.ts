import BetterSqlite3 from 'better-sqlite3';
import { runMigrations } from './migrate.ts';
import { listAppliedMigrations, type Migration } from './migrations.ts';

/** What a database is made of: a table, an index, a trigger or a view. */
type Part = { type: string; name: string; tableName: string; sql: string; columns: readonly string[] };

/**
 * Compares the tables of a database with those that its migrations make, whichever version it is of. Where they are alike,
 * they are those of this version once it is brought up to date.
 *
 * @param migrations - all that this version knows
 * @returns what is missing, was added or was changed, in words
 */
export function compareTables(client: BetterSqlite3.Database, migrations: readonly Migration[]): string[] {
  const applied = new Set(listAppliedMigrations(client));
  const count = migrations.findLastIndex(({ madeAt }) => applied.has(madeAt)) + 1;
  if (applied.size < count) return ['its list of migrations has a gap'];
  return differences(listParts(client), madeBy(migrations.slice(0, count)));
}

const made = new Map<string, readonly Part[]>();

/** Made once: it takes some 30 ms. */
function madeBy(migrations: readonly Migration[]): readonly Part[] {
  const key = migrations.map(({ madeAt }) => madeAt).join(' ');
  const parts = made.get(key) ?? partsAfter(migrations);
  made.set(key, parts);
  return parts;
}

function partsAfter(migrations: readonly Migration[]): Part[] {
  const client = new BetterSqlite3(':memory:');
  try {
    if (migrations.length > 0) runMigrations(client, migrations);
    return listParts(client);
  } finally {
    client.close();
  }
}

/** What SQLite makes by itself is left out. */
function listParts(client: BetterSqlite3.Database): Part[] {
  const sql =
    "select type, name, tbl_name as tableName, coalesce(sql, '') as sql from sqlite_schema where name not like 'sqlite\\_%' escape '\\' order by type desc, name";
  const columns = client.prepare<[string], string>('select name from pragma_table_xinfo(?)').pluck();
  return client
    .prepare<[], Omit<Part, 'columns'>>(sql)
    .all()
    .map((part) => ({ ...part, columns: part.type === 'table' ? columns.all(part.name) : [] }));
}

function differences(found: readonly Part[], wanted: readonly Part[]): string[] {
  const keyOf = ({ type, name }: Part) => `${type} ${name}`;
  const there = new Map(found.map((part) => [keyOf(part), part]));
  const known = new Set(wanted.map(keyOf));
  const missing = wanted.filter((part) => !there.has(keyOf(part)));
  const added = found.filter((part) => !known.has(keyOf(part)));
  const changed = wanted.flatMap((part) => {
    const other = there.get(keyOf(part));
    return other === undefined || isAlike(part, other) ? [] : tellChanged(part, other);
  });
  return [
    ...withoutTheirs(missing).map((part) => `the ${keyOf(part)} is missing`),
    ...changed,
    ...withoutTheirs(added).map((part) => `the ${keyOf(part)} was added`),
  ];
}

/** What belongs to a table that is told goes without saying. */
function withoutTheirs(parts: readonly Part[]): Part[] {
  const tables = new Set(parts.filter(({ type }) => type === 'table').map(({ name }) => name));
  return parts.filter(({ type, tableName }) => type === 'table' || !tables.has(tableName));
}

function isAlike(one: Part, other: Part): boolean {
  return one.tableName === other.tableName && plain(one.sql) === plain(other.sql);
}

/** However it was quoted and broken into lines. */
function plain(sql: string): string {
  return sql
    .replace(/["`[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function tellChanged({ type, name, columns }: Part, found: Part): string[] {
  const missing = columns.filter((column) => !found.columns.includes(column));
  const added = found.columns.filter((column) => !columns.includes(column));
  const told = [
    ...missing.map((column) => `the column ${column} of ${name} is missing`),
    ...added.map((column) => `the column ${column} of ${name} was added`),
  ];
  return told.length > 0 ? told : [`the ${type} ${name} is not as Daymark makes it`];
}
