import { closeSync, existsSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';

/**
 * The bookkeeping of one database: a number in its first page, where SQLite leaves room for one (the "user version").
 *
 * Even: the file is whole by itself. Odd: its log has more than the file, so that a copy of the file alone lacks it. It is
 * counted up with each step from the one to the other, which tells whether a log belongs to the file that it lies beside.
 * Each file begins at a number of its own.
 */
export type Mark = number;

/** Of a database that an earlier Daymark wrote, which kept no book. */
export const UNMARKED: Mark = 0;

const MARK_OFFSET = 60;
const MARK_BYTES = 4;
const HIGHEST_BEGINNING = 2 ** 29;

export function isWhole(mark: Mark): boolean {
  return mark % 2 === 0;
}

/** What is written to the file alone, and not to its log. */
export function nextWhole(client: BetterSqlite3.Database, mark: Mark): Mark {
  if (mark === UNMARKED) return newMark(client);
  return isWhole(mark) ? mark + 2 : mark + 1;
}

/** From here on the log has more. */
export function nextLogged(mark: Mark): Mark {
  return isWhole(mark) ? mark + 1 : mark + 2;
}

/** Says that a file is whole by itself, which no earlier log belongs to: of a backup, or of a copy that is taken as it is. */
export function markWhole(client: BetterSqlite3.Database): void {
  writeMark(client, newMark(client));
}

/** Says of what will replace all of another database that it is the whole state that follows there. */
export function markAsNextOf(client: BetterSqlite3.Database, other: BetterSqlite3.Database): void {
  const mark = Number(other.pragma('user_version', { simple: true }));
  writeMark(client, nextWhole(client, mark));
}

export function writeMark(client: BetterSqlite3.Database, mark: Mark): void {
  client.pragma(`user_version = ${mark}`);
}

/**
 * Reads the mark of the file itself, whatever its log says.
 *
 * Closing a file drops the locks that this process has on it: not for one that is open in a process of its own.
 *
 * @returns `null` where the file is too short to be a database
 */
export function readMarkOfFile(file: string): Mark | null {
  const descriptor = openSync(file, 'r');
  try {
    return readMark(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readMark(descriptor: number): Mark | null {
  const bytes = Buffer.alloc(MARK_BYTES);
  const count = readSync(descriptor, bytes, 0, MARK_BYTES, MARK_OFFSET);
  return count === MARK_BYTES ? bytes.readUInt32BE(0) : null;
}

/**
 * Says so of a file that nobody has open, and whose log SQLite has moved into it and removed before that was said: as
 * where the disk failed once, in between.
 */
export function markLeftFile(file: string): void {
  if (existsSync(`${file}-wal`)) return;
  const descriptor = openSync(file, 'r+');
  try {
    const mark = readMark(descriptor);
    if (mark === null || isWhole(mark)) return;
    const bytes = Buffer.alloc(MARK_BYTES);
    bytes.writeUInt32BE(mark + 1);
    writeSync(descriptor, bytes, 0, MARK_BYTES, MARK_OFFSET);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function newMark(client: BetterSqlite3.Database): Mark {
  const sql = `select 2 * (1 + abs(random() % ${HIGHEST_BEGINNING}))`;
  return client.prepare<[], number>(sql).pluck().get() ?? UNMARKED;
}
