import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './open.ts';

/** Keeps what `build` prepares, once for each open database: preparing costs more than running. */
export function oncePerDatabase<T>(build: (client: BetterSqlite3.Database) => T): (db: Database) => T {
  const prepared = new WeakMap<Database, T>();
  return (db) => {
    const earlier = prepared.get(db);
    if (earlier !== undefined) return earlier;

    const built = build(db.client);
    prepared.set(db, built);
    return built;
  };
}
