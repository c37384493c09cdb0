import type BetterSqlite3 from 'better-sqlite3';

/** What a transaction gives back, and whether what it wrote is kept. */
type Outcome<T> = { keep: boolean; value: T };

/** BEGIN IMMEDIATE: a deferred one could fail half-way, when it first writes. */
const WHOLE = { begin: 'BEGIN IMMEDIATE', keep: 'COMMIT', drop: 'ROLLBACK' };
const PART = { begin: 'SAVEPOINT part', keep: 'RELEASE part', drop: 'ROLLBACK TO part; RELEASE part' };

/** Runs one write transaction; inside of another, a part of it. */
export function writeTransaction<T>(client: BetterSqlite3.Database, run: () => Outcome<T>): T {
  const sql = client.inTransaction ? PART : WHOLE;
  client.exec(sql.begin);
  try {
    const outcome = run();
    client.exec(outcome.keep ? sql.keep : sql.drop);
    return outcome.value;
  } catch (error) {
    // SQLite ends the transaction by itself on some errors, such as a full disk.
    if (client.inTransaction) client.exec(sql.drop);
    throw error;
  }
}

/** Reads, judges and writes with no other writer in between: what was judged still holds when it is written. */
export function readAndWrite<T>({ client }: { client: BetterSqlite3.Database }, run: () => T): T {
  return writeTransaction(client, () => ({ keep: true, value: run() }));
}
