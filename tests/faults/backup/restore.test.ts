import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';
import { canRun, connection, givenDatabase, givenFolder, startDaymark } from '../daymark.ts';

const DAYMARK = join(projectRoot(), 'dist/daymark.js');
const MOST_STEPS = 60;
const DISK_BYTES = 3_000_000;
const NOBODY = 65_534;

type Ran = { status: number | null; signal: string | null; out: string };

/** The command line as npm runs it; `wrapper` is a command that runs it in turn. */
function daymark(
  database: string,
  words: readonly string[],
  {
    wrapper = [],
    node = [],
    env = {},
  }: { wrapper?: readonly string[]; node?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
): Ran {
  const [program = '', ...args] = [...wrapper, process.execPath, ...node, DAYMARK, ...words];
  const { status, signal, stdout, stderr } = spawnSync(program, args, {
    env: { PATH: process.env.PATH, DAYMARK_DATABASE: database, ...env },
    encoding: 'utf8',
  });
  return { status, signal, out: stdout + stderr };
}

/** Every row of every table but those of logins, as text; `damaged` where it cannot be read. */
function dump(path: string): string {
  try {
    const client = new BetterSqlite3(path, { fileMustExist: true });
    try {
      if (client.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
      const tables = client
        .prepare<[], string>(
          "select name from sqlite_schema where type = 'table' and name <> 'logins' order by name",
        )
        .pluck()
        .all();
      return JSON.stringify(tables.map((table) => [table, client.prepare(`select * from "${table}"`).all()]));
    } finally {
      client.close();
    }
  } catch (error) {
    return error instanceof BetterSqlite3.SqliteError ? 'damaged' : String(error);
  }
}

/** An old database whose newest change is in its log alone, as a kill leaves it, and a backup from before. */
function givenLeftLog(): { folder: string; backup: string } {
  const folder = givenFolder();
  const made = givenDatabase(folder);
  const backup = join(folder, 'backup.db');
  copyFileSync(made, backup);
  const left = join(folder, 'left');
  mkdirSync(left);
  const client = new BetterSqlite3(made);
  client.pragma('journal_mode = wal');
  client.pragma(`user_version = ${Number(client.pragma('user_version', { simple: true })) + 1}`);
  client.exec("update settings set theme = 'dark'");
  for (const suffix of ['', '-wal']) copyFileSync(`${made}${suffix}`, join(left, `daymark.db${suffix}`));
  client.close();
  return { folder: left, backup };
}

function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 20_000, 200_000);
  writeFileSync(path, bytes);
}

describe('a restore that is killed', () => {
  it.each([
    ['a database with a log', (_: string) => {}],
    ['a damaged database with a log', damage],
  ])('at any step leaves the one or the other, whole, and can be done again: %s', (_name, prepare) => {
    const { folder, backup } = givenLeftLog();
    prepare(join(folder, 'daymark.db'));
    const seen = new Set<string>();
    const wanted = dump(copyOf(backup));
    const old = dump(join(copyOf(folder), 'daymark.db'));

    for (let step = 1; step <= MOST_STEPS; step += 1) {
      const place = copyOf(folder);
      const database = join(place, 'daymark.db');
      const killer = ['--import', join(import.meta.dirname, 'kill-at-step.mjs')];
      const ran = daymark(database, ['restore', backup], { node: killer, env: { AT_STEP: String(step) } });

      if (ran.signal === null) {
        expect(ran.out).toContain('is now the database');
        expect(step).toBeGreaterThan(8);
        expect(seen).toEqual(new Set([old, wanted]));
        return;
      }
      const found = dump(database);
      expect([old, wanted]).toContain(found);
      seen.add(found);
      if (step % 4 === 0) {
        expect(daymark(database, ['restore', backup]).out).toContain('is now the database');
        expect(dump(database)).toBe(wanted);
      }
    }
    throw new Error('It never came to its end');
  });
});

function copyOf(path: string): string {
  const copy = join(givenFolder(), 'copy');
  cpSync(path, copy, { recursive: true });
  return copy;
}

