import type BetterSqlite3 from 'better-sqlite3';
import { announceChanges, markChange, moveChange, noteCountBefore } from './opening/bookkeeping.ts';
import { requireOwnFile } from './opening/guests.ts';

/** What a transaction gives back, and whether what it wrote is kept. */
type Outcome<T> = { keep: boolean; value: T };

const PART = { begin: 'SAVEPOINT part', keep: 'RELEASE part', drop: 'ROLLBACK TO part; RELEASE part' };

/** Runs one write transaction; inside of another, a part of it. */
export function writeTransaction<T>(client: BetterSqlite3.Database, run: () => Outcome<T>): T {
  return client.inTransaction ? runPart(client, run) : runWhole(client, run);
}

/** BEGIN IMMEDIATE: a deferred one could fail half-way, when it first writes. */
function runWhole<T>(client: BetterSqlite3.Database, run: () => Outcome<T>): T {
  announceChanges(client);
  client.exec('BEGIN IMMEDIATE');
  try {
    requireOwnFile(client);
    noteCountBefore(client);
    const { keep, value } = run();
    if (keep) markChange(client);
    client.exec(keep ? 'COMMIT' : 'ROLLBACK');
    moveChange(client);
    return value;
  } catch (error) {
    // SQLite ends the transaction by itself on some errors, such as a full disk.
    if (client.inTransaction) client.exec('ROLLBACK');
    throw error;
  }
}

function runPart<T>(client: BetterSqlite3.Database, run: () => Outcome<T>): T {
  client.exec(PART.begin);
  try {
    const outcome = run();
    client.exec(outcome.keep ? PART.keep : PART.drop);
    return outcome.value;
  } catch (error) {
    if (client.inTransaction) client.exec(PART.drop);
    throw error;
  }
}

/** Reads, judges and writes with no other writer in between: what was judged still holds when it is written. */
export function readAndWrite<T>({ client }: { client: BetterSqlite3.Database }, run: () => T): T {
  return writeTransaction(client, () => ({ keep: true, value: run() }));
}
