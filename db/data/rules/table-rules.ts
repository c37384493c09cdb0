import type BetterSqlite3 from 'better-sqlite3';
import type { DataRule } from './together/rule.ts';

type TableSql = { name: string; sql: string };
type ColumnOf = { table: string; column: string };

/** The bookkeeping of migrations, which has instants in a form of its own. */
const NOT_OURS = '__drizzle_migrations';

/** What the tables themselves say of their rows, read from the file, so that one of an earlier version is held to its own. */
export function rulesOfTables(client: BetterSqlite3.Database): DataRule[] {
  const tables = listTables(client);
  const texts = tables.flatMap(({ name }) => listTexts(client, name));
  return [
    ...tables.flatMap(checkRules),
    ...tables.flatMap(({ name, sql }) => dayColumns(sql).map((column) => dayRule({ table: name, column }))),
    ...texts.filter(({ column }) => /_(at|since)$/.test(column)).map(instantRule),
  ];
}

function listTables(client: BetterSqlite3.Database): TableSql[] {
  return client
    .prepare<[string], TableSql>(
      "select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name <> ?",
    )
    .all(NOT_OURS);
}

function listTexts(client: BetterSqlite3.Database, table: string): ColumnOf[] {
  return client
    .prepare<[string], string>("select name from pragma_table_info(?) where lower(type) = 'text'")
    .pluck()
    .all(table)
    .map((column) => ({ table, column }));
}

/** SQLite does not look at these again once a row is written. */
function checkRules({ name: table, sql }: TableSql): DataRule[] {
  return [...sql.matchAll(/CONSTRAINT ["`](\w+)["`] CHECK\s*\(/g)].map((match) => ({
    table,
    tells: `breaks the rule ${match[1]} of its table`,
    broken: `select rowid from {${table}} where not (${untilClosed(sql, match.index + match[0].length)})`,
  }));
}

/** The text up to the bracket that closes the one before it. */
function untilClosed(sql: string, begin: number): string {
  let depth = 1;
  let end = begin;
  while (depth > 0 && end < sql.length) {
    if (sql[end] === '(') depth += 1;
    if (sql[end] === ')') depth -= 1;
    end += 1;
  }
  return sql.slice(begin, end - 1);
}

/** Columns that have to look like a day. */
function dayColumns(sql: string): string[] {
  return [...sql.matchAll(/CHECK\s*\("(\w+)" glob '\[0-9]\[0-9]\[0-9]\[0-9]-/g)].map(
    ([, column]) => column ?? '',
  );
}

/** 31 February looks like a day; SQLite turns it into 3 March. */
function dayRule({ table, column }: ColumnOf): DataRule {
  return {
    table,
    tells: `has a day in ${column} that no calendar has`,
    broken: `select rowid from {${table}}
      where "${column}" is not null and date("${column}") is not "${column}"`,
  };
}

function instantRule({ table, column }: ColumnOf): DataRule {
  return {
    table,
    tells: `has no point in time in ${column}`,
    broken: `select rowid from {${table}}
      where "${column}" is not null and date("${column}") is not substr("${column}", 1, 10)`,
  };
}
