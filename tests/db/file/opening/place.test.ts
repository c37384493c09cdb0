import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { DatabaseRefusedError } from '../../../../db/file/refusals.ts';
import { restoreDatabase } from '../../../../db/file/restore/restore.ts';
import { loadActivePlan } from '../../../../db/plan/load-plan.ts';
import { givenPlan, testDatabase } from '../../../support/database/db.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');
/** Of a refusal; each takes some milliseconds. Whoever waits for a lock in vain takes five seconds. */
const MOST_MILLISECONDS = 4_500;

function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-place-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function givenFile(): string {
  const path = join(testFolder(), 'daymark.db');
  const db = openDatabase(path);
  givenPlan(db);
  closeDatabase(db);
  return path;
}

function refusalOf(path: string): DatabaseRefusedError {
  const startedAt = performance.now();
  try {
    closeDatabase(openDatabase(path, { exclusive: true }));
  } catch (error) {
    expect(performance.now() - startedAt).toBeLessThan(MOST_MILLISECONDS);
    if (error instanceof DatabaseRefusedError) return error;
    throw error;
  }
  throw new Error('The database was opened');
}

describe('a place where no database can be is refused in words, and left as it is', () => {
  test.each<{ what: string; path: (folder: string) => string; words: string }>([
    { what: 'a folder of the kernel', path: () => '/proc/x/y.db', words: 'cannot write to /proc.' },
    { what: 'a file of the kernel', path: () => '/proc/y.db', words: 'cannot write to /proc.' },
    { what: 'a device', path: () => '/dev/full', words: '/dev/full is a device' },
    { what: 'a folder', path: (folder) => folder, words: 'is a folder' },
    { what: 'no name', path: () => '', words: 'is empty' },
    { what: 'a name with NUL', path: (folder) => join(folder, 'a\0.db'), words: 'no path may have' },
    { what: 'a long name', path: (folder) => join(folder, 'x'.repeat(250)), words: 'is too long' },
    { what: 'a long path', path: () => '/a'.repeat(300), words: 'is too long' },
    {
      what: 'a pipe',
      path: (folder) => {
        spawnSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
        return join(folder, 'pipe');
      },
      words: 'is a pipe',
    },
    {
      what: 'a link to itself',
      path: (folder) => {
        symlinkSync('loop', join(folder, 'loop'));
        return join(folder, 'loop');
      },
      words: 'leads back to itself',
    },
    {
      what: 'a link to a disk that is not there',
      path: (folder) => {
        symlinkSync(join(folder, 'gone/daymark.db'), join(folder, 'link.db'));
        return join(folder, 'link.db');
      },
      words: 'a link to something that is not there',
    },
    {
      what: 'a folder that is a link to nothing',
      path: (folder) => {
        symlinkSync(join(folder, 'gone'), join(folder, 'link'));
        return join(folder, 'link/daymark.db');
      },
      words: 'a link to something that is not there',
    },
    {
      what: 'a file for a folder',
      path: (folder) => {
        writeFileSync(join(folder, 'file'), 'x');
        return join(folder, 'file/daymark.db');
      },
      words: 'has a file where a folder should be',
    },
  ])('$what', ({ path, words }) => {
    const folder = testFolder();
    const list = () => spawnSync('ls', ['-lAR', folder], { encoding: 'utf8' }).stdout;
    const place = path(folder);
    const before = list();

    const refusal = refusalOf(place);

    expect(refusal.message).toContain(words);
    expect(refusal.message).toContain('Nothing was changed.');
    expect(list()).toBe(before);
  });

  test.each(['.lock', '-wal', '-shm', '-journal'])('a folder named like its %s', (suffix) => {
    const path = givenFile();
    rmSync(`${path}${suffix}`, { force: true });
    mkdirSync(`${path}${suffix}`);
    const bytes = readFileSync(path);

    const { message } = refusalOf(path);

    expect(message).toContain(`${path}${suffix} is a folder`);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    follow(message);
    expect(loadActivePlan(testDatabase(path, { exclusive: true }))?.title).toBe('Sample roadmap');
  });

  test('a file that has a second name, until it is made one of its own', () => {
    const path = givenFile();
    linkSync(path, join(dirname(path), 'second.db'));

    for (const name of [path, join(dirname(path), 'second.db')])
      expect(refusalOf(name).reason).toBe('linked');

    follow(refusalOf(path).message);
    expect(loadActivePlan(testDatabase(path, { exclusive: true }))?.title).toBe('Sample roadmap');
  });

  test('a file that another program has locked is not said to be in use by a Daymark', () => {
    const path = givenFile();
    const other = new BetterSqlite3(path);
    other.pragma('locking_mode = exclusive');
    other.exec('begin exclusive');
    onTestFinished(() => void other.close());

    const refusal = refusalOf(path);

    expect(refusal.message).toContain('Another program');
    expect(refusal.reason).toBe('in-use-by-another');
  });
});

