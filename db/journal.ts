import BetterSqlite3 from 'better-sqlite3';
import type { Day } from '../plans/schedule/day.ts';
import type { Database } from './open.ts';
import { parseImage, replaceRow } from './row-images.ts';
import { oncePerDatabase } from './statements.ts';
import { writeTransaction } from './transaction.ts';

/** Rows that the last changes replaced are kept for this many changes; the changes themselves stay. */
const CHANGES_WITH_ROWS = 100;

/** When a change is made, and by which filled-in form, so that sending it twice has one effect. */
export type ChangeMoment = {
  /** The instant, ISO 8601 in UTC. */
  at: string;
  /** The learner's day at that instant. */
  today: Day;
  formToken?: string | undefined;
};

/** A change as the learner sees it in the list of changes. */
export type Change = {
  id: number;
  at: string;
  onDay: Day;
  summary: string;
  taskId: number | null;
  undoneAt: string | null;
  /** It stands, and what it replaced is still kept. */
  canUndo: boolean;
  /** It was undone, and what it had written is still kept. */
  canRedo: boolean;
};

type NewChange<T> = {
  /** In the learner's words, such as `Finished “Build a transformer encoder”`. */
  summary: string | ((result: T) => string);
  at: string;
  onDay: Day;
  taskId?: number | undefined;
  formToken?: string | undefined;
};

/** `changeId` is `null` when nothing was touched. A repeated form is not written again and names its earlier change. */
export type Recorded<T> =
  | { isRepeat: false; changeId: number | null; result: T }
  | { isRepeat: true; changeId: number; result: undefined };

/** A change that was made; `changeId` is `null` when everything was so already. */
export type ChangeMade = { changeId: number | null };

export type UndoOutcome =
  | { ok: true; summary: string }
  | { ok: false; reason: 'missing' | 'conflict' | 'too-old' };

type ChangeRow = Omit<Change, 'canUndo' | 'canRedo'> & { hasRows: number };
type ChangedRow = { tableName: string; before: string | null; after: string | null };

const CHANGE_SQL = `select id, at, on_day as onDay, summary, task_id as taskId, undone_at as undoneAt,
  exists (select 1 from changed_rows where change_id = changes.id) as hasRows from changes`;

const statements = oncePerDatabase((client) => ({
  insertChange: client.prepare<[string, Day, string, number | null, string | null]>(
    'insert into changes (at, on_day, summary, task_id, form_token) values (?, ?, ?, ?, ?)',
  ),
  setSummary: client.prepare<[string, number]>('update changes set summary = ? where id = ?'),
  setAt: client.prepare<[string, number]>('update changes set at = ? where id = ?'),
  setUndoneAt: client.prepare<[string | null, number]>('update changes set undone_at = ? where id = ?'),
  findByToken: client.prepare<[string], { id: number }>('select id from changes where form_token = ?'),
  find: client.prepare<[number], ChangeRow>(`${CHANGE_SQL} where id = ?`),
  list: client.prepare<[number], ChangeRow>(`${CHANGE_SQL} order by id desc limit ?`),
  listOfTask: client.prepare<[number], ChangeRow>(`${CHANGE_SQL} where task_id = ? order by id desc`),
  hasRows: client.prepare<[number], { id: number }>(
    'select id from changed_rows where change_id = ? limit 1',
  ),
  listRows: client.prepare<[number], ChangedRow>(
    'select table_name as tableName, before, after from changed_rows where change_id = ? order by id',
  ),
  pruneRows: client.prepare<[number]>(
    'delete from changed_rows where change_id <= (select id from changes order by id desc limit 1 offset ?)',
  ),
  // A change that goes on rewrites one row: its first image before and its last image after are what counts.
  joinRows: client.prepare<{ id: number }>(
    `update changed_rows set after = (select after from changed_rows where change_id = @id order by id desc limit 1)
     where id = (select min(id) from changed_rows where change_id = @id)`,
  ),
  dropLaterRows: client.prepare<{ id: number }>(
    'delete from changed_rows where change_id = @id and id > (select min(id) from changed_rows where change_id = @id)',
  ),
  ownWrites: client.prepare<[], number>('select total_changes()').pluck(),
  foreignWrites: client.prepare<[], number>('pragma data_version').pluck(),
}));

/**
 * Makes one change in one transaction, with what it replaces. All of it is written or, when `write` throws, none.
 *
 * A change that touches no row leaves no entry.
 */
