import type BetterSqlite3 from 'better-sqlite3';
import { isFault } from './faults.ts';
import { hasLog } from './log.ts';
import { isWhole, type Mark, markLeftFile, nextLogged, nextWhole, UNMARKED, writeMark } from './mark.ts';

/** So many changes after it was idle go into the file itself at once; those that follow at their heels go to the log. */
const CHANGES_AT_ONCE = 2;
/** How long a change that is to stand in the file waits for whoever reads an earlier state: a command is done long before. */
const READER_PATIENCE_MS = 1000;

/** What one connection knows of the bookkeeping of its file. */
type Book = {
  changeCount: BetterSqlite3.Statement<[], number>;
  mark: BetterSqlite3.Statement<[], number>;
  /** How many rows had been changed when the transaction began. */
  changesBefore: number;
  /** The mark that this connection wrote into the log. */
  markInLog: number;
  changesSinceIdle: number;
  /** The file says that its log has more. */
  isAnnounced: boolean;
  /** What was committed has to be moved into the file. */
  isToBeMoved: boolean;
  /** How many read the file for long, so that what is written meanwhile stays in the log. */
  longReaders: number;
  /** Somebody reads it for longer than was waited: nobody is waited for until all could be moved again. */
  hasStubbornReader: boolean;
};

const books = new WeakMap<BetterSqlite3.Database, Book>();

/** From here on the write transactions of this connection keep the mark of the file true. */
export function keepBook(client: BetterSqlite3.Database): void {
  books.set(client, {
    changeCount: client.prepare<[], number>('select total_changes()').pluck(),
    mark: client.prepare<[], number>('pragma user_version').pluck(),
    changesBefore: 0,
    markInLog: UNMARKED,
    changesSinceIdle: 0,
    isAnnounced: false,
    isToBeMoved: false,
    longReaders: 0,
    hasStubbornReader: false,
  });
}

/** Tells whether a file is one of which book is kept. */
export function isMarked(client: BetterSqlite3.Database): boolean {
  return markOf(client) !== UNMARKED;
}

/** Tells whether the log has more than the file. */
export function hasMoreInLog(client: BetterSqlite3.Database): boolean {
  return !isWhole(markOf(client));
}

function markOf(client: BetterSqlite3.Database): Mark {
  return books.get(client)?.mark.get() ?? UNMARKED;
}

/** Before a write transaction: where changes come one after the other, the file says first that its log will have more. */
export function announceChanges(client: BetterSqlite3.Database): void {
  const book = books.get(client);
  if (!book || book.isAnnounced || book.changesSinceIdle < CHANGES_AT_ONCE) return;
  tryTo(() => announceLog(client, book));
}

/**
 * Before another connection reads the file for long: nothing can be moved into it meanwhile, so that it says first that
 * its log may have more, until it is settled after that.
 *
 * @returns ends it
 */
export function announceReading(client: BetterSqlite3.Database): () => void {
  const book = books.get(client);
  if (!book) return () => undefined;
  if (!book.isAnnounced) tryTo(() => announceLog(client, book));
  book.longReaders += 1;
  return () => {
    book.longReaders -= 1;
  };
}

/** Says it in the file itself, and before there is more. */
function announceLog(client: BetterSqlite3.Database, book: Book): void {
  inTransaction(client, () => {
    const mark = book.mark.get() ?? UNMARKED;
    if (isWhole(mark)) writeMark(client, nextLogged(mark));
    return true;
  });
  book.isAnnounced = moveForCertain(client, book);
}

/** In a write transaction, before anything is written. */
export function noteCountBefore(client: BetterSqlite3.Database): void {
  const book = books.get(client);
  if (book) book.changesBefore = book.changeCount.get() ?? 0;
}

/** In the transaction, just before it is committed. */
export function markChange(client: BetterSqlite3.Database): void {
  const book = books.get(client);
  if (!book || book.changeCount.get() === book.changesBefore) return;
  const mark = book.mark.get() ?? UNMARKED;
  if (mark === UNMARKED) return;

  if (isWhole(mark)) {
    writeMark(client, nextWhole(client, mark));
    book.isToBeMoved = true;
  } else if (book.markInLog !== mark) {
    // The first page in the log tells to which state of the file it belongs.
    writeMark(client, mark);
    book.markInLog = mark;
  }
}

