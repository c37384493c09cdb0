import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { isWhole, type Mark, readMarkOfFile, UNMARKED } from './mark.ts';

/** What a log that lies beside a database would bring into it. */
export type Log = {
  /** The mark that it writes first, and last; `null` where it writes none. */
  firstMark: Mark | null;
  lastMark: Mark | null;
  /** It writes more than the first page, where the mark is. */
  hasMore: boolean;
};

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const PAGE_SIZE_OFFSET = 8;
const SALT_OFFSET = 16;
const FRAME_SALT_OFFSET = 8;
const SALT_BYTES = 8;
const COMMIT_OFFSET = 4;
const MARK_OFFSET = FRAME_HEADER_BYTES + 60;

/** Tells whether a log has anything in it. */
export function hasLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * Looks through the log of a database, for what was committed in it.
 *
 * @returns `null` where nothing was
 * @see https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
function readLog(file: string): Log | null {
  if (!existsSync(`${file}-wal`)) return null;
  const descriptor = openSync(`${file}-wal`, 'r');
  try {
    return readFrames(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** How the log of a database begins, other each time that it begins anew; `null` where there is none. */
export function readLogHead(file: string): string | null {
  if (!hasLog(file)) return null;
  const descriptor = openSync(`${file}-wal`, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(descriptor, header, 0, HEADER_BYTES, 0);
    return header.toString('hex');
  } finally {
    closeSync(descriptor);
  }
}

function readFrames(descriptor: number): Log | null {
  const header = Buffer.alloc(HEADER_BYTES);
  if (readSync(descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return null;

  const salt = header.subarray(SALT_OFFSET, SALT_OFFSET + SALT_BYTES);
  const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(PAGE_SIZE_OFFSET);
  const frame = Buffer.alloc(MARK_OFFSET + 4);
  let seen: Log = { firstMark: null, lastMark: null, hasMore: false };
  let committed: Log | null = null;
  for (let place = HEADER_BYTES; ; place += frameBytes) {
    const count = readSync(descriptor, frame, 0, frame.length, place);
    const isOfLog = frame.subarray(FRAME_SALT_OFFSET, FRAME_SALT_OFFSET + SALT_BYTES).equals(salt);
    if (count < frame.length || !isOfLog) return committed;
    seen = withFrame(seen, frame);
    if (frame.readUInt32BE(COMMIT_OFFSET) > 0) committed = seen;
  }
}

function withFrame(log: Log, frame: Buffer): Log {
  if (frame.readUInt32BE(0) !== 1) return { ...log, hasMore: true };
  const mark = frame.readUInt32BE(MARK_OFFSET);
  return { ...log, firstMark: log.firstMark ?? mark, lastMark: mark };
}

const JOURNAL_MAGIC = 'd9d505f920a163d7';
const JOURNAL_SIZE_OFFSET = 16;
const JOURNAL_HEADER_BYTES = 20;

/**
 * How many pages a database had before a write that was cut off, and that SQLite takes back. Daymark's own writes go to
 * the log: only that which makes a new file, and that which ends a log for good, have such a journal.
 *
 * @returns `null` where nothing has to be taken back
 */
export function pagesBeforeCut(file: string): number | null {
  if (!existsSync(`${file}-journal`)) return null;
  const header = Buffer.alloc(JOURNAL_HEADER_BYTES);
  const descriptor = openSync(`${file}-journal`, 'r');
  try {
    readSync(descriptor, header, 0, JOURNAL_HEADER_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  return header.toString('hex').startsWith(JOURNAL_MAGIC) ? header.readUInt32BE(JOURNAL_SIZE_OFFSET) : null;
}

/** The first write to a new file makes its first page: taken back in a larger one, it would empty that. */
const NEW_FILE_BYTES = 4096;

/**
 * Compares a database that nobody has open with the log beside it.
 *
 * @returns `lost` when the log of the file is gone, `strange` when what lies beside it belongs to another file
 */
export function compareWithLog(file: string): 'fits' | 'lost' | 'strange' {
  if (pagesBeforeCut(file) === 0 && statSync(file).size > NEW_FILE_BYTES) return 'strange';
  const mark = readMarkOfFile(file) ?? UNMARKED;
  const log = readLog(file);
  // A log is begun anew only when all of it was moved: killed just then, it has nothing yet, and the file has all.
  if (log === null) return isWhole(mark) || hasLog(file) ? 'fits' : 'lost';
  return belongs(mark, log) ? 'fits' : 'strange';
}

/** A log begins with the step from the mark of its file, and the file may have taken in some of it already. */
function belongs(mark: Mark, { firstMark, lastMark, hasMore }: Log): boolean {
  if (firstMark === null || lastMark === null) return mark === UNMARKED || !isWhole(mark);
  if (mark === UNMARKED) return firstMark === UNMARKED || !hasMore;
  const before = isWhole(firstMark) ? firstMark - 2 : firstMark - 1;
  return before <= mark && mark <= lastMark;
}
