import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { checkBackup } from '../../../db/file/backup/check.ts';
import { keepBackup } from '../../../db/file/backup/keep.ts';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { fillPlan } from '../../support/browser/browser-app.ts';
import { type Figure, median, rounded } from '../figures.ts';

const ROUNDS = 5;
/** Notes of a learner who writes a lot, for many years. */
const NOTES = 5_000;
const NOTE_CHARACTERS = 10_000;
const MOST = 3;

/** A backup, from asking for it until it is on the disk under its name, against SQLite's own copy alone. */
export async function measureBackup(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-bench-'));
  try {
    const file = fillDatabase(join(folder, 'daymark.db'));
    const rounds = Array.from({ length: ROUNDS }, (_, round) => ({
      ours: timed(() => backUp(file, join(folder, 'backups'), round)),
      raw: timed(() => copyRaw(file, join(folder, `raw-${round}.db`))),
    }));
    const [ours, raw] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.raw))];
    return [
      {
        what: `a backup of ${rounded(statSync(file).size / 1e6)} MB`,
        ours: `${rounded(ours)} ms`,
        reference: `${rounded(raw)} ms`,
        ratio: `x ${rounded(ours / raw, 2)}`,
        target: `<= x ${MOST}`,
        isMet: ours <= MOST * raw,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fillDatabase(file: string): string {
  const db = openDatabase(file);
  fillPlan(db);
  closeDatabase(db);
  const client = new BetterSqlite3(file);
  const insert = client.prepare(
    "insert into changes (at, on_day, summary, kind, params) values ('2026-03-02T09:00:00.000Z', '2026-03-02', ?, 'told', '{}')",
  );
  client.transaction(() => {
    for (let note = 0; note < NOTES; note += 1) insert.run(`${note} `.repeat(NOTE_CHARACTERS / 5));
  })();
  client.close();
  return file;
}

function backUp(file: string, folder: string, round: number): void {
  const now = new Date(Date.UTC(2026, 2, 2, 9, round));
  const { path } = keepBackup({ file, folder, reason: 'by-hand', now, timeZone: 'UTC', dayStartHour: 3 });
  if (path === null || checkBackup(path) !== 'good') throw new Error('There is no good backup');
}

function copyRaw(file: string, to: string): void {
  const client = new BetterSqlite3(file, { readonly: true });
  client.prepare('vacuum into ?').run(to);
  client.close();
}

function timed(act: () => void): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}
