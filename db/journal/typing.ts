import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { Database } from '../file/open.ts';
import { latestChange, listChangedRows } from './history.ts';
import { type ChangeMoment, continueChange, recordChange } from './journal.ts';
import { isKeyOf } from './revisions.ts';
import { parseImage, type RowImage } from './row-images.ts';

/** What is being typed: the row that holds it, and which of its columns it fills. */
export type Typing = {
  tableName: string;
  key: RowImage;
  columns: readonly string[];
  facts: NewChangeFacts;
  taskId?: number | undefined;
};

/** Saves of one thing within this time of each other are one change: typing saves itself every few seconds. */
const ONE_CHANGE_MS = 10 * 60_000;

/**
 * Saves what is typed, as part of the newest change where that is the same typing still going on.
 *
 * It belongs into one transaction with what was read to judge it.
 */
export function recordTyping(
  db: Database,
  typing: Typing,
  { at, today, formToken }: ChangeMoment,
  write: () => void,
): void {
  const changeId = findChangeToContinue(db, typing, at);
  if (changeId === undefined) {
    const { facts, taskId } = typing;
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, write);
  } else {
    continueChange(db, changeId, at, write);
  }
}

/** The newest change, if it stands, was made just now, and wrote nothing but this. */
function findChangeToContinue(db: Database, typing: Typing, at: string): number | undefined {
  const latest = latestChange(db);
  if (!latest?.canUndo) return undefined;

  const age = Date.parse(at) - Date.parse(latest.at);
  const [row, ...others] = listChangedRows(db, latest.id);
  if (age < 0 || age > ONE_CHANGE_MS || !row || others.length > 0) return undefined;
  return row.tableName === typing.tableName &&
    wroteOnly(typing, parseImage(row.before), parseImage(row.after))
    ? latest.id
    : undefined;
}

function wroteOnly({ key, columns }: Typing, before: RowImage | null, after: RowImage | null): boolean {
  if (after === null || !isKeyOf(key, after)) return false;
  const own = new Set([...Object.keys(key), ...columns]);
  // A row that the typing began has nothing else yet.
  return Object.keys(after).every(
    (column) => own.has(column) || after[column] === (before?.[column] ?? null),
  );
}
