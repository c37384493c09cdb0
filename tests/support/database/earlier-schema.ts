import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { onTestFinished } from 'vitest';

const SCHEMAS = join(import.meta.dirname, '../../db/file/schemas');

/** The names of those that there were, in order. */
export const EARLIER_SCHEMAS = readdirSync(SCHEMAS);

/** A database as Daymark wrote it when this was the newest schema, with something in every table. */
export function givenEarlier(schema: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  const client = new BetterSqlite3(path);
  client.exec(readFileSync(join(SCHEMAS, schema), 'utf8'));
  client.close();
  return path;
}
