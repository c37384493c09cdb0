import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { changedRows, changes } from '../schema/journal.ts';
import { parseImage, type RowImage } from './row-images.ts';

/** Where a revision is counted: the row, by the columns of its key, and the column. */
type RevisedRow = { tableName: string; key: RowImage; column: string; current: number };

/**
 * A revision that this row never had. Undo gives back the row with its old revision; counting on from there would
 * give one number to two versions, and a page that shows the undone one would not be noticed as stale.
 */
export function nextRevision(db: Database, { tableName, key, column, current }: RevisedRow): number {
  const undone = listUndoneImages(db, tableName)
    .filter((image) => image !== null && isKeyOf(key, image))
    .map((image) => Number(image?.[column] ?? 0));
  return Math.max(current, ...undone) + 1;
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
  const undone = new Map<string, number>();
  for (const image of listUndoneImages(db, tableName)) {
    const key = String(image?.[keyColumn]);
    undone.set(key, Math.max(undone.get(key) ?? 0, Number(image?.[column] ?? 0)));
  }
  return (key, current) => Math.max(current, undone.get(key) ?? 0) + 1;
}

/** How the rows of a table were before changes to them were taken back. */
function listUndoneImages(db: Database, tableName: string): (RowImage | null)[] {
  return db.orm
    .select({ after: changedRows.after })
    .from(changedRows)
    .innerJoin(changes, eq(changes.id, changedRows.changeId))
    .where(and(isNotNull(changes.undoneAt), eq(changedRows.tableName, tableName)))
    .all()
    .map(({ after }) => parseImage(after));
}

/** Tells whether an image is one of the row with this key. */
export function isKeyOf(key: RowImage, image: RowImage): boolean {
  return Object.entries(key).every(([column, value]) => image[column] === value);
}
