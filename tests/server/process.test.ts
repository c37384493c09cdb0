import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../db/file/project-root.ts';

/** How learners start Daymark, after the build. */
const COMMAND = [process.execPath, 'dist/main.js'] as const;
const ROOT = projectRoot();

type Running = {
  child: ChildProcessByStdio<null, Readable, Readable>;
  /** What was printed so far. */
  printed: { out: string; err: string };
  /** Settles when the process is gone. */
  exited: Promise<{ code: number | null; milliseconds: number }>;
};

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-process-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function start(settings: Record<string, string>): Running {
  const [program, ...args] = COMMAND;
  const { PATH, HOME, TZ } = process.env;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { PATH, HOME, TZ, DAYMARK_PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    printed.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed.err += chunk;
  });
  const startedAt = performance.now();
  const exited = new Promise<{ code: number | null; milliseconds: number }>((resolve) => {
    child.once('close', (code) => resolve({ code, milliseconds: performance.now() - startedAt }));
  });
  return { child, printed, exited };
}

/** Starts a Daymark and waits until it says where it is. */
async function startListening(settings: Record<string, string>): Promise<Running & { port: number }> {
  const running = start(settings);
  const port = await new Promise<number>((resolve, reject) => {
    running.child.stdout.on('data', () => {
      const match = /^Daymark is at http:\/\/127\.0\.0\.1:(\d+)\n/.exec(running.printed.out);
      if (match) resolve(Number(match[1]));
    });
    running.exited.then(() => reject(new Error(`Daymark did not start: ${running.printed.err}`)));
  });
  return { ...running, port };
}

/** Sends the head of a form and waits until the server asks for its body: from then on the request is in flight. */
async function startPosting(
  port: number,
  body: string,
): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  const answer = new Promise<string>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => resolve(received));
  });
  const isAskedToContinue = new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => {
      received += chunk;
      if (received.startsWith('HTTP/1.1 100 Continue\r\n\r\n')) resolve();
    });
    socket.once('close', () => reject(new Error(`The server did not ask for the body: ${received}`)));
  });
  socket.write(
    `POST /plans HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
      `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
  );
  await isAskedToContinue;
  return { socket, answer };
}

async function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
}

/** Keeps asking for a page until the server no longer answers; gives the status codes. */
async function keepAsking(port: number): Promise<number[]> {
  const statusCodes: number[] = [];
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/health`);
      await answer.text();
      statusCodes.push(answer.status);
    } catch {
      return statusCodes;
    }
  }
}

let usual: Promise<number> | undefined;

/** How long this machine takes, with the load it has now, to start a Daymark and stop it again. */
async function measureUsual(): Promise<number> {
  const { child, exited } = await startListening({ DAYMARK_DATABASE: join(givenFolder(), 'daymark.db') });
  child.kill('SIGTERM');
  return (await exited).milliseconds;
}

/** A bound is about what Daymark waits for, and not about the machine: so much more is given to a slow one. */
async function onThisMachine(milliseconds: number): Promise<number> {
  usual ??= measureUsual();
  return milliseconds + 3 * (await usual);
}

describe('a start', () => {
  it('prints the address and nothing else', async () => {
    const { port, printed, child, exited } = await startListening({
      DAYMARK_DATABASE: join(givenFolder(), 'daymark.db'),
    });

    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    child.kill('SIGINT');

    expect((await exited).code).toBe(0);
    expect(printed).toEqual({ out: `Daymark is at http://127.0.0.1:${port}\n`, err: '' });
  });

  it.each<{ name: string; settings: Record<string, string>; words: string }>([
    { name: 'a malformed setting', settings: { DAYMARK_PORT: 'http' }, words: 'DAYMARK_PORT is "http"' },
    {
      name: 'an unknown setting',
      settings: { DAYMARK_PROT: '3000' },
      words: 'DAYMARK_PROT is not a setting',
    },
    { name: 'a door without lock', settings: { DAYMARK_HOST: '0.0.0.0' }, words: 'npm run password' },
    {
      name: 'a network that trusts all',
      settings: { DAYMARK_TRUSTED_PROXIES: 'true' },
      words: 'DAYMARK_TRUSTED_PROXIES',
    },
  ])('is refused in words for $name, and makes no database', async ({ settings, words }) => {
    const path = join(givenFolder(), 'daymark.db');

    await expectRefusal(start({ DAYMARK_DATABASE: path, ...settings }), words);

    expect(existsSync(path)).toBe(false);
  });

  it('is refused in words when the port is in use', async () => {
    const port = await givenBusyPort();
    const settings = { DAYMARK_DATABASE: join(givenFolder(), 'daymark.db'), DAYMARK_PORT: String(port) };

    await expectRefusal(start(settings), `Port ${port} on 127.0.0.1 is in use`);
  });

  it('is refused in words when the address is not one of this machine', async () => {
    const hash = `scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`;
    // 192.0.2.0/24 is set aside for documentation (RFC 5737), so no machine has it.
    const settings = { DAYMARK_HOST: '192.0.2.1', DAYMARK_PASSWORD_HASH: hash };
    const running = start({ DAYMARK_DATABASE: join(givenFolder(), 'daymark.db'), ...settings });

    await expectRefusal(running, 'not an address of this machine');
    expect(running.printed.err).not.toContain(hash);
  });

  it('is refused in words on a damaged database, which stays as it was', async () => {
    const path = join(givenFolder(), 'daymark.db');
    const damaged = Buffer.from('this was a database once '.repeat(500));
    writeFileSync(path, damaged);

    await expectRefusal(start({ DAYMARK_DATABASE: path }), path);

    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  it('is refused in words while another Daymark has the database, which goes on', async () => {
    const path = join(givenFolder(), 'daymark.db');
    const { port } = await startListening({ DAYMARK_DATABASE: path });

    await expectRefusal(start({ DAYMARK_DATABASE: path }), 'Another Daymark is using the database');

    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  });
});

