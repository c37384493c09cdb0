import BetterSqlite3 from 'better-sqlite3';
import { eq, max } from 'drizzle-orm';
import type { ChangeFacts } from '../../plans/journal/change-facts.ts';
import { DATA_RULES, findBrokenRules } from '../data/rules/together/find-broken.ts';
import type { Database } from '../file/open.ts';
import { writeTransaction } from '../file/transaction.ts';
import { writeBeside } from '../file/write-beside.ts';
import { changes } from '../schema/journal.ts';
import { bringBackRows, takeGoneRows } from './gone-rows.ts';
import { changedRowsInPieces, findChange } from './history.ts';
import { parseImage, replaceRow } from './row-images.ts';

export type UndoOutcome =
  | { ok: true; facts: ChangeFacts }
  | { ok: false; reason: 'missing' | 'conflict' | 'too-old' };

/**
 * Takes a change back, or puts it in force again: the wanted state, so that asking twice is harmless.
 *
 * A conflict means that a later change touched the same rows, or hangs on them; nothing is written then.
 */
export function setChangeUndone(db: Database, changeId: number, wanted: boolean, at: string): UndoOutcome {
  try {
    return writeTransaction<UndoOutcome>(db.client, () => {
      const change = findChange(db, changeId);
      if (!change) return { keep: false, value: { ok: false, reason: 'missing' } };

      const done: UndoOutcome = { ok: true, facts: change.facts };
      if ((change.undoneAt !== null) === wanted) return { keep: false, value: done };
      if (!change.canUndo && !change.canRedo) return { keep: false, value: { ok: false, reason: 'too-old' } };
      const brokenBefore = brokenRules(db);
      const gone = takeGoneRows(db, changeId);
      if (!restoreRows(db, changeId, wanted, at))
        return { keep: false, value: { ok: false, reason: 'conflict' } };
      if ([...brokenRules(db)].some((broken) => !brokenBefore.has(broken)))
        return { keep: false, value: { ok: false, reason: 'conflict' } };
      bringBackRows(db, gone, at);

      const undoneAt = wanted ? momentOfUndo(db, at) : null;
      db.orm.update(changes).set({ undoneAt }).where(eq(changes.id, changeId)).run();
      return { keep: true, value: done };
    });
  } catch (error) {
    if (isConstraintFailure(error)) return { ok: false, reason: 'conflict' };
    throw error;
  }
}

/** Which change is to be turned around, on a connection of its own beside whoever has the file. */
export type TurnOrder = { database: string; changeId: number; wanted: boolean; at: string };

/** {@link setChangeUndone} for a change that touched much. */
export function setChangeUndoneBeside({ database, changeId, wanted, at }: TurnOrder): UndoOutcome {
  return writeBeside(database, (db) => setChangeUndone(db, changeId, wanted, at));
}

/** Redo goes by these moments: where the clock was put back, they do not go back behind what was done before. */
function momentOfUndo({ orm }: Database, at: string): string {
  const last = orm
    .select({ made: max(changes.at), undone: max(changes.undoneAt) })
    .from(changes)
    .get();
  return [at, last?.made ?? '', last?.undone ?? ''].reduce((latest, one) => (one > latest ? one : latest));
}

function restoreRows(db: Database, changeId: number, isUndo: boolean, at: string): boolean {
  const { journal, client } = db;
  client.pragma('defer_foreign_keys = on');
  journal.turnedChangeId = changeId;
  journal.writtenAt = at;
  journal.restoredRowCount = 0;
  try {
    let rowCount = 0;
    for (const rows of changedRowsInPieces(db, changeId, isUndo)) {
      const isRestored = rows.every(({ tableName, before, after }) => {
        const [from, to] = isUndo ? [after, before] : [before, after];
        return replaceRow(db, tableName, parseImage(from), parseImage(to));
      });
      if (!isRestored) return false;
      rowCount += rows.length;
    }
    // More rows than these: a delete took later rows with it, which undoing must never do.
    return journal.restoredRowCount === rowCount;
  } finally {
    journal.turnedChangeId = null;
  }
}

const AT_RISK = DATA_RULES.filter(({ isAtRiskByUndo }) => isAtRiskByUndo);

/** Each row can be as it was, and yet not beside what came later: such as the plan in use, which was archived since. */
function brokenRules({ client }: Database): Set<string> {
  const broken = findBrokenRules(client, 'main', AT_RISK);
  return new Set(broken.flatMap(({ rule, rowids }) => rowids.map((rowid) => `${rule.tells} ${rowid}`)));
}

/** The rows cannot be as they were beside what came later: a taken key, or a row that hangs on them. */
function isConstraintFailure(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}
