import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../open.ts';
import { oncePerDatabase } from '../statements/statements.ts';
import { foreignVersion, isUnsettled } from './foreign-version.ts';

/**
 * Remembers what was read from some tables until one of them is written to: the very same value comes back, so that
 * what is computed from it can be remembered by it.
 *
 * Keyed by the state of those tables; the last value is kept, once for each open database.
 *
 * The journal sees every write of this connection, undone or rolled back too; the file itself tells of those of others.
 *
 * @param tables - data tables, all that `read` asks
 * @param read - what it returns is shared and must not be changed
 */
export function oncePerState<T>(
  tables: readonly SQLiteTable[],
  read: (db: Database) => T,
): (db: Database) => T {
  const names = tables.map(getTableName);
  const memories = oncePerDatabase((): { last: { state: string; value: T } | null } => ({ last: null }));
  return (db) => {
    // What a transaction sees may yet be rolled back.
    if (isUnsettled(db)) return read(db);

    const memory = memories(db);
    const state = stateOf(db, names);
    if (memory.last?.state === state) return memory.last.value;
    const value = db.client.transaction(() => read(db)).deferred();
    memory.last = { state, value };
    return value;
  };
}

/** Asked before the rows are: a write of another connection in between is met the next time. */
function stateOf(db: Database, tableNames: readonly string[]): string {
  const counts = tableNames.map((name) => db.journal.writeCounts.get(name) ?? 0);
  return [foreignVersion(db), ...counts].join(' ');
}
