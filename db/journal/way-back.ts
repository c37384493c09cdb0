import { and, asc, desc, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { databaseState } from '../file/state/database-state.ts';
import { isUnsettled } from '../file/state/foreign-version.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { changes } from '../schema/journal.ts';
import { type Change, findChange, latestChange } from './history.ts';
import { CHANGES_WITH_ROWS } from './journal.ts';

/** What undo takes back next, and what redo puts back next, as in an editor. */
export type WayBack = {
  /** The newest change that stands. */
  undo: Change | undefined;
  /** What was taken back last, unless a change was made since: that one ends the way forth. */
  redo: Change | undefined;
};

const statements = oncePerDatabase(({ orm }) => {
  const { id, undoneAt } = changes;
  // What older ones replaced is not kept.
  const isKept = gt(id, sql`(select max(${id}) from ${changes}) - ${CHANGES_WITH_ROWS}`);
  return {
    standing: orm
      .select({ id })
      .from(changes)
      .where(and(isKept, isNull(undoneAt)))
      .orderBy(desc(id))
      .limit(1)
      .prepare(),
    // Of two that were taken back in one moment the older one was the second.
    takenBack: orm
      .select({ id })
      .from(changes)
      .where(and(isKept, isNotNull(undoneAt)))
      .orderBy(desc(undoneAt), asc(id))
      .limit(1)
      .prepare(),
  };
});

const remembered = oncePerDatabase((): { state: string | undefined; way: WayBack } => ({
  state: undefined,
  way: { undo: undefined, redo: undefined },
}));

/** Every page asks for it, so that it is remembered until something is written. */
export function wayBack(db: Database): WayBack {
  // What a transaction sees may yet be rolled back.
  if (isUnsettled(db)) return findWay(db);

  const kept = remembered(db);
  const state = databaseState(db);
  if (kept.state !== state) Object.assign(kept, { state, way: findWay(db) });
  return kept.way;
}

function findWay(db: Database): WayBack {
  const newest = latestChange(db);
  const undo = newest?.undoneAt === null ? newest : find(db, statements(db).standing.get());
  const redo = find(db, statements(db).takenBack.get());
  return {
    undo: undo?.canUndo ? undo : undefined,
    redo: newest && redo?.canRedo && isStillAhead(redo, newest) ? redo : undefined,
  };
}

function find(db: Database, row: { id: number } | undefined): Change | undefined {
  return row && findChange(db, row.id);
}

/** Tells whether nothing was changed since it was taken back. */
function isStillAhead({ id, undoneAt }: Change, newest: Change): boolean {
  if (undoneAt === null) return false;
  if (newest.id === id || undoneAt > newest.at) return true;
  // In one moment: what stands above it came after.
  return undoneAt === newest.at && newest.undoneAt !== null;
}
