import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { projectRoot } from '../project-root.ts';

/** A generated migration: `madeAt` (milliseconds) names it in drizzle's own table. */
export type Migration = { madeAt: number; read: () => MigrationFile };

type MigrationFile = { hash: string; statements: readonly string[] };

/** Those of this version. */
export function ownMigrations(): Migration[] {
  return listMigrations(join(projectRoot(), 'db/migrations'));
}

/** Every migration in a folder, in order. What it does is read when it has to be done. */
export function listMigrations(folder: string): Migration[] {
  const journal: { entries: readonly { when: number }[] } = JSON.parse(
    readFileSync(join(folder, 'meta/_journal.json'), 'utf8'),
  );
  return journal.entries.map(({ when }, index) => ({
    madeAt: when,
    read: () => readMigration(folder, index),
  }));
}

function readMigration(folder: string, index: number): MigrationFile {
  const file = readMigrationFiles({ migrationsFolder: folder })[index];
  if (!file) throw new Error(`${folder} has no migration ${index}`);
  return { hash: file.hash, statements: file.sql };
}

/** Which migrations a database has had, by the time at which each was made. */
export function listAppliedMigrations(client: BetterSqlite3.Database): number[] {
  if (!listTables(client).includes('__drizzle_migrations')) return [];
  return client.prepare<[], number>('select created_at from __drizzle_migrations').pluck().all();
}

/** Tells whether every migration that a database has had is one of those that this version knows. */
export function isKnown(client: BetterSqlite3.Database, migrations: readonly Migration[]): boolean {
  const known = new Set(migrations.map(({ madeAt }) => madeAt));
  return listAppliedMigrations(client).every((madeAt) => known.has(madeAt));
}

export function listTables(client: BetterSqlite3.Database): string[] {
  const sql =
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
  return client.prepare<[], string>(sql).pluck().all();
}
