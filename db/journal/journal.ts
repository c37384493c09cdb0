import { and, desc, eq, gt, lte, min, sql } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Database } from '../file/open.ts';
import { prepareInsert } from '../file/statements/prepared-insert.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { writeTransaction } from '../file/transaction.ts';
import { changedRows, changes, goneRows } from '../schema/journal.ts';

/** Rows that the last changes replaced are kept for this many changes; the changes themselves stay. */
export const CHANGES_WITH_ROWS = 100;
/** What is older goes with every sixteenth change: it lies on other pages of the file, each of which a change would write. */
const CHANGES_PER_PRUNING = 16;

/** When a change is made, and by which filled-in form, so that sending it twice has one effect. */
export type ChangeMoment = {
  /** The instant, ISO 8601 in UTC. */
  at: string;
  /** The learner's day at that instant. */
  today: Day;
  formToken?: string | undefined;
};

type NewChange<T> = {
  /** What happens; told afterwards where that is known only then. */
  facts: NewChangeFacts | ((result: T) => NewChangeFacts);
  at: string;
  onDay: Day;
  /** The task that it is about; told afterwards where the change makes the task. */
  taskId?: number | ((result: T) => number | undefined) | undefined;
  formToken?: string | undefined;
  /** Writes what was before it, in the same transaction: changes of another Daymark that come with its data. */
  writeEarlier?: () => void;
};

/** `changeId` is `null` when nothing was touched. A repeated form is not written again and names its earlier change. */
export type Recorded<T> =
  | { isRepeat: false; changeId: number | null; result: T }
  | { isRepeat: true; changeId: number; result: undefined };

/** A change that was made; `changeId` is `null` when everything was so already. */
export type ChangeMade = { changeId: number | null };

const CHANGE_ID = sql.placeholder('changeId');

const statements = oncePerDatabase(({ orm }) => ({
  ...prepareForChanges(orm),
  ...prepareForRows(orm),
}));

function prepareForChanges(orm: Database['orm']) {
  return {
    insertChange: prepareInsert(orm, changes, [
      'at',
      'onDay',
      'summary',
      'kind',
      'params',
      'taskId',
      'formToken',
    ]),
    setFacts: orm
      .update(changes)
      .set({ kind: sql`${sql.placeholder('kind')}`, params: sql`${sql.placeholder('params')}` })
      .where(eq(changes.id, CHANGE_ID))
      .prepare(),
    setTask: orm
      .update(changes)
      .set({ taskId: sql`${sql.placeholder('taskId')}` })
      .where(eq(changes.id, CHANGE_ID))
      .prepare(),
    findByToken: orm
      .select({ id: changes.id })
      .from(changes)
      .where(eq(changes.formToken, sql.placeholder('formToken')))
      .prepare(),
  };
}

function prepareForRows(orm: Database['orm']) {
  const isOfChange = eq(changedRows.changeId, CHANGE_ID);
  const lastChange = orm
    .select({ id: changes.id })
    .from(changes)
    .orderBy(desc(changes.id))
    .limit(1)
    .offset(CHANGES_WITH_ROWS);
  // A limit that is bound has SQLite prepare the statement anew each time.
  const lastChangeWithoutRows = sql`${lastChange}`.inlineParams();
  return {
    findRow: orm.select({ id: changedRows.id }).from(changedRows).where(isOfChange).limit(1).prepare(),
    pruneRows: orm.delete(changedRows).where(lte(changedRows.changeId, lastChangeWithoutRows)).prepare(),
    pruneGoneRows: orm.delete(goneRows).where(lte(goneRows.changeId, lastChangeWithoutRows)).prepare(),
  };
}

/**
 * Makes one change in one transaction, with what it replaces. All of it is written or, when `write` throws, none.
 *
 * A change that touches no row leaves no entry.
 */
