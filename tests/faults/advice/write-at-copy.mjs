import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import BetterSqlite3 from 'better-sqlite3';

/** Loaded before a command of Daymark: somebody writes to the database `WRITTEN_TO` each time that it is about to be copied. */
const { WRITTEN_TO } = process.env;
const { copyFileSync } = fs;
fs.copyFileSync = (from, ...rest) => {
  if (from === WRITTEN_TO) write();
  return copyFileSync(from, ...rest);
};
syncBuiltinESMExports();

function write() {
  const client = new BetterSqlite3(WRITTEN_TO);
  client.exec('update tasks set revision = revision + 1');
  client.close();
}
