import BetterSqlite3 from 'better-sqlite3';

/** Loads what of the driver is not JavaScript, which is done with the first database that is opened. */
export function loadDriver(): void {
  new BetterSqlite3(':memory:').close();
}
