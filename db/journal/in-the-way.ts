import { getTableName } from 'drizzle-orm';
import { TABLE_SHAPES, type TableShape } from '../data/table-graph.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { type Change, changedRowsInPieces, findChange, isLargeChange, sizeOfChange } from './history.ts';
import { imageTables, parseImage, type RowImage } from './row-images.ts';

/** What has to be turned around before a change can be: `wanted` as for that one. */
export type InTheWay = { change: Change; wanted: boolean };

/** Rows, each by its table and number, or by what no two rows of it share. */
type Rows = ReadonlySet<string>;

/** The rows of a change. */
type Touched = {
  /** All of them. */
  own: Rows;
  /** Those that it made, and those that it took away. */
  made: Rows;
  removed: Rows;
  /** What they belong to: before it, and after it. */
  parentsBefore: Rows;
  parentsAfter: Rows;
};

/** A change of which something is kept. */
type Candidate = { id: number; rowCount: number };

/** As much as is looked through while others wait; whatever is beyond counts as one of which nothing is known. */
const CHANGES_LOOKED_THROUGH = 1_000;
const ROWS_LOOKED_THROUGH = 10_000;
const BYTES_LOOKED_THROUGH = 8_000_000;

type Patience = { rows: number; bytes: number };

/** Counted no further than it could be looked through. */
const ROW_COUNT = `(select count(*) from
  (select 1 from changed_rows where change_id = changes.id limit ${ROWS_LOOKED_THROUGH + 1})) as rowCount`;
const LIMIT = `limit ${CHANGES_LOOKED_THROUGH}`;

const statements = oncePerDatabase(({ client }) => ({
  standingAfter: client.prepare<[number], Candidate>(
    `select id, ${ROW_COUNT} from changes where id > ? and undone_at is null and rowCount > 0 order by id desc ${LIMIT}`,
  ),
  undoneBefore: client.prepare<[number], Candidate>(
    `select id, ${ROW_COUNT} from changes where id < ? and undone_at is not null and rowCount > 0 order by id ${LIMIT}`,
  ),
}));

/**
 * Finds what is in the way of a change that could not be turned around: a later one that stands on the same rows, or on
 * what hangs on them, or an earlier one that was taken back. Where none is known to be, it is the newest that came later,
 * or the oldest that was taken back: once all is as it was just after the change, nothing is in the way.
 *
 * @param wanted - as the change was to be: taken back or not
 */
export function findInTheWay(db: Database, changeId: number, wanted: boolean): InTheWay | undefined {
  const later = statements(db).standingAfter.all(changeId);
  const earlier = statements(db).undoneBefore.all(changeId);
  const turned = touchedBy(db, changeId);
  const left = { rows: ROWS_LOOKED_THROUGH, bytes: BYTES_LOOKED_THROUGH };
  const blocks = (candidate: Candidate, isStanding: boolean) => {
    const other = turned && touchedWithin(db, candidate, left);
    if (turned === null || other === null) return false;
    return isStanding ? standsOn(other, turned, wanted) : isMissedBy(other, turned, wanted);
  };
  const laterOne = later.find((candidate) => blocks(candidate, true));
  if (laterOne !== undefined) return inTheWay(db, laterOne, true);
  const earlierOne = earlier.find((candidate) => blocks(candidate, false));
  if (earlierOne !== undefined) return inTheWay(db, earlierOne, false);
  const [newest] = later;
  const [oldest] = earlier;
  if (newest !== undefined) return inTheWay(db, newest, true);
  return oldest === undefined ? undefined : inTheWay(db, oldest, false);
}

function inTheWay(db: Database, { id }: Candidate, wanted: boolean): InTheWay | undefined {
  const change = findChange(db, id);
  return change && (wanted ? change.canUndo : change.canRedo) ? { change, wanted } : undefined;
}

/** Tells whether a later change stands on what another would write. */
function standsOn(later: Touched, turned: Touched, wanted: boolean): boolean {
  const [going, parents] = wanted
    ? [turned.made, turned.parentsBefore]
    : [turned.removed, turned.parentsAfter];
  return share(later.own, turned.own) || share(later.parentsAfter, going) || share(later.removed, parents);
}

function share(some: Rows, others: Rows): boolean {
  return [...some].some((row) => others.has(row));
}

/** Tells whether what another would write needs what was made by a change that was taken back. */
function isMissedBy(undone: Touched, turned: Touched, wanted: boolean): boolean {
  return (
    share(undone.own, turned.own) || share(undone.made, wanted ? turned.parentsBefore : turned.parentsAfter)
  );
}

/** @returns `null` also for one that is more than is left to be looked through */
function touchedWithin(db: Database, { id, rowCount }: Candidate, left: Patience): Touched | null {
  if (rowCount > left.rows) return null;
  const { bytes } = sizeOfChange(db, id);
  if (bytes > left.bytes) return null;
  left.rows -= rowCount;
  left.bytes -= bytes;
  return touchedBy(db, id);
}

/** @returns `null` for one of which nothing is kept, or too much to be looked through while others wait */
function touchedBy(db: Database, changeId: number): Touched | null {
  if (isLargeChange(db, changeId)) return null;
  const own = new Set<string>();
  const made = new Set<string>();
  const removed = new Set<string>();
  const parentsBefore = new Set<string>();
  const parentsAfter = new Set<string>();
  const add = (to: Set<string>, names: readonly string[]) => {
    for (const name of names) to.add(name);
  };
  for (const rows of changedRowsInPieces(db, changeId, false)) {
    for (const { tableName, before, after } of rows) {
      const [was, is] = [parseImage(before), parseImage(after)];
      add(own, [...namesOf(tableName, was), ...namesOf(tableName, is)]);
      if (was === null) add(made, namesOf(tableName, is));
      if (is === null) add(removed, namesOf(tableName, was));
      add(parentsBefore, parentsOf(tableName, was));
      add(parentsAfter, parentsOf(tableName, is));
    }
  }
  return own.size === 0 ? null : { own, made, removed, parentsBefore, parentsAfter };
}

const SHAPES: ReadonlyMap<string, TableShape> = new Map(
  TABLE_SHAPES.map((shape) => [getTableName(shape.table), shape]),
);

function namesOf(tableName: string, image: RowImage | null): string[] {
  const shape = SHAPES.get(tableName);
  if (image === null || !shape) return [];
  const keys =
    imageTables()
      .get(tableName)
      ?.columns.filter(({ isKey }) => isKey) ?? [];
  const naturalKey = shape.naturalKey.map((key) => shape.columns[key]?.name ?? key);
  return [keys.map(({ name }) => name), naturalKey]
    .filter((names) => names.length > 0)
    .map((names) => nameOf(tableName, names, image));
}

function nameOf(tableName: string, columns: readonly string[], image: RowImage): string {
  return JSON.stringify([tableName, columns.map((name) => [name, image[name]])]);
}

/** The rows that a row belongs to, by their numbers. */
function parentsOf(tableName: string, image: RowImage | null): string[] {
  const shape = SHAPES.get(tableName);
  if (image === null || !shape) return [];
  return shape.references.flatMap(({ column, to }) => {
    const parent = TABLE_SHAPES.find(({ name }) => name === to);
    const number = image[shape.columns[column]?.name ?? column];
    if (!parent || number === null || number === undefined) return [];
    return nameOf(getTableName(parent.table), ['id'], { id: number });
  });
}