const canMount = canRun(['unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
const noMount = canMount
  ? ''
  : ' (left out: this account may not use "unshare -rm", of the package util-linux)';

it.skipIf(!canMount)(
  `a restore on a disk that is too full is told in words, and changes nothing${noMount}`,
  () => {
    const folder = givenFolder();
    const backup = givenDatabase(folder);
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const script = `mount -t tmpfs -o size=${DISK_BYTES} tmpfs "$0" && cp "$1" "$0/daymark.db" && head -c 3000000 /dev/zero > "$0/filler" 2>/dev/null
    before=$(sha256sum "$0/daymark.db"); shift; "$@"; code=$?
    test "$before" = "$(sha256sum "$0/daymark.db")" && echo untouched; ls "$0"; exit $code`;

    const ran = daymark(join(disk, 'daymark.db'), ['restore', backup], {
      wrapper: ['unshare', '-rm', 'sh', '-c', script, disk, backup],
    });

    expect(ran.status).toBe(1);
    expect(ran.out).toContain('is full. Nothing was changed. Free some space, and try again.');
    expect(ran.out).toMatch(/untouched\ndaymark\.db\n(daymark\.db\.lock\n)?filler\n/);
  },
);

const canDrop = process.getuid?.() === 0 && canRun(['setpriv', '--reuid=65534', '--clear-groups', 'true']);
const noDrop = canDrop
  ? ''
  : ' (left out: only root can become somebody else, with "setpriv" of the package util-linux)';

it.skipIf(!canDrop)(
  `a restore by an account that may not write is told in words, and changes nothing${noDrop}`,
  () => {
    const folder = givenFolder();
    const database = givenDatabase(folder);
    const backup = join(folder, 'backup.db');
    copyFileSync(database, backup);
    for (const [path, mode] of [
      [folder, 0o755],
      [backup, 0o644],
      [database, 0o644],
    ] as const)
      chmodSync(path, mode);
    const before = readdirSync(folder);

    const ran = daymark(database, ['restore', backup], {
      wrapper: ['setpriv', `--reuid=${NOBODY}`, '--clear-groups'],
    });

    expect(ran.status).toBe(1);
    expect(ran.out).toContain('Nothing was changed. Use the account that runs Daymark.');
    expect(readdirSync(folder)).toEqual(before);
  },
);

it('after the laptop is lost, the newest backup and one command bring everything back', async () => {
  const otherDisk = givenFolder();
  const lost = givenDatabase(givenFolder());
  new BetterSqlite3(lost)
    .exec("insert into logins values ('of a browser that is gone', '2026-03-01', '2099-01-01')")
    .close();
  const backup = join(otherDisk, 'daymark.db');
  copyFileSync(lost, backup);
  const database = join(givenFolder(), 'data/daymark.db');

  const { status, out } = daymark(database, ['restore', backup]);

  expect(status, out).toBe(0);
  const server = await startDaymark(database);
  const { get, close } = connection(server.port);
  expect((await get('/today')).status).toBe(200);
  close();
  await server.kill();
  expect(dump(database)).toBe(dump(backup));
  expect(existsSync(backup)).toBe(true);
});

const STRACE = 'strace';
const canAttach = canRun([STRACE, '-f', '-o', '/dev/null', 'true']);
const noStrace = canAttach ? '' : ' (left out: strace cannot run here; install the package "strace")';

describe.skipIf(!canAttach)(`a Daymark that is killed while it brings back a backup${noStrace}`, () => {
  it.each([
    ['pwrite64', 1],
    ['pwrite64', 100],
    ['fsync,fdatasync', 1],
  ])('at the %s number %i has all of it or nothing, and can do it again', async (call, number) => {
    const folder = givenFolder();
    const backup = givenDatabase(folder);
    const database = join(folder, 'empty/daymark.db');
    const wanted = dump(copyOf(backup));

    const server = await startDaymark(database);
    const form = await lookAt(server.port, backup);
    const kill = ['-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${number}`];
    const strace = spawn(STRACE, ['-f', '-p', String(server.pid), '-P', `${database}-wal`, ...kill], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await once(strace.stderr, 'data');
    await expect(bringBack(server.port, form)).rejects.toThrow();
    await server.kill();

    const again = await startDaymark(database);
    const { get, close } = connection(again.port);
    const hasIt = (await get('/today')).status === 200;
    close();
    if (!hasIt) await bringBack(again.port, await lookAt(again.port, backup));
    await again.kill();
    expect(dump(database)).toBe(wanted);
  });
});

async function lookAt(port: number, backup: string): Promise<Record<string, string>> {
  const form = new FormData();
  form.set('file', new Blob([readFileSync(backup)]), 'backup.db');
  const page = await (await sendForm(port, '/setup/backup', form)).text();
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
  return { key: field('key'), basis: field('basis') };
}

async function bringBack(port: number, form: Record<string, string>): Promise<void> {
  const { status } = await sendForm(port, '/setup/backup/return', new URLSearchParams(form));
  expect(status).toBe(303);
}

function sendForm(port: number, path: string, body: FormData | URLSearchParams): Promise<Response> {
  const origin = `http://127.0.0.1:${port}`;
  return fetch(origin + path, { method: 'POST', body, redirect: 'manual', headers: { origin } });
}