export function recordChange<T>(db: Database, change: NewChange<T>, write: () => T): Recorded<T> {
  return writeTransaction<Recorded<T>>(db.client, () => {
    const { formToken } = change;
    const earlier = formToken === undefined ? undefined : statements(db).findByToken.get({ formToken });
    if (earlier) return { keep: false, value: { isRepeat: true, changeId: earlier.id, result: undefined } };

    change.writeEarlier?.();
    const changeId = insertChange(db, change);
    const result = writeInside(db, changeId, change.at, write);
    const isTouched = statements(db).findRow.get({ changeId }) !== undefined;
    if (isTouched) tellOutcome(db, changeId, change, result);
    if (changeId % CHANGES_PER_PRUNING === 0) pruneRows(db);
    return { keep: isTouched, value: { isRepeat: false, changeId: isTouched ? changeId : null, result } };
  });
}

function pruneRows(db: Database): void {
  statements(db).pruneRows.run();
  statements(db).pruneGoneRows.run();
}

function insertChange<T>(db: Database, { facts, at, onDay, taskId, formToken }: NewChange<T>): number {
  return statements(db).insertChange({
    at,
    onDay,
    summary: '',
    ...(typeof facts === 'function' ? { kind: 'told', params: {} } : columnsOf(facts)),
    taskId: typeof taskId === 'function' ? null : (taskId ?? null),
    formToken: formToken ?? null,
  });
}

/** Tells whether a form made its change before. */
export function isRecorded(db: Database, formToken: string): boolean {
  return statements(db).findByToken.get({ formToken }) !== undefined;
}

/** What is only known once the change is made. */
function tellOutcome<T>(db: Database, changeId: number, { facts, taskId }: NewChange<T>, result: T): void {
  const { setFacts, setTask } = statements(db);
  if (typeof facts === 'function') {
    const { kind, params } = columnsOf(facts(result));
    // What a prepared update is given goes to the file as it is.
    setFacts.run({ changeId, kind, params: JSON.stringify(params) });
  }
  if (typeof taskId === 'function') setTask.run({ changeId, taskId: taskId(result) ?? null });
}

function columnsOf({ kind, ...params }: NewChangeFacts) {
  return { kind, params };
}

function writeInside<T>(db: Database, changeId: number, at: string, write: () => T): T {
  if (db.journal.openChangeId !== null) throw new Error('A change cannot be made inside of another');
  db.journal.openChangeId = changeId;
  db.journal.writtenAt = at;
  try {
    return write();
  } finally {
    db.journal.openChangeId = null;
  }
}

/** A row that is not there is no change; a form that was sent before names the change it made then. */
export function changeMade(recorded: Recorded<object | undefined>): ChangeMade | undefined {
  if (!recorded.isRepeat && recorded.result === undefined) return undefined;
  return { changeId: recorded.changeId };
}

/** Writes more into a change that touched one row, as when the learner goes on typing: still one entry, one undo. */
export function continueChange(db: Database, changeId: number, at: string, write: () => void): void {
  writeTransaction(db.client, () => {
    writeInside(db, changeId, at, write);
    joinRows(db, changeId);
    db.orm.update(changes).set({ at }).where(eq(changes.id, changeId)).run();
    return { keep: true, value: undefined };
  });
}

/** A change that goes on rewrites one row: its first image before and its last image after are what counts. */
function joinRows({ orm }: Database, changeId: number): void {
  const isOfChange = eq(changedRows.changeId, changeId);
  const firstRow = orm
    .select({ id: min(changedRows.id) })
    .from(changedRows)
    .where(isOfChange);
  const lastImage = orm
    .select({ after: changedRows.after })
    .from(changedRows)
    .where(isOfChange)
    .orderBy(desc(changedRows.id))
    .limit(1);
  orm
    .update(changedRows)
    .set({ after: sql`${lastImage}` })
    .where(eq(changedRows.id, firstRow))
    .run();
  orm
    .delete(changedRows)
    .where(and(isOfChange, gt(changedRows.id, firstRow)))
    .run();
}
