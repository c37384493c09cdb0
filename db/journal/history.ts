import { and, asc, count, desc, eq, exists, gt, lt, max, ne, sql } from 'drizzle-orm';
import * as z from 'zod';
import { type ChangeFacts, readChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Database } from '../file/open.ts';
import { databaseState } from '../file/state/database-state.ts';
import { isUnsettled } from '../file/state/foreign-version.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { prepareStoredRows, storedColumns } from '../file/statements/stored-rows.ts';
import { changedRows, changes } from '../schema/journal.ts';

/** A change as the learner sees it in the list of changes. */
export type Change = Omit<StoredChange, 'summary' | 'kind' | 'params'> & {
  facts: ChangeFacts;
  /** It stands, and what it replaced is still kept. */
  canUndo: boolean;
  /** It was undone, and what it had written is still kept. */
  canRedo: boolean;
};

/** As for a kind that is not known: what cannot be told is no reason to tell nothing. */
const ParamsSchema = z.record(z.string(), z.unknown()).catch({});

type StoredChange = Omit<typeof changes.$inferSelect, 'formToken'>;
type ChangeRow = StoredChange & { hasRows: boolean };
type ChangedRow = Pick<typeof changedRows.$inferSelect, 'tableName' | 'before' | 'after'>;

/** So many are in memory at a time. */
const ROWS_AT_ONCE = 1_000;
/** To turn so much around takes longer than others can wait. */
const MANY_ROWS = 3_000;
const MANY_BYTES = 4_000_000;

const statements = oncePerDatabase(({ orm, client }) => {
  const isOfChange = eq(changedRows.changeId, sql.placeholder('changeId'));
  const { id, at, onDay, summary, kind, params, taskId, undoneAt } = changes;
  const { tableName, before, after } = changedRows;
  const rowsOfChange = orm
    .select({ id: changedRows.id })
    .from(changedRows)
    .where(eq(changedRows.changeId, id));
  const hasRows = sql`${exists(rowsOfChange)}`.mapWith(Boolean);
  const columns = { id, at, onDay, summary, kind, params, taskId, undoneAt, hasRows };
  return {
    find: orm
      .select(columns)
      .from(changes)
      .where(eq(id, sql.placeholder('changeId')))
      .prepare(),
    list: orm.select(columns).from(changes).orderBy(desc(id)).limit(sql.placeholder('limit')).prepare(),
    newest: prepareStoredRows(
      client,
      orm
        .select({ ...storedColumns(changes), hasRows: sql<number>`${exists(rowsOfChange)}`.as('hasRows') })
        .from(changes)
        // A limit that is bound has SQLite prepare the query anew each time.
        .where(eq(id, orm.select({ id: max(id) }).from(changes))),
    ),
    listOfTask: orm
      .select(columns)
      .from(changes)
      .where(eq(taskId, sql.placeholder('taskId')))
      .orderBy(desc(id))
      .prepare(),
    basis: orm
      .select({ newest: max(id), lastAt: max(at), undoneCount: count(undoneAt), lastUndoneAt: max(undoneAt) })
      .from(changes)
      .where(ne(id, sql.placeholder('openChangeId')))
      .prepare(),
    listRows: orm
      .select({ tableName, before, after })
      .from(changedRows)
      .where(eq(changedRows.changeId, sql.placeholder('changeId')))
      .orderBy(asc(changedRows.id))
      .prepare(),
    rowsAfter: orm
      .select({ id: changedRows.id, tableName, before, after })
      .from(changedRows)
      .where(and(isOfChange, gt(changedRows.id, sql.placeholder('from'))))
      .orderBy(asc(changedRows.id))
      .limit(ROWS_AT_ONCE)
      .prepare(),
    rowsBefore: orm
      .select({ id: changedRows.id, tableName, before, after })
      .from(changedRows)
      .where(and(isOfChange, lt(changedRows.id, sql.placeholder('from'))))
      .orderBy(desc(changedRows.id))
      .limit(ROWS_AT_ONCE)
      .prepare(),
    size: client.prepare<[number], { rowCount: number; bytes: number }>(
      `select count(*) as rowCount, coalesce(sum(bytes), 0) as bytes from (
         select coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0) as bytes
         from changed_rows where change_id = ? limit ${MANY_ROWS})`,
    ),
  };
});

