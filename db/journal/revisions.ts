import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { changedRows, changes } from '../schema/journal.ts';
import type { RowImage } from './row-images.ts';

/** Where a revision is counted: the row, by the columns of its key, and the column. */
type RevisedRow = { tableName: string; key: RowImage; column: string; current: number };

/**
 * A revision that this row never had. Undo gives back the row with its old revision; counting on from there would
 * give one number to two versions, and a page that shows the undone one would not be noticed as stale.
 */
export function nextRevision(db: Database, { tableName, key, column, current }: RevisedRow): number {
  const isOfRow = Object.entries(key).map(([name, value]) => sql`${valueIn(name)} = ${value}`);
  const [undone] = db.orm
    .select({ highest: highestOf(column) })
    .from(changedRows)
    .innerJoin(changes, eq(changes.id, changedRows.changeId))
    .where(and(isUndoneIn(tableName), ...isOfRow))
    .all();
  return Math.max(current, undone?.highest ?? 0) + 1;
}

/**
 * {@link nextRevision} for many rows of one table: what was undone is looked through once.
 *
 * @param keyColumn - the column that tells the rows apart
 * @returns the next revision of a row, by its key and its current revision
 */
export function revisionCounter(
  db: Database,
  { tableName, keyColumn, column }: { tableName: string; keyColumn: string; column: string },
): (key: string, current: number) => number {
  const key = valueIn(keyColumn).mapWith(String);
  const rows = db.orm
    .select({ key, highest: highestOf(column) })
    .from(changedRows)
    .innerJoin(changes, eq(changes.id, changedRows.changeId))
    .where(isUndoneIn(tableName))
    .groupBy(key)
    .all();
  const undone = new Map(rows.map(({ key, highest }) => [key, highest ?? 0]));
  return (key, current) => Math.max(current, undone.get(key) ?? 0) + 1;
}

/** How rows of a table were before changes to them were taken back. */
function isUndoneIn(tableName: string): SQL | undefined {
  return and(isNotNull(changes.undoneAt), eq(changedRows.tableName, tableName), isNotNull(changedRows.after));
}

/** What SQLite finds in an image, so that none of the others is handed over: there is one for each row of a plan. */
function valueIn(column: string): SQL {
  return sql`json_extract(${changedRows.after}, ${sql.raw(`'$."${column}"'`)})`;
}

function highestOf(column: string): SQL<number | null> {
  return sql<number | null>`max(${valueIn(column)})`;
}

/** Tells whether an image is one of the row with this key. */
export function isKeyOf(key: RowImage, image: RowImage): boolean {
  return Object.entries(key).every(([column, value]) => image[column] === value);
}
