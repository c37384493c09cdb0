import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { saveSettings } from '../../../../db/settings/settings.ts';
import { runCli } from '../../../../server/cli/run.ts';
import { fixedClock } from '../../../../server/clock.ts';
import { dumpData, givenPlan, MOMENT } from '../../../support/database/db.ts';

const NOW = '2026-03-04T09:00:00Z';

/** A database with a backup, to which something was written since, and the command line on it. */
function givenCli() {
  const folder = mkdtempSync(join(tmpdir(), 'daymark cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  const db = openDatabase(path);
  givenPlan(db);
  const backup = backUpDatabase(db.client, path, new Date(NOW), 'by-hand');
  saveSettings(db, { theme: 'dark' }, MOMENT);
  closeDatabase(db);
  chmodSync(path, 0o600);

  const run = async (words: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const ran = { code: -1, out: '', err: '' };
    ran.code = await runCli(words, {
      env: { DAYMARK_DATABASE: path, ...env },
      clock: fixedClock(NOW),
      write: (text) => {
        ran.out += String(text);
      },
      complain: (text) => {
        ran.err += text;
      },
    });
    return ran;
  };
  const dump = () => {
    const opened = openDatabase(path);
    try {
      return dumpData(opened);
    } finally {
      closeDatabase(opened);
    }
  };
  return { folder, path, backup, run, dump };
}

/** Past every rule, as a fault of the disk would. */
function spoil(path: string, sql: string): void {
  const client = new BetterSqlite3(path);
  client.pragma('foreign_keys = off');
  client.pragma('ignore_check_constraints = on');
  client.exec(sql);
  client.close();
}

const wordsOf = (typed: string) =>
  [...typed.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
const undoOf = (out: string) => wordsOf(/To take this back:\n.+ -- (restore .+)/.exec(out)?.[1] ?? '');

describe('restore', () => {
  it('says what came back, and the command that takes it back does', async () => {
    const { backup, run, dump } = givenCli();
    const since = dump();

    const { code, out } = await run(['restore', backup]);

    expect(code).toBe(0);
    expect(out).toContain('Sample roadmap, 2 March 2026 to 15 March 2026: 0 of 4 tasks done');
    expect(dump()).not.toEqual(since);
    const undo = /npm run -s daymark -- restore '(.*)'/.exec(out)?.[1] ?? '';
    expect((await run(['restore', undo, '--json'])).code).toBe(0);
    expect(dump()).toEqual(since);
  });

  it('tells the last change by the clocks and in the dates of whoever made the backup', async () => {
    const { path, run } = givenCli();
    const db = openDatabase(path);
    saveSettings(
      db,
      { timeZone: 'Asia/Tokyo', locale: 'en-US' },
      { ...MOMENT, at: '2026-11-29T19:24:46.071Z' },
    );
    const backup = backUpDatabase(db.client, path, new Date(NOW), 'by-hand');
    closeDatabase(db);

    const { out } = await run(['restore', backup]);

    expect(out).toMatch(/Last change: Mon, Nov 30, 2026, 4:24.AM/);
    expect(out).toContain('March 2, 2026 to March 15, 2026');
    expect(out).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  it.each([
    ['bytes of a row', "update settings set time_zone = 'Mars/Base'"],
    ['a row without what it belongs to', 'update steps set task_id = 9999 where task_id = 1'],
    ['a rule of a table', 'update tasks set minutes = 0 where id = 3'],
  ])('says what is wrong with %s, and brings it back only where that is wanted', async (_what, sql) => {
    const { folder, backup, run, dump } = givenCli();
    const wrong = join(folder, 'backups/wrong.db');
    copyFileSync(backup, wrong);
    spoil(wrong, sql);
    const before = dump();

    const refused = await run(['restore', wrong]);

    expect([refused.code, dump()]).toEqual([1, before]);
    expect(refused.err).toMatch(
      /^Something is wrong with what is in .+wrong\.db\. (1|Each of \d+) rows? .+ Nothing was changed\./,
    );
    const [without = '', anyway = ''] = [...refused.err.matchAll(/-- (restore[^`]+)`/g)].map(
      ([, typed]) => typed,
    );
    expect(wordsOf(without)).toEqual(['restore', backup]);
    expect(wordsOf(anyway)).toEqual(['restore', '--anyway', wrong]);
    const taken = await run(wordsOf(anyway));
    expect(taken.out).toMatch(/Wrong in it:\n {2}(1|Each of \d+) row/);
    expect((await run(['doctor'])).code).toBe(1);
    await run(undoOf(taken.out));
    expect(dump()).toEqual(before);
  });

  it('prints what takes it back also where something was wrong with what was there', async () => {
    const { path, backup, run, dump } = givenCli();
    spoil(path, 'update tasks set minutes = 0 where id = 3');
    const before = dump();

    const { out } = await run(['restore', backup]);

    expect(undoOf(out)).toContain('--anyway');
    expect((await run(undoOf(out))).code).toBe(0);
    expect(dump()).toEqual(before);
  });

  it('says so where no other backup is without what is wrong', async () => {
    const { backup, run } = givenCli();
    spoil(backup, 'update tasks set minutes = 0 where id = 3');

    const { err } = await run(['restore', backup]);

    expect(err).toContain('No other backup is without that.');
    expect(err).toContain(`restore --anyway '${backup}'`);
  });

  it('takes a path as it was typed, in whichever folder that was', async () => {
    const { folder, backup, run } = givenCli();
    const elsewhere = join(folder, 'another disk');
    mkdirSync(elsewhere);
    copyFileSync(backup, join(elsewhere, 'mine.db'));

    const { code, out } = await run(['restore', 'mine.db', '--json'], { INIT_CWD: elsewhere });

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ from: join(elsewhere, 'mine.db') });
  });

  it('says in words why not, and exits with 1', async () => {
    const { folder, run } = givenCli();

    const { code, err } = await run(['restore', 'nothing.db'], { INIT_CWD: folder });

    expect(code).toBe(1);
    expect(err).toMatch(/^There is no file .*nothing\.db\. Nothing was changed\. .*\n$/);
    expect((await run(['restore'])).code).toBe(2);
  });
});

describe('doctor', () => {
  it('exits with 0 when all is well, and tells a line for each check', async () => {
    const { run, backup } = givenCli();

    const { code, out } = await run(['doctor']);

    expect(out).toMatch(/^(✓ .+\n)+All is well\.\n$/);
    expect(out).toContain(backup);
    expect(code).toBe(0);
  });

  it('exits with 1 when something is wrong, and tells the same as JSON', async () => {
    const { run, path } = givenCli();
    truncateSync(path, 20_000);

    const { code, out } = await run(['doctor']);
    const json = await run(['doctor', '--json']);

    expect([code, json.code]).toEqual([1, 1]);
    expect(out).toContain(`✗ Whole: The database ${path} is damaged`);
    expect(out).toMatch(/\d+ things? to put right\.\n$/);
    expect(JSON.parse(json.out)).toMatchObject({ isWell: false });
  });

  it('has words for a database that is missing, foreign, empty or a folder', async () => {
    const { run, path, folder } = givenCli();
    rmSync(path);
    expect((await run(['doctor'])).out).toContain(`✗ The file: The database ${path} is gone or empty`);
    writeFileSync(path, 'GIF89a, and not a database at all, of whatever length it may be'.repeat(20));
    expect((await run(['doctor'])).out).toContain(
      `✗ Whole: The database ${path} is damaged: file is not a database.`,
    );
    expect((await run(['doctor'], { DAYMARK_DATABASE: folder })).out).toContain(
      'is a folder, and should be a file.',
    );
    expect((await run(['doctor'], { DAYMARK_DATABASE: join(folder, 'no/such/folder.db') })).code).toBe(1);
    expect((await run(['doctor', '--what'])).code).toBe(2);
  });
});
