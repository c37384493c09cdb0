import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { projectRoot } from '../../db/file/project-root.ts';
import { fillPlan } from '../support/browser/browser-app.ts';

/** A Daymark as learners run it, in a process of its own. */
export type Daymark = {
  pid: number;
  port: number;
  /** Settles when it is gone. */
  exited: Promise<void>;
  /** Ends it from one moment to the next. */
  kill(): Promise<void>;
};

/** A folder on the disk that learners' data is on: a temporary one is often in memory, where nothing can be lost. */
export function givenFolder(): string {
  const data = join(projectRoot(), 'data');
  mkdirSync(data, { recursive: true });
  const folder = mkdtempSync(join(data, 'faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Made once: each test has the same bytes. */
let filled: Buffer | undefined;

/** A database with a plan of the built-in roadmap, closed. */
export function givenDatabase(folder: string): string {
  const path = join(folder, 'daymark.db');
  filled ??= readFileSync(fill(join(givenFolder(), 'filled.db')));
  writeFileSync(path, filled, { mode: 0o600 });
  return path;
}

function fill(path: string): string {
  const db = openDatabase(path);
  fillPlan(db);
  closeDatabase(db);
  return path;
}

/**
 * Looks at a copy of what was left in the middle of something, so that Daymark itself has to recover the original; its
 * file has to be sound.
 */
export function inSoundCopy<T>(
  folder: string,
  database: string,
  look: (client: BetterSqlite3.Database) => T,
): T {
  const copy = join(folder, 'copy.db');
  for (const suffix of ['', '-wal'])
    if (existsSync(`${database}${suffix}`)) copyFileSync(`${database}${suffix}`, `${copy}${suffix}`);
  const client = new BetterSqlite3(copy);
  try {
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(client.pragma('foreign_key_check')).toEqual([]);
    return look(client);
  } finally {
    client.close();
  }
}

/** Tells whether a command of the system can be used here. */
export function canRun([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Starts Daymark and waits until it listens; `wrapper` is a command that runs it. */
export async function startDaymark(database: string, wrapper: readonly string[] = []): Promise<Daymark> {
  const main = join(projectRoot(), 'dist/main.js');
  const [program = process.execPath, ...args] = [...wrapper, process.execPath, main];
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, DAYMARK_DATABASE: database, DAYMARK_PORT: '0', DAYMARK_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that nothing outlives the wrapper.
    detached: true,
  });
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
    return exited;
  };
  onTestFinished(kill);
  return { pid: child.pid ?? 0, port: await listeningPort(child), exited, kill };
}

function listeningPort(child: ChildProcessByStdio<null, Readable, Readable>): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (chunk: unknown) => {
      printed += String(chunk);
      const port = /Daymark is at http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(`Daymark did not start: ${printed}`)));
  });
}

export type Answer = { status: number; text: string };

/** One connection, kept open, over which forms are posted one after the other. */
export function connection(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: 'GET' | 'POST', path: string, body: string) =>
    new Promise<Answer>((resolve, reject) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length };
      const outgoing = request(
        { agent, host: '127.0.0.1', port, path, method, ...(method === 'POST' ? { headers } : {}) },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.once('error', reject);
          incoming.once('end', () =>
            resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  return {
    get: (path: string) => send('GET', path, ''),
    post: (path: string, fields: Record<string, string>) =>
      send('POST', path, new URLSearchParams(fields).toString()),
    close: () => agent.destroy(),
  };
}
