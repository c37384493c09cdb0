import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { projectRoot } from '../../db/file/project-root.ts';
import { dayAt } from '../../plans/day.ts';
import { seedDemo } from '../../server/demo/seed-demo.ts';
import { loadLibrary } from '../../server/library/library.ts';

/** A process that serves, and how long it took to say so. */
export type Serving = {
  address: string;
  startMilliseconds: number;
  /** Memory in use, in bytes. */
  measureMemory(): number;
  /** From now on; what comes back tells how many bytes more it took at most. */
  watchMemory(): () => number;
  stop(): Promise<void>;
};

/**
 * Lets something be measured on a database with a full plan, and leaves nothing behind. Its folder is on the disk
 * that learners' data is on, since a temporary one is often in memory.
 */
export async function withDemoPlan<Result>(
  measure: (database: string, folder: string) => Promise<Result>,
): Promise<Result> {
  const data = join(projectRoot(), 'data');
  mkdirSync(data, { recursive: true });
  const folder = mkdtempSync(join(data, 'bench-'));
  try {
    const database = join(folder, 'daymark.db');
    makeDemoPlan(database);
    return await measure(database, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same with Daymark running on it. */
export function withApp<Result>(measure: (app: Serving, folder: string) => Promise<Result>): Promise<Result> {
  return withDemoPlan(async (database, folder) => {
    const app = await startApp(database);
    try {
      return await measure(app, folder);
    } finally {
      await app.stop();
    }
  });
}

/** The learner of the demo: in week six, most of the past ticked off. */
function makeDemoPlan(file: string): void {
  const now = new Date();
  const db = openDatabase(file);
  seedDemo(db, { today: dayAt(now, 'UTC', 3), now, timeZone: 'UTC', library: loadLibrary() });
  closeDatabase(db);
}

export function startApp(databasePath: string): Promise<Serving> {
  return startServing(join(projectRoot(), 'dist/main.js'), [], {
    DAYMARK_DATABASE: databasePath,
    DAYMARK_PORT: '0',
    DAYMARK_LOG: 'error',
  });
}

/** Starts a script that prints an address once it listens. */
export async function startServing(
  script: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<Serving> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await printedAddress(child);
  const startMilliseconds = performance.now() - startedAt;
  return {
    address,
    startMilliseconds,
    measureMemory: () => residentBytes(child),
    watchMemory: () => {
      const before = residentBytes(child);
      // The kernel forgets the highest so far.
      writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
      return () => residentBytes(child, 'VmHWM') - before;
    },
    stop: () => stop(child),
  };
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
      const address = /http:\/\/[\d.]+:\d+/.exec(printed)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it listened`)));
  });
}

function residentBytes(child: ChildProcess, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const line = status.split('\n').find((one) => one.startsWith(field));
  return Number(/\d+/.exec(line ?? '')) * 1024;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
