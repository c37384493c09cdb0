import BetterSqlite3 from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { emptyJournal } from '../journal/journal-triggers.ts';
import type { Database } from './open.ts';
import { inOneLook } from './state/foreign-version.ts';

/** Until another process has finished a write. */
const PATIENCE_MS = 5000;

/**
 * Reads a database that this process has open, by a connection of its own, as from another thread: all of it as it is at
 * one moment. To be over soon: a change waits for it that is made just then.
 */
export function lookBeside<T>(file: string, read: (db: Database) => T): T {
  const client = new BetterSqlite3(file, { readonly: true, timeout: PATIENCE_MS });
  try {
    const db = { orm: drizzle(client), client, journal: emptyJournal(), lock: null };
    return inOneLook(db, () => read(db));
  } finally {
    client.close();
  }
}
