import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { examine } from '../../../../db/file/doctor/examine.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { SMALL_ROADMAP } from '../../../support/app/upload.ts';
import { bringBack } from '../../../support/database/data.ts';
import { MOMENT } from '../../../support/database/db.ts';
import { writeFullDatabase } from '../../../support/database/full-database.ts';
import { generatedData } from '../../../support/database/generated-data.ts';

/** After everything in them. */
const NOW = new Date('2026-12-01T06:30:00.000Z');

function givenPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'daymark.db');
}

function findingsOf(path: string): unknown[] {
  const db = openDatabase(path, { now: NOW });
  backUpDatabase(db.client, path, NOW, 'by-hand');
  closeDatabase(db);
  // Generated data names files whose bytes nobody has: attachments.test.ts looks at those.
  return examine(path, NOW)
    .filter(({ about }) => about !== 'Files')
    .flatMap(({ findings }) => findings);
}

it('the doctor finds nothing in a database that has something in every table', () => {
  const path = givenPath();
  writeFullDatabase(path);
  // That one was made with words alone in the place of a roadmap.
  const client = new BetterSqlite3(path);
  client.prepare("update roadmaps set key = 'own', yaml = ?").run(SMALL_ROADMAP);
  client.close();

  expect(findingsOf(path)).toEqual([]);
});

it('the doctor finds nothing in what came from files of data', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const path = givenPath();
    const db = openDatabase(path, { now: NOW });
    bringBack(db, JSON.stringify(generatedData(seed)), MOMENT);
    closeDatabase(db);

    expect([seed, findingsOf(path)]).toEqual([seed, []]);
  }
});
