import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { carryBytes } from '../../attachment/carry.ts';
import { filesBeside, listKept } from '../../attachment/store.ts';
import { LOGS, removeDatabase } from '../beside.ts';
import type { Migration } from '../migrating/migrations.ts';
import { compareWithLog } from '../opening/log.ts';
import { markWhole } from '../opening/mark.ts';
import { protect, syncToDisk } from './durable.ts';
import { openSound } from './judge.ts';
import { tellWrongRows } from './wrong-rows.ts';

/** What was there before. */
export type Kept = {
  file: string;
  /** Each page of it can be read. */
  isWhole: boolean;
  /** It can be brought back as it is. */
  canReturn: boolean;
  /** Only if that is wanted all the same. */
  hasWrongRows: boolean;
};

/**
 * Copies a database to a name that tells when, whole or damaged, with what its log holds; a sound one is a single file
 * then.
 *
 * @returns `null` when nothing is there to be kept
 */
export function keepAside(file: string, now: Date, migrations: readonly Migration[]): Kept | null {
  const present = ['', ...LOGS].filter((suffix) => existsSync(`${file}${suffix}`));
  if (present.length === 0) return null;

  const kept = findFreeName(file, now);
  const unfinished = `${kept}.unfinished`;
  try {
    for (const suffix of present) copy(`${file}${suffix}`, `${unfinished}${suffix}`);
    const hasOwnLog = present.includes('') && compareWithLog(unfinished) !== 'strange';
    const isWhole = hasOwnLog && makeOneFile(unfinished);
    const wrong = isWhole ? wrongRowsOf(unfinished, migrations) : null;
    for (const suffix of present) {
      if (existsSync(`${unfinished}${suffix}`)) renameSync(`${unfinished}${suffix}`, `${kept}${suffix}`);
    }
    // Those of what is kept aside alone would be swept.
    carryBytes(listKept(filesBeside(file)), [filesBeside(file)], filesBeside(kept));
    syncToDisk(dirname(file));
    return { file: kept, isWhole, canReturn: wrong !== null, hasWrongRows: (wrong ?? []).length > 0 };
  } finally {
    removeDatabase(unfinished);
  }
}

/** `daymark-replaced-20260304T063000Z.db`; a second one of the same second has a number. */
function findFreeName(file: string, now: Date): string {
  const instant = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const begin = join(dirname(file), `${basename(file, extname(file))}-replaced-${instant}`);
  const names = [`${begin}.db`, ...Array.from({ length: 99 }, (_, index) => `${begin}-${index + 2}.db`)];
  return names.find((name) => !['', ...LOGS].some((suffix) => existsSync(`${name}${suffix}`))) ?? begin;
}

function copy(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  protect(to);
  syncToDisk(to);
}

/** Looked at without writing first: moving its log into a damaged file could do more harm. */
function makeOneFile(copied: string): boolean {
  try {
    const look = new BetterSqlite3(copied, { readonly: true });
    look.pragma('ignore_check_constraints = on');
    const isWhole = look.pragma('quick_check(1)', { simple: true }) === 'ok';
    look.close();
    if (!isWhole) return false;
    const client = new BetterSqlite3(copied);
    client.pragma('journal_mode = delete');
    markWhole(client);
    client.close();
    syncToDisk(copied);
    return true;
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_FULL') throw error;
    return false;
  }
}

/** `null` where it cannot be brought back at all. */
function wrongRowsOf(copied: string, migrations: readonly Migration[]): string[] | null {
  try {
    const client = openSound(copied, copied, migrations);
    try {
      return tellWrongRows(client, migrations);
    } finally {
      client.close();
    }
  } catch {
    return null;
  }
}

/** What was kept for a restore that did not come about. */
export function letGo(kept: Kept | null): void {
  if (kept === null) return;
  const { file } = kept;
  removeDatabase(file);
  rmSync(filesBeside(file), { recursive: true, force: true });
}
