import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { dayAt, isTimeZone } from '../../plans/day.ts';
import { systemClock } from '../clock.ts';
import { loadLibrary } from '../library/library.ts';
import { serve } from '../serve.ts';
import { seedDemo } from './seed-demo.ts';

const DAY_START_HOUR = 3;

/** Serves Daymark on a database of its own, with a learner half-way through week 6, and removes it at the end. */
export async function serveDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

  const databasePath = join(folder, 'daymark.db');
  writeDemo(databasePath);
  console.log(
    'This is a demo with a made-up learner: its data, and all you change in it, go away when it stops.',
  );
  await serve({ ...env, DAYMARK_DATABASE: databasePath, DAYMARK_BACKUPS: '' });
}

function writeDemo(databasePath: string): void {
  const now = systemClock.now();
  const timeZone = zoneOfMachine();
  const db = openDatabase(databasePath, { now });
  seedDemo(db, { today: dayAt(now, timeZone, DAY_START_HOUR), now, timeZone, library: loadLibrary() });
  closeDatabase(db);
}

function zoneOfMachine(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}
