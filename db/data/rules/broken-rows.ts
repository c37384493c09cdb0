import type BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { ROW_SCHEMAS } from '../column-schemas.ts';
import { TABLE_SHAPES, type TableShape } from '../table-graph.ts';

/** A row that says what no form could have made of it. */
export type BrokenRow = { table: string; rowid: number; tells: string };

/**
 * Finds rows of data tables that break a rule of their columns, in a database of this version: the rules by which a row
 * of a file of data is judged.
 */
export function* findBrokenRows(client: BetterSqlite3.Database): Generator<BrokenRow, void> {
  for (const shape of TABLE_SHAPES) yield* brokenRowsOf(client, shape);
}

function* brokenRowsOf(
  client: BetterSqlite3.Database,
  { name, table, columns }: TableShape,
): Generator<BrokenRow, void> {
  const tableName = getTableName(table);
  const schema = ROW_SCHEMAS.get(name);
  const names = Object.values(columns).map((column) => `"${column.name}"`);
  const rows = client
    .prepare<[], unknown[]>(`select rowid, ${names.join(', ')} from main."${tableName}"`)
    .raw();
  for (const [rowid, ...values] of rows.iterate()) {
    const row = readRow(columns, values);
    const issue = row === null ? undefined : schema?.safeParse(row).error?.issues[0];
    if (issue) {
      yield { table: tableName, rowid: Number(rowid), tells: `${issue.path.join('.')}: ${issue.message}` };
    }
  }
}

/** `null` where a list in it cannot be read, which another rule tells. */
function readRow(columns: TableShape['columns'], values: readonly unknown[]): Record<string, unknown> | null {
  try {
    return Object.fromEntries(
      Object.entries(columns).map(([key, column], index) => {
        const value = values[index] ?? null;
        return [key, value === null ? null : column.mapFromDriverValue(value)];
      }),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