/** Does what stands between backticks, as a host would. */
function follow(advice: string): void {
  for (const [, command = ''] of advice.matchAll(/`([^`]+)`/g)) {
    if (!command.startsWith('npm') && !command.startsWith('DAYMARK')) {
      expect(spawnSync('sh', ['-c', command]).status).toBe(0);
    }
  }
}

describe('a database that is gone is not replaced by an empty plan', () => {
  function givenBackup(): { path: string; backup: string } {
    const path = givenFile();
    const db = openDatabase(path);
    const backup = backUpDatabase(db.client, path, NOW, 'by-hand');
    closeDatabase(db);
    return { path, backup };
  }

  test.each(['gone', 'empty'])('while a backup of it lies beside it, and it is %s', (how) => {
    const { path, backup } = givenBackup();
    if (how === 'gone') rmSync(path);
    else writeFileSync(path, '');

    const refusal = refusalOf(path);

    expect(refusal.reason).toBe('missing');
    expect(refusal.message).toContain(`npm run -s daymark -- restore ${backup}`);
    expect(existsSync(path)).toBe(how === 'empty');
    expect(existsSync(backup)).toBe(true);
  });

  test.each(['gone', 'damaged'])(
    'while its backups are in a folder of the host’s choice, and it is %s',
    (how) => {
      const path = givenFile();
      const backupsFolder = testFolder();
      const db = openDatabase(path);
      const backup = backUpDatabase(db.client, path, NOW, 'by-hand', backupsFolder);
      closeDatabase(db);
      if (how === 'gone') rmSync(path);
      else writeFileSync(path, 'x'.repeat(9_000));

      expect(() => openDatabase(path, { exclusive: true, backupsFolder })).toThrow(
        `npm run -s daymark -- restore ${backup}`,
      );
      expect(existsSync(path)).toBe(how === 'damaged');
    },
  );

  test('while its log lies beside it, which stays', () => {
    const path = givenFile();
    rmSync(path);
    writeFileSync(`${path}-wal`, 'x'.repeat(5_000));

    expect(refusalOf(path).message).toContain(`there is ${path}-wal, which belongs to it`);

    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('x'.repeat(5_000));
  });

  test('but a backup of another database is none of it', () => {
    const { path } = givenBackup();
    const other = join(dirname(path), 'daymark-partner.db');

    expect(loadActivePlan(testDatabase(other, { exclusive: true }))).toBeNull();
  });

  test('and whoever begins anew on purpose is told a name that does', () => {
    const { path } = givenBackup();
    rmSync(path);

    const [, name = ''] = /DAYMARK_DATABASE=(\S+) npm start/.exec(refusalOf(path).message) ?? [];

    expect(loadActivePlan(testDatabase(name, { exclusive: true }))).toBeNull();
  });

  /** As the very first write to a new file leaves it when it is cut off. */
  function cutOff(path: string): void {
    const journal = Buffer.alloc(512);
    Buffer.from('d9d505f920a163d7', 'hex').copy(journal);
    journal.writeUInt32BE(512, 20);
    journal.writeUInt32BE(4096, 24);
    writeFileSync(`${path}-journal`, journal);
  }

  test.each([0, 4096])(
    'but a start that was killed as it made the file is no loss, after %i bytes',
    (bytes) => {
      const path = givenFile();
      writeFileSync(path, readFileSync(path).subarray(0, bytes));
      cutOff(path);

      expect(loadActivePlan(testDatabase(path, { exclusive: true }))).toBeNull();
    },
  );

  test('and what such a start left does not empty a database that is put there', () => {
    const path = givenFile();
    cutOff(path);
    const bytes = readFileSync(path);

    const { reason, message } = refusalOf(path);

    expect(reason).toBe('strange-log');
    expect(message).toContain(`restore --anyway ${path}`);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    restoreDatabase({ path, from: path, now: NOW });
    expect(loadActivePlan(testDatabase(path, { exclusive: true }))?.title).toBe('Sample roadmap');
  });
});

test('“too new” names the newest backup that this version can open', () => {
  const path = givenFile();
  const db = openDatabase(path);
  const good = backUpDatabase(db.client, path, NOW, 'before-migration');
  db.client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
  const later = backUpDatabase(db.client, path, new Date('2026-03-05T06:30:00.000Z'), 'daily');
  closeDatabase(db);

  const { reason, message } = refusalOf(path);

  expect(reason).toBe('too-new');
  expect(message).toContain(`npm run -s daymark -- restore ${good}`);
  expect(message).not.toContain(later);
});

describe('only its owner may read a database and what lies beside it', () => {
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  const COMPANIONS = ['', '-wal', '-shm', '.lock'];

  test.each([0, 0o022, 0o277])('whatever the umask is, as %i', (umask) => {
    const before = process.umask(umask);
    onTestFinished(() => void process.umask(before));
    const path = join(testFolder(), 'a/b/daymark.db');

    testDatabase(path, { exclusive: true });

    expect(COMPANIONS.map((suffix) => modeOf(`${path}${suffix}`))).toEqual([0o600, 0o600, 0o600, 0o600]);
    expect([dirname(path), dirname(dirname(path))].map(modeOf)).toEqual([0o700, 0o700]);
  });

  test('and one of an earlier Daymark is narrowed with its backups, but their folder is left', () => {
    const path = givenFile();
    writeFileSync(`${path}.lock`, '');
    for (const suffix of ['', '.lock']) chmodSync(`${path}${suffix}`, 0o644);
    const db = openDatabase(path);
    const backup = backUpDatabase(db.client, path, NOW, 'daily');
    closeDatabase(db);
    chmodSync(backup, 0o644);
    const others = join(dirname(backup), 'of another.db');
    writeFileSync(others, '', { mode: 0o644 });
    chmodSync(dirname(path), 0o755);

    testDatabase(path, { exclusive: true });

    expect([backup, others].map(modeOf)).toEqual([0o600, 0o644]);
    expect(COMPANIONS.map((suffix) => modeOf(`${path}${suffix}`))).toEqual([0o600, 0o600, 0o600, 0o600]);
    expect(modeOf(dirname(path))).toBe(0o755);
  });
});
