import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { streamData } from '../../../server/data/download.ts';
import { testApp } from '../../support/app/test-app.ts';
import { exportText } from '../../support/database/data.ts';
import { givenPlan, MOMENT, requirePlan, testDatabase } from '../../support/database/db.ts';

describe('the download of all data', () => {
  it('is laid out as JSON with two spaces, the same bytes each time, and kept by nobody on the way', async () => {
    const { get } = await testApp();
    const { headers, body } = await get('/settings/data.json');

    expect(body).toBe(`${JSON.stringify(JSON.parse(body), null, 2)}\n`);
    expect((await get('/settings/data.json')).body).toBe(body);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="daymark-data-2026-03-04.json"',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it('tells of one moment, whatever is written while it is read', async () => {
    const db = givenFile();
    const before = exportText(db);
    expect(before.length).toBeGreaterThan(200_000);

    let read = '';
    for await (const piece of streamData(db, 60_000)) {
      const last = requirePlan(db).tasks.at(-1)?.id ?? 0;
      setTaskCompletion(db, { taskId: last - (read.length % 29), on: MOMENT.today, ...MOMENT });
      read += piece;
    }

    expect(read).toBe(before);
    expect(exportText(db)).not.toBe(before);
  });

  it('leaves others their turn between any two pieces, however fast it is taken', async () => {
    const db = givenFile();
    let turns = 0;
    let isOver = false;
    const takeTurns = () => {
      turns += 1;
      if (!isOver) setImmediate(takeTurns);
    };
    setImmediate(takeTurns);

    let pieces = 0;
    for await (const _ of streamData(db, 60_000)) pieces += 1;
    isOver = true;

    expect(pieces).toBeGreaterThan(3);
    expect(turns).toBeGreaterThanOrEqual(pieces);
  });

  it('ends with the error of the disk where the data cannot be read on', async () => {
    const db = givenFile();
    const broken = streamData(db, 60_000);
    broken.read(1);
    db.client.exec('drop table changed_rows; drop table changes');

    await expect(broken.toArray()).rejects.toThrow('no such table');
  });

  it('is given up when nobody takes it any more, so that the log can be emptied', async () => {
    const db = givenFile();
    const stalled = streamData(db, 20);
    stalled.read(1);

    await new Promise((resolve) => stalled.once('close', resolve));

    givenPlan(db);
    expect(db.client.pragma('wal_checkpoint(truncate)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
  });
});

/** A file with more in it than is read at a time. */
function givenFile(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const db = testDatabase(join(folder, 'daymark.db'));
  for (let count = 0; count < 12; count++) givenPlan(db, { taskCount: 30 });
  return db;
}
