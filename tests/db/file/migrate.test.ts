import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { insertLogin } from '../../../db/access/logins.ts';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { addEvidence } from '../../../db/task/evidence.ts';
import { setStepCompletion } from '../../../db/task/step-completions.ts';
import { saveNote, saveReflection } from '../../../db/task/texts.ts';
import { AT, dumpData, givenPlan, later, MOMENT, TODAY, testDatabase } from '../../support/database/db.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');
const JournalSchema = z.looseObject({
  entries: z.array(z.looseObject({ idx: z.number(), when: z.number() })),
});

/** A rebuild as drizzle-kit writes it: the table goes and comes back, and what hangs on it must not go with it. */
const REBUILD_TASKS = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE "__new_tasks" AS SELECT * FROM "tasks";--> statement-breakpoint
DROP TABLE "tasks";--> statement-breakpoint
CREATE TABLE "tasks" (
  id integer PRIMARY KEY NOT NULL, phase_id integer NOT NULL, key text NOT NULL, position integer NOT NULL,
  kind text NOT NULL, title text NOT NULL, minutes integer NOT NULL, weight text NOT NULL,
  essential integer DEFAULT false NOT NULL, evidence_kind text NOT NULL, serves text DEFAULT '[]' NOT NULL,
  origin text DEFAULT 'roadmap' NOT NULL, completed_on text, completed_at text, dropped_on text,
  drop_reason text DEFAULT '' NOT NULL, dropped_as text DEFAULT 'dropped' NOT NULL,
  revision integer DEFAULT 0 NOT NULL, note text DEFAULT '' NOT NULL,
  note_revision integer DEFAULT 0 NOT NULL, is_off_track integer DEFAULT false NOT NULL,
  FOREIGN KEY (phase_id) REFERENCES phases(id) ON DELETE cascade
);--> statement-breakpoint
INSERT INTO "tasks" SELECT * FROM "__new_tasks";--> statement-breakpoint
DROP TABLE "__new_tasks";--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The migrations as they are, and one more. */
function migrationsWith(folder: string, statements: string): string {
  const migrations = join(folder, 'migrations');
  cpSync(join(projectRoot(), 'db/migrations'), migrations, { recursive: true });
  const journalPath = join(migrations, 'meta/_journal.json');
  const journal = JournalSchema.parse(JSON.parse(readFileSync(journalPath, 'utf8')));
  const last = journal.entries.at(-1);
  const entry = { idx: 99, version: '6', when: (last?.when ?? 0) + 1, tag: '0099_later', breakpoints: true };
  writeFileSync(journalPath, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(join(migrations, '0099_later.sql'), statements);
  return migrations;
}

function givenFullDatabase(path: string): unknown {
  const db = openDatabase(path);
  const planId = givenPlan(db);
  fillTables(db, planId);
  const dump = dumpData(db);
  closeDatabase(db);
  return dump;
}

function fillTables(db: Database, planId: number): void {
  const taskId = loadActivePlan(db)?.tasks[0]?.id ?? 0;
  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });
  setStepCompletion(db, { ...MOMENT, taskId, position: 1, on: TODAY });
  addEvidence(db, { ...MOMENT, taskId, kind: 'number', text: 'Accuracy', location: '', value: 0.1 + 0.2 });
  saveNote(db, { ...MOMENT, taskId, text: 'It works', baseRevision: 0 });
  insertLogin(db, { tokenHash: 'hash', createdAt: AT, expiresAt: later(60) });
  saveReflection(db, { ...MOMENT, planId, week: 1, text: 'A good week', baseRevision: 0 });
}

test('a migration that rebuilds a table loses nothing, and a backup from before it is there', () => {
  const folder = testFolder();
  const path = join(folder, 'daymark.db');
  const dump = givenFullDatabase(path);

  const db = testDatabase(path, { migrationsFolder: migrationsWith(folder, REBUILD_TASKS), now: NOW });

  expect(dumpData(db)).toEqual(dump);
  expect(db.client.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(readdirSync(join(folder, 'backups'))).toEqual([
    'daymark.db-20260304T063000000Z-before-migration.db',
  ]);
  expect(
    dumpData(testDatabase(join(folder, 'backups/daymark.db-20260304T063000000Z-before-migration.db'))),
  ).toEqual(dump);
});

test('without the time there is no backup, and so no migration', () => {
  const folder = testFolder();
  const path = join(folder, 'daymark.db');
  const dump = givenFullDatabase(path);
  const migrationsFolder = migrationsWith(folder, 'DROP TABLE logins;');

  expect(() => openDatabase(path, { migrationsFolder })).toThrow('the backup that comes first failed');

  expect(dumpData(testDatabase(path))).toEqual(dump);
});

test('a migration runs once', () => {
  const folder = testFolder();
  const path = join(folder, 'daymark.db');
  givenFullDatabase(path);
  const migrationsFolder = migrationsWith(folder, 'CREATE TABLE extras (id integer PRIMARY KEY);');
  closeDatabase(openDatabase(path, { migrationsFolder, now: NOW }));

  testDatabase(path, { migrationsFolder, now: new Date('2026-03-05T06:30:00.000Z') });

  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
});

test('a table that a migration drops may go', () => {
  const folder = testFolder();
  const path = join(folder, 'daymark.db');
  const dump = givenFullDatabase(path);

  const db = testDatabase(path, { migrationsFolder: migrationsWith(folder, 'DROP TABLE logins;'), now: NOW });

  expect(db.client.prepare("select 1 from sqlite_schema where name = 'logins'").get()).toBeUndefined();
  expect(dumpData(db)).toEqual(dump);
});

test.each([
  ['loses rows', 'DELETE FROM evidence;', 'rows of the table evidence would be lost'],
  ['breaks a constraint', 'UPDATE steps SET task_id = 9999 WHERE position = 3;', 'UNIQUE'],
  ['points at nothing', 'UPDATE evidence SET task_id = 9999;', 'would lose what they belong to'],
  ['is not SQL', 'CREATE NONSENSE;', 'NONSENSE'],
])('a migration that %s is taken back, and the message names the backup', (_, statements, found) => {
  const folder = testFolder();
  const path = join(folder, 'daymark.db');
  const dump = givenFullDatabase(path);
  const migrationsFolder = migrationsWith(folder, statements);
  const open = () => openDatabase(path, { migrationsFolder, now: NOW });

  expect(open).toThrow(found);
  expect(open).toThrow('backups/daymark.db-20260304T063000000Z-before-migration-2.db');

  expect(dumpData(testDatabase(path))).toEqual(dump);
});