/** After the commit, and before anybody is told of it: what the learner knows to be saved is in the file. */
export function moveChange(client: BetterSqlite3.Database): void {
  const book = books.get(client);
  if (!book?.isToBeMoved) return;

  book.isToBeMoved = false;
  book.changesSinceIdle += 1;
  book.isAnnounced = false;
  tryTo(() => moveForCertain(client, book));
}

/**
 * Moves the log into the file, and waits for those that read an earlier state, as a command does that began just before
 * the change: SQLite writes nothing to the file that they would have to read, not the mark either.
 *
 * @returns whether all of it was moved; it is not while another program goes on reading, as one that copies the log away
 *   all the time, and is tried again with the next change
 */
function moveForCertain(client: BetterSqlite3.Database, book: Book): boolean {
  const isMoved =
    moveLog(client, 'passive') || (!book.hasStubbornReader && moveLog(client, 'full', READER_PATIENCE_MS));
  book.hasStubbornReader = !isMoved;
  return isMoved;
}

/**
 * Moves the log into the file, which is whole by itself then, and says so in it. What is there already is left.
 *
 * First the log, then the mark: whoever finds a file marked as whole finds all of it.
 *
 * @returns whether it is whole now; it is not while another process reads an earlier state, or writes
 */
export function settle(client: BetterSqlite3.Database): boolean {
  const book = books.get(client);
  if (!book || client.inTransaction || book.longReaders > 0) return false;
  const mark = book.mark.get() ?? UNMARKED;
  if (isWhole(mark) && mark !== UNMARKED && !hasLog(client.name)) return true;

  const version = client.pragma('data_version', { simple: true });
  if (!moveLog(client, 'passive')) return false;
  const isMarked = unlessBusy(client, () =>
    inTransaction(client, () => {
      if (client.pragma('data_version', { simple: true }) !== version) return false;
      if (!isWhole(mark) || mark === UNMARKED) writeMark(client, nextWhole(client, mark));
      return true;
    }),
  );
  if (!isMarked || !moveLog(client, 'truncate')) return false;
  book.changesSinceIdle = 0;
  book.isAnnounced = false;
  return true;
}

/** Closes a connection of whoever has the file: SQLite moves the log into it then, and takes the log away. */
export function closeAsLast(client: BetterSqlite3.Database): void {
  const file = client.name;
  tryTo(() => {
    client.pragma('query_only = off');
    settle(client);
  });
  client.close();
  tryTo(() => markLeftFile(file));
}

type Moved = { busy: number; log: number; checkpointed: number };

/** @returns whether all of it was moved; nobody is waited for, unless some patience is given */
function moveLog(
  client: BetterSqlite3.Database,
  mode: 'passive' | 'full' | 'truncate',
  patienceMs = 0,
): boolean {
  return withPatience(client, patienceMs, () => {
    const [moved] = client.prepare<[], Moved>(`pragma wal_checkpoint(${mode})`).all();
    return moved !== undefined && moved.busy === 0 && moved.log === moved.checkpointed;
  });
}

/** Nobody asked for it: it is left for later where another process writes, as one that takes back much. */
function unlessBusy(client: BetterSqlite3.Database, act: () => boolean): boolean {
  try {
    return withPatience(client, 0, act);
  } catch (error) {
    if (isFault(error) && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

function withPatience<T>(client: BetterSqlite3.Database, patienceMs: number, act: () => T): T {
  // None at all while another thread writes for long.
  const patienceBefore = client.pragma('busy_timeout', { simple: true });
  client.pragma(`busy_timeout = ${patienceMs}`);
  try {
    return act();
  } finally {
    client.pragma(`busy_timeout = ${patienceBefore}`);
  }
}

function inTransaction(client: BetterSqlite3.Database, write: () => boolean): boolean {
  client.exec('BEGIN IMMEDIATE');
  try {
    const isDone = write();
    client.exec('COMMIT');
    return isDone;
  } catch (error) {
    if (client.inTransaction) client.exec('ROLLBACK');
    throw error;
  }
}

/** What was written is on the disk, in the log: that the file could not take it in is no reason to say that it failed. */
function tryTo(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!isFault(error)) throw error;
  }
}