/** The latest changes, newest first. */
export function listChanges(db: Database, { limit }: { limit: number }): Change[] {
  return statements(db).list.all({ limit }).map(toChange);
}

/** The history of a task, newest first. */
export function listTaskChanges(db: Database, taskId: number): Change[] {
  return statements(db).listOfTask.all({ taskId }).map(toChange);
}

/** The latest change alone, keyed by the state of the file. */
const latest = oncePerDatabase((): { state: string | undefined; change: Change | undefined } => ({
  state: undefined,
  change: undefined,
}));

/** Every page asks for it, so that it is remembered until something is written. */
export function latestChange(db: Database): Change | undefined {
  // What a transaction sees may yet be rolled back.
  if (isUnsettled(db)) return newestChange(db);

  const remembered = latest(db);
  const state = databaseState(db);
  if (remembered.state !== state) Object.assign(remembered, { state, change: newestChange(db) });
  return remembered.change;
}

function newestChange(db: Database): Change | undefined {
  const row = statements(db).newest.get();
  if (!row) return undefined;
  const { formToken: _, params, hasRows, ...stored } = row;
  return toChange({ ...stored, params: ParamsSchema.parse(JSON.parse(params)), hasRows: hasRows === 1 });
}

export function findChange(db: Database, changeId: number): Change | undefined {
  const row = statements(db).find.get({ changeId });
  return row && toChange(row);
}

/**
 * Differs after every change, also one that goes on while somebody types, and after every undo and redo, so that a preview
 * can tell whether it is still true. A change that is
 * being made does not count.
 */
export function journalBasis(db: Database): string {
  const { openChangeId } = db.journal;
  const basis = statements(db).basis.get({ openChangeId: openChangeId ?? 0 });
  return [basis?.newest ?? 0, basis?.lastAt ?? '', basis?.undoneCount ?? 0, basis?.lastUndoneAt ?? ''].join(
    '.',
  );
}

/** Tells whether nothing was changed since a preview; without a basis there was none. */
export function isStillOn(db: Database, basis: string | undefined): boolean {
  return basis === undefined || basis === journalBasis(db);
}

/** The rows that a change touched, in order, as JSON images. */
export function listChangedRows(db: Database, changeId: number): ChangedRow[] {
  return statements(db).listRows.all({ changeId });
}

/** The same, piece by piece, from the first or from the last: a change may have touched any number of rows. */
export function* changedRowsInPieces(
  db: Database,
  changeId: number,
  isFromLast: boolean,
): Generator<ChangedRow[], void> {
  const { rowsAfter, rowsBefore } = statements(db);
  const next = isFromLast ? rowsBefore : rowsAfter;
  let from = isFromLast ? Number.MAX_SAFE_INTEGER : 0;
  for (let rows = next.all({ changeId, from }); rows.length > 0; rows = next.all({ changeId, from })) {
    yield rows;
    from = rows.at(-1)?.id ?? from;
  }
}

/** Tells whether a change touched so much that to turn it around takes long. */
export function isLargeChange(db: Database, changeId: number): boolean {
  const { rowCount, bytes } = sizeOfChange(db, changeId);
  return rowCount >= MANY_ROWS || bytes >= MANY_BYTES;
}

/** How much a change touched; what is more than a large one is not counted. */
export function sizeOfChange(db: Database, changeId: number): { rowCount: number; bytes: number } {
  return statements(db).size.get(changeId) ?? { rowCount: 0, bytes: 0 };
}

function toChange({ hasRows, summary, kind, params, ...change }: ChangeRow): Change {
  return {
    ...change,
    facts: toFacts(summary, kind, params),
    canUndo: hasRows && change.undoneAt === null,
    canRedo: hasRows && change.undoneAt !== null,
  };
}

/** The way back must not be lost with the words: a change whose facts cannot be read is told all the same. */
function toFacts(summary: string, kind: string, params: unknown): ChangeFacts {
  if (kind === 'told') return { kind, words: summary };
  return readChangeFacts(kind, params) ?? { kind: 'told', words: 'A change that cannot be told' };
}
