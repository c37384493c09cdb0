import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openStaged } from '../../../db/data/staged/staged-file.ts';
import { takeIn } from '../../../db/data/staged/take-in.ts';
import { findWhatComes } from '../../../db/data/staged/what-comes.ts';
import { exportText } from '../../support/database/data.ts';
import { givenPlan, testDatabase } from '../../support/database/db.ts';

/** More than one piece of a file. */
const MANY_TASKS = 200;

function givenFiles(): { database: string; staged: string; upload: string } {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = join(folder, 'daymark.db');
  givenPlan(testDatabase(database));
  const another = testDatabase();
  givenPlan(another, { taskCount: MANY_TASKS });
  const upload = join(folder, 'data.json');
  writeFileSync(upload, exportText(another));
  return { database, staged: join(folder, 'staged.db'), upload };
}

/** Somebody who writes to the database and waits for nobody. */
function writerOf(database: string): () => void {
  const other = new BetterSqlite3(database, { timeout: 0 });
  onTestFinished(() => void other.close());
  return () => {
    other.exec('begin immediate');
    other.exec('commit');
  };
}

it('others write to the database at any step of a look at a file of data, without waiting', () => {
  const { database, staged, upload } = givenFiles();
  const write = writerOf(database);
  const steps = { read: 0, compared: 0 };
  const client = openStaged(staged, database);
  onTestFinished(() => void client.close());

  const problems = takeIn(client, upload, () => {
    write();
    steps.read += 1;
  });
  const coming = findWhatComes(client, () => {
    write();
    steps.compared += 1;
  });

  expect([problems, coming.plans.length]).toEqual([[], 1]);
  expect(steps).toEqual({ read: expect.any(Number), compared: 2 });
  expect(steps.read).toBeGreaterThan(1);
});
