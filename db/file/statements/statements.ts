import type { Database } from '../open.ts';

/**
 * Keeps what `build` prepares, once for each open database: preparing costs more than running. Keyed by the database, it
 * goes when that is closed and let go.
 */
export function oncePerDatabase<T>(build: (db: Database) => T): (db: Database) => T {
  const prepared = new WeakMap<Database, T>();
  return (db) => {
    const earlier = prepared.get(db);
    if (earlier !== undefined) return earlier;

    const built = build(db);
    prepared.set(db, built);
    return built;
  };
}
