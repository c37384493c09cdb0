import { closeDatabase, type Database, openDatabase } from './open.ts';

/** Each row is read once. */
const CACHE_KB = 1_000;

/** Writes much on a connection of its own, beside whoever has the file, as from another thread. */
export function writeBeside<T>(file: string, write: (db: Database) => T): T {
  const db = openDatabase(file, { beside: true });
  try {
    db.client.pragma(`main.cache_size = ${-CACHE_KB}`);
    const written = write(db);
    // Whoever has the file would be held up by moving it there.
    db.client.pragma('wal_checkpoint(passive)');
    return written;
  } finally {
    closeDatabase(db);
  }
}
