import BetterSqlite3 from 'better-sqlite3';
import { APPLICATION_ID } from '../application-id.ts';

/** `unreadable` says nothing about the backup: the disk or the rights may be to blame. */
export type Verdict = 'good' | 'damaged' | 'unreadable';

/** Reads every page of a backup. */
export function checkBackup(path: string): Verdict {
  try {
    const copy = new BetterSqlite3(path, { readonly: true });
    try {
      return isSound(copy) ? 'good' : 'damaged';
    } finally {
      copy.close();
    }
  } catch (error) {
    const isDamage =
      error instanceof BetterSqlite3.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code);
    return isDamage ? 'damaged' : 'unreadable';
  }
}

function isSound(copy: BetterSqlite3.Database): boolean {
  copy.pragma('cell_size_check = on');
  return (
    copy.pragma('application_id', { simple: true }) === APPLICATION_ID &&
    copy.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    copy.prepare('pragma foreign_key_check').get() === undefined
  );
}
