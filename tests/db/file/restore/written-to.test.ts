import fs, { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { restoreDatabase } from '../../../../db/file/restore/restore.ts';
import { recordChange } from '../../../../db/journal/journal.ts';
import { AT, givenPlan, SOME_FACTS, TODAY, testDatabase } from '../../../support/database/db.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');
const MANY_TASKS = 60;
const MOST_STEPS = 40;
const STEPS = ['copyFileSync', 'chmodSync'] as const;

/** A database that somebody has open and writes to: at any moment all of its notes are the same. */
function givenBusyDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const from = join(folder, 'busy.db');
  const somebody = testDatabase(from);
  givenPlan(somebody, { taskCount: MANY_TASKS });
  let written = 0;
  const write = () => {
    written += 1;
    recordChange(somebody, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () =>
      somebody.client.prepare('update tasks set note = ?').run(String(written).padEnd(400, '.')),
    );
    return written;
  };
  const beginLogAnew = () => somebody.client.pragma('wal_checkpoint(restart)');
  write();
  return { from, path: join(folder, 'daymark.db'), write, beginLogAnew };
}

/** The notes, each once, and how many changes tell of them. */
function notesIn(path: string): { notes: string[]; changeCount: number } {
  const client = new BetterSqlite3(path);
  try {
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    const notes = client.prepare<[], string>("select distinct rtrim(note, '.') from tasks").pluck().all();
    const changeCount = client.prepare<[], number>('select count(*) from changes').pluck().get() ?? 0;
    return { notes, changeCount };
  } finally {
    client.close();
  }
}

/** Has something happen before each step on the disk that concerns a database. */
function beforeSteps(database: string, act: () => void): () => void {
  const real = Object.fromEntries(STEPS.map((name) => [name, fs[name]]));
  for (const name of STEPS) {
    const step = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (String(args[0]).startsWith(database)) act();
        return step(...args);
      },
    });
  }
  syncBuiltinESMExports();
  const stop = () => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  };
  onTestFinished(stop);
  return stop;
}

it.each([
  ['writes', false],
  ['writes, and the log begins anew', true],
])(
  'of a database to which somebody %s at any step of a restore comes what it had at one moment',
  (_name, isAnew) => {
    for (let step = 1; step <= MOST_STEPS; step += 1) {
      const { from, path, write, beginLogAnew } = givenBusyDatabase();
      let left = step;
      let last = 1;
      const stop = beforeSteps(path.replace('daymark.db', ''), () => {
        left -= 1;
        if (left !== 0) return;
        last = write();
        if (!isAnew) return;
        beginLogAnew();
        last = write();
      });

      restoreDatabase({ path, from, now: NOW });
      stop();

      const found = notesIn(path);
      if (left > 0) {
        expect(step).toBeGreaterThan(3);
        return;
      }
      // The plan is the first change.
      const asAfter = (written: number) => [step, { notes: [String(written)], changeCount: 1 + written }];
      expect([asAfter(1), asAfter(last)]).toContainEqual([step, found]);
    }
    throw new Error('It never came to its end');
  },
);

it('a database to which somebody keeps writing is refused in words, and nothing is changed', () => {
  const { from, path, write } = givenBusyDatabase();
  const before = join(path, '..', 'before.db');
  closeDatabase(openDatabase(path));
  copyFileSync(path, before);
  const stop = beforeSteps(from, write);

  expect(() => restoreDatabase({ path, from, now: NOW })).toThrow(`Somebody wrote to ${from} each time`);

  stop();
  expect(fs.readFileSync(path).equals(fs.readFileSync(before))).toBe(true);
});