export function recordChange<T>(db: Database, change: NewChange<T>, write: () => T): Recorded<T> {
  return writeTransaction<Recorded<T>>(db.client, () => {
    const earlier =
      change.formToken === undefined ? undefined : statements(db).findByToken.get(change.formToken);
    if (earlier) return { keep: false, value: { isRepeat: true, changeId: earlier.id, result: undefined } };

    const changeId = insertChange(db, change);
    const result = writeInside(db, changeId, write);
    const isTouched = statements(db).hasRows.get(changeId) !== undefined;
    if (isTouched && typeof change.summary === 'function') {
      statements(db).setSummary.run(change.summary(result), changeId);
    }
    statements(db).pruneRows.run(CHANGES_WITH_ROWS);
    return { keep: isTouched, value: { isRepeat: false, changeId: isTouched ? changeId : null, result } };
  });
}

function insertChange<T>(db: Database, { summary, at, onDay, taskId, formToken }: NewChange<T>): number {
  const text = typeof summary === 'function' ? '' : summary;
  const { lastInsertRowid } = statements(db).insertChange.run(
    at,
    onDay,
    text,
    taskId ?? null,
    formToken ?? null,
  );
  return Number(lastInsertRowid);
}

function writeInside<T>(db: Database, changeId: number, write: () => T): T {
  db.journal.openChangeId = changeId;
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
    writeInside(db, changeId, write);
    statements(db).joinRows.run({ id: changeId });
    statements(db).dropLaterRows.run({ id: changeId });
    statements(db).setAt.run(at, changeId);
    return { keep: true, value: undefined };
  });
}

/**
 * Takes a change back, or puts it in force again: the wanted state, so that asking twice is harmless.
 *
 * A conflict means that a later change touched the same rows, or hangs on them; nothing is written then.
 */
export function setChangeUndone(db: Database, changeId: number, wanted: boolean, at: string): UndoOutcome {
  try {
    return writeTransaction<UndoOutcome>(db.client, () => {
      const change = statements(db).find.get(changeId);
      if (!change) return { keep: false, value: { ok: false, reason: 'missing' } };

      const done: UndoOutcome = { ok: true, summary: change.summary };
      if ((change.undoneAt !== null) === wanted) return { keep: false, value: done };
      if (change.hasRows === 0) return { keep: false, value: { ok: false, reason: 'too-old' } };
      if (!restoreRows(db, changeId, wanted))
        return { keep: false, value: { ok: false, reason: 'conflict' } };

      statements(db).setUndoneAt.run(wanted ? at : null, changeId);
      return { keep: true, value: done };
    });
  } catch (error) {
    if (isConstraintFailure(error)) return { ok: false, reason: 'conflict' };
    throw error;
  }
}

function restoreRows(db: Database, changeId: number, isUndo: boolean): boolean {
  const rows = statements(db).listRows.all(changeId);
  const { journal, client } = db;
  client.pragma('defer_foreign_keys = on');
  journal.isRestoring = true;
  journal.restoredRowCount = 0;
  try {
    const isRestored = (isUndo ? rows.toReversed() : rows).every(({ tableName, before, after }) => {
      const [from, to] = isUndo ? [after, before] : [before, after];
      return replaceRow(db, tableName, parseImage(from), parseImage(to));
    });
    // More rows than these: a delete took later rows with it, which undoing must never do.
    return isRestored && journal.restoredRowCount === rows.length;
  } finally {
    journal.isRestoring = false;
  }
}

/** The rows cannot be as they were beside what came later: a taken key, or a row that hangs on them. */
function isConstraintFailure(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}

/** The latest changes, newest first. */
export function listChanges(db: Database, { limit }: { limit: number }): Change[] {
  return statements(db).list.all(limit).map(toChange);
}

/** The history of a task, newest first. */
export function listTaskChanges(db: Database, taskId: number): Change[] {
  return statements(db).listOfTask.all(taskId).map(toChange);
}

export function latestChange(db: Database): Change | undefined {
  return listChanges(db, { limit: 1 })[0];
}

/** The rows that a change touched, in order, as JSON images. */
export function listChangedRows(db: Database, changeId: number): ChangedRow[] {
  return statements(db).listRows.all(changeId);
}

function toChange({ hasRows, ...change }: ChangeRow): Change {
  const isKept = hasRows === 1;
  return {
    ...change,
    canUndo: isKept && change.undoneAt === null,
    canRedo: isKept && change.undoneAt !== null,
  };
}

/** Differs after every write, of this process or another, so that what was read before can be kept until then. */
export function dataVersion(db: Database): string {
  return `${statements(db).foreignWrites.get()}.${statements(db).ownWrites.get()}`;
}
