import type BetterSqlite3 from 'better-sqlite3';

/** What a transaction gives back, and whether what it wrote is kept. */
type Outcome<T> = { keep: boolean; value: T };

/** Runs one write transaction. BEGIN IMMEDIATE: a deferred one could fail half-way, when it first writes. */
export function writeTransaction<T>(client: BetterSqlite3.Database, run: () => Outcome<T>): T {
  client.exec('BEGIN IMMEDIATE');
  try {
    const outcome = run();
    client.exec(outcome.keep ? 'COMMIT' : 'ROLLBACK');
    return outcome.value;
  } catch (error) {
    // SQLite ends the transaction by itself on some errors, such as a full disk.
    if (client.inTransaction) client.exec('ROLLBACK');
    throw error;
  }
}
