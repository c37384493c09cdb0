import type BetterSqlite3 from 'better-sqlite3';

const BREAKPOINT = '--> statement-breakpoint';
/** How drizzle-kit copies the rows of a table that it builds anew: every new column, asked of the old table. */
const COPY = /^INSERT INTO `(__new_[^`]+)`\(([^)]*)\) SELECT ("[^;]*") FROM `([^`]+)`;$/;

export type MendedMigration = {
  sql: string;
  /** Columns that old rows have no value for, in words; somebody has to write one into the copy. */
  problems: readonly string[];
};

/**
 * Mends the copies of a generated migration: what the old table does not have is left out, so that each row takes the
 * default of the new column. The migration is run on the way, so that renamed columns are known by their new names.
 *
 * @param client - an empty database with the schema that the migration starts from
 */
export function mendTableCopies(client: BetterSqlite3.Database, sql: string): MendedMigration {
  const problems: string[] = [];
  const statements = sql.split(BREAKPOINT).map((statement) => {
    const mended = mendCopy(client, statement, problems);
    client.exec(mended);
    return mended;
  });
  return { sql: statements.join(BREAKPOINT), problems };
}

function mendCopy(client: BetterSqlite3.Database, statement: string, problems: string[]): string {
  const [copy, target = '', columns, selected, source = ''] = COPY.exec(statement.trim()) ?? [];
  if (copy === undefined || namesIn(columns).join() !== namesIn(selected).join()) return statement;

  const before = new Set(listColumns(client, source).map(({ name }) => name));
  for (const { name, notnull, dflt_value } of listColumns(client, target)) {
    if (before.has(name) || notnull === 0 || dflt_value !== null) continue;
    problems.push(`${source}.${name} is new, must have a value and has no default: write what old rows get.`);
  }
  const kept = namesIn(columns)
    .filter((name) => before.has(name))
    .map((name) => `"${name}"`)
    .join(', ');
  return statement.replace(copy, `INSERT INTO \`${target}\`(${kept}) SELECT ${kept} FROM \`${source}\`;`);
}

type Column = { name: string; notnull: 0 | 1; dflt_value: string | null };

function listColumns(client: BetterSqlite3.Database, table: string): Column[] {
  return client
    .prepare<[string], Column>('select name, "notnull", dflt_value from pragma_table_info(?)')
    .all(table);
}

function namesIn(list = ''): string[] {
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? '');
}