describe('SIGTERM under load', () => {
  it('finishes the request in flight, takes no new one, and leaves a whole database without a log', async () => {
    const path = join(givenFolder(), 'daymark.db');
    const { port, child, exited, printed } = await startListening({ DAYMARK_DATABASE: path });
    const load = Array.from({ length: 8 }, () => keepAsking(port));
    const body = 'title=Half+of+it&rest=the+other+half';
    const { socket, answer } = await startPosting(port, body);
    socket.write(body.slice(0, 10));

    const most = await onThisMachine(5000);
    const toldAt = performance.now();
    child.kill('SIGTERM');
    while (!(await isRefused(port)));
    socket.write(body.slice(10));

    expect(isWhole(await answer)).toBe(true);
    const { code } = await exited;
    expect(code).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(most);
    for (const statusCodes of await Promise.all(load)) {
      expect(statusCodes.length).toBeGreaterThan(0);
      // Requests on a connection that is kept alive hear that Daymark is closing.
      for (const statusCode of statusCodes) expect([200, 503]).toContain(statusCode);
    }
    expect(printed.err).toBe('');
    expectWholeDatabase(path);
  });

  it('exits within five seconds although a request never ends, and still closes the database', async () => {
    const path = join(givenFolder(), 'daymark.db');
    const { port, child, exited } = await startListening({ DAYMARK_DATABASE: path });
    const { socket, answer } = await startPosting(port, 'never=sent');
    answer.catch(() => undefined);

    const most = await onThisMachine(5000);
    const toldAt = performance.now();
    child.kill('SIGTERM');

    expect((await exited).code).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(most);
    expectWholeDatabase(path);
    socket.destroy();
  });
});

/** It ends with 1 and words, without a stack, and soon. */
async function expectRefusal({ exited, printed }: Running, words: string): Promise<void> {
  const { code, milliseconds } = await exited;

  expect(printed.err).toContain(words);
  expect(printed.err).not.toMatch(/^\s+at /m);
  expect(printed.out).toBe('');
  expect(code).toBe(1);
  expect(milliseconds).toBeLessThan(await onThisMachine(5000));
}

async function givenBusyPort(): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Listening on a port has no port');
  return address.port;
}

/** Tells whether an answer came to its end: as long as its head promised, or closed by an empty chunk. */
function isWhole(received: string): boolean {
  const answer = received.replace('HTTP/1.1 100 Continue\r\n\r\n', '');
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const content = rest.join('\r\n\r\n');
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 ')) return false;
  return length === undefined
    ? content.endsWith('0\r\n\r\n') || content === '0'
    : Buffer.byteLength(content) === Number(length);
}

function expectWholeDatabase(path: string): void {
  expect(existsSync(`${path}-wal`)).toBe(false);
  const client = new BetterSqlite3(path, { readonly: true });
  try {
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(client.pragma('foreign_key_check')).toEqual([]);
  } finally {
    client.close();
  }
}
