import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../../../server/cli/run.ts';
import { fixedClock } from '../../../../server/clock.ts';
import { dumpData, givenPlan, testDatabase } from '../../../support/database/db.ts';

/** A database that a Daymark is using, and the command line beside it. */
function givenCli(env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'daymark cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  const db = testDatabase(path, { exclusive: true });
  givenPlan(db);
  const run = async (...words: string[]) => {
    const ran = { code: -1, out: '', err: '' };
    ran.code = await runCli(words, {
      env: { DAYMARK_DATABASE: path, ...env },
      clock: fixedClock('2026-03-04T09:00:00Z'),
      write: (text) => {
        ran.out += String(text);
      },
      complain: (text) => {
        ran.err += text;
      },
    });
    return ran;
  };
  return { folder, path, db, run };
}

const NAME = 'daymark.db-20260304T090000000Z-by-hand.db';

/** A database that is not the usual one is named, since it may be set for a service alone. */
function bringBackTo(folder: string, backup: string): string {
  return `DAYMARK_DATABASE='${join(folder, 'daymark.db')}' npm run -s daymark -- restore '${backup}'`;
}

describe('backup', () => {
  it('says where the backup is, how large, and how to bring it back', async () => {
    const { folder, db, run } = givenCli();

    const { code, out, err } = await run('backup');

    const path = join(folder, 'backups', NAME);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^The backup is .*backups\/daymark\.db-20260304T090000000Z-by-hand\.db, \d+ KB, checked\.$/m,
    );
    expect(out).toContain(`  ${bringBackTo(folder, path)}\n`);
    expect(dumpData(testDatabase(path))).toEqual(dumpData(db));
  });

  it('answers as JSON', async () => {
    const { folder, run } = givenCli();
    const path = join(folder, 'backups', NAME);

    const { out } = await run('backup', '--json');

    expect(JSON.parse(out)).toEqual({
      path,
      bytes: statSync(path).size,
      bringBack: bringBackTo(folder, path),
    });
  });

  it('goes where backups are kept', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
    const { folder, run } = givenCli({ DAYMARK_BACKUPS: join(elsewhere, 'of mine') });

    await run('backup');

    expect(readdirSync(join(elsewhere, 'of mine'))).toEqual([
      expect.stringMatching(/^daymark\.db-[0-9a-f]{8}-20260304T090000000Z-by-hand\.db$/),
    ]);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });

  it('goes to a file or into a folder that is named', async () => {
    const { folder, run, db } = givenCli();
    mkdirSync(join(folder, 'usb'));

    expect((await run('backup', '--to', join(folder, 'copy.db'))).code).toBe(0);
    expect((await run('backup', '--to', join(folder, 'usb'))).code).toBe(0);
    expect((await run('backup', '--to', join(folder, 'usb'))).code).toBe(0);

    expect(dumpData(testDatabase(join(folder, 'copy.db')))).toEqual(dumpData(db));
    expect(readdirSync(join(folder, 'usb')).sort()).toEqual([NAME.replace(/.db$/, '-2.db'), NAME]);
  });

  it('makes no file in the place of a folder that is not there, as of a disk that is not connected', async () => {
    const { folder, run } = givenCli();

    const { code, err } = await run('backup', '--to', join(folder, 'usb'));

    expect(code).toBe(1);
    expect(err).toContain(`the folder ${join(folder, 'usb')} is not there, or is no folder.`);
    expect(existsSync(join(folder, 'usb'))).toBe(false);
  });

  it('overwrites nothing, and says what to do', async () => {
    const { folder, run } = givenCli();
    writeFileSync(join(folder, 'copy.db'), 'mine');

    const { code, err } = await run('backup', '--to', join(folder, 'copy.db'));

    expect(code).toBe(1);
    expect(err).toContain(`${join(folder, 'copy.db')} is there already.`);
    expect(err).toContain('Remove it first, or name another place after --to.');
    expect(statSync(join(folder, 'copy.db')).size).toBe(4);
  });

  it('says when the place is not there, or there is no database', async () => {
    const { folder, run } = givenCli();
    const { run: runWithout } = givenCli({ DAYMARK_DATABASE: join(folder, 'no.db') });

    const nowhere = await run('backup', '--to', join(folder, 'no/such.db'));
    const without = await runWithout('backup');

    expect([nowhere.code, nowhere.err]).toEqual([
      1,
      expect.stringContaining('is not there, or is no folder'),
    ]);
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('There is no database at')]);
    expect(existsSync(join(folder, 'no.db'))).toBe(false);
  });
});
