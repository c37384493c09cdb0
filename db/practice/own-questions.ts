import { asc, eq, getTableName, sql } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { OWN_FIELDS } from '../../plans/practice/bank/question-fields.ts';
import type { OwnCategory } from '../../plans/practice/own/own-category.ts';
import type { OwnQuestion, OwnQuestionWords } from '../../plans/practice/own/own-question.ts';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { prepareInsert } from '../file/statements/prepared-insert.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { readAndWrite } from '../file/transaction.ts';
import { isStillOn, listChangedRows } from '../journal/history.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { nextRevision, revisionCounter } from '../journal/revisions.ts';
import { parseImage } from '../journal/row-images.ts';
import { ownQuestions } from '../schema/practice.ts';
import { insertOwnCategories } from './own-categories.ts';

type Row = typeof ownQuestions.$inferSelect;

export type OwnQuestionOutcome =
  | { ok: true; changeId: number | null; revision: number }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: OwnQuestion };

const statements = oncePerDatabase(({ orm }) => ({
  insert: prepareInsert(orm, ownQuestions, [...OWN_FIELDS, 'key', 'origin', 'createdAt', 'archivedOn']),
  update: orm
    .update(ownQuestions)
    .set(Object.fromEntries([...OWN_FIELDS, 'revision'].map((name) => [name, sql`${sql.placeholder(name)}`])))
    .where(eq(ownQuestions.key, sql.placeholder('key')))
    .prepare(),
}));

/**
 * The learner's own questions, archived ones too, in the order in which they were written.
 *
 * The value is shared and stays the same one until one of them changes.
 */
export const listOwnQuestions: (db: Database) => readonly OwnQuestion[] = oncePerState(
  [ownQuestions],
  ({ orm }) => orm.select().from(ownQuestions).orderBy(asc(ownQuestions.id)).all().map(toQuestion),
);

export function findOwnQuestion(db: Database, key: string): OwnQuestion | undefined {
  return listOwnQuestions(db).find(({ id }) => id === key);
}

function toQuestion({ id: _, key, createdAt: __, phase, ...row }: Row): OwnQuestion {
  return { ...row, id: key, phase: phase === '' ? null : phase, sources: [], reads: [] };
}

/** The columns of what it says; a phase that there is none of is an empty text. */
function toColumns({ phase, ...words }: OwnQuestionWords) {
  return { ...words, phase: phase ?? '' };
}

/**
 * Adds a question of the learner's own.
 *
 * @param key - chosen by the caller, at random: one that is never used again, whatever is undone
 * @returns the key under which it stands: that of the first time when the form was sent before
 */
export function addOwnQuestion(
  db: Database,
  { key, words, at, today, formToken }: { key: string; words: OwnQuestionWords } & ChangeMoment,
): { key: string; changeId: number | null } {
  const facts = { kind: 'question-added', prompt: words.prompt } as const;
  const { isRepeat, changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () =>
    insertOwnQuestion(db, key, words, at),
  );
  return { key: isRepeat ? (findAddedKey(db, changeId) ?? key) : key, changeId };
}

function insertOwnQuestion(
  db: Database,
  key: string,
  words: OwnQuestionWords,
  createdAt: string,
  { archivedOn, origin = '' }: Pick<ImportedRow, 'archivedOn' | 'origin'> = { archivedOn: null },
): void {
  statements(db).insert({ ...toColumns(words), key, origin, createdAt, archivedOn });
}

function findAddedKey(db: Database, changeId: number): string | undefined {
  const row = listChangedRows(db, changeId).find(({ tableName }) => tableName === getTableName(ownQuestions));
  const key = parseImage(row?.after ?? null)?.[ownQuestions.key.name];
  return typeof key === 'string' ? key : undefined;
}

type OwnQuestionEdit = { key: string; words: OwnQuestionWords; baseRevision: number };

/** Changes what a question says. The same words again are no change. */
export function editOwnQuestion(db: Database, edit: OwnQuestionEdit & ChangeMoment): OwnQuestionOutcome {
  return readAndWrite(db, () => editAsFound(db, edit));
}

function editAsFound(
  db: Database,
  { key, words, baseRevision, at, today, formToken }: OwnQuestionEdit & ChangeMoment,
): OwnQuestionOutcome {
  const current = findOwnQuestion(db, key);
  if (!current) return { ok: false, reason: 'missing' };
  const fields = changedFields(current, words);
  if (fields.length === 0) return { ok: true, changeId: null, revision: current.revision };
  if (current.revision !== baseRevision) return { ok: false, reason: 'stale', current };

  const { tableName, keyColumn, column } = REVISIONS;
  const row = { tableName, key: { [keyColumn]: key }, column, current: current.revision };
  const revision = nextRevision(db, row);
  const facts = { kind: 'question-edited', prompt: current.prompt, fields } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () =>
    writeOwnQuestion(db, key, words, revision),
  );
  return { ok: true, changeId, revision };
}

function writeOwnQuestion(db: Database, key: string, words: OwnQuestionWords, revision: number): void {
  const columns = Object.entries({ ...toColumns(words), revision });
  // What a prepared update is given goes to the file as it is: lists are kept as JSON.
  const stored = columns.map(([name, value]) => [name, Array.isArray(value) ? JSON.stringify(value) : value]);
  statements(db).update.run({ ...Object.fromEntries(stored), key });
}

const REVISIONS = {
  tableName: getTableName(ownQuestions),
  keyColumn: ownQuestions.key.name,
  column: ownQuestions.revision.name,
};

function changedFields(current: OwnQuestion, words: OwnQuestionWords): (keyof OwnQuestionWords)[] {
  return OWN_FIELDS.filter((field) => JSON.stringify(words[field]) !== JSON.stringify(current[field]));
}

/** Takes a question out of the bank, or brings it back; `undefined` when there is no such question. */
export function setOwnQuestionArchived(
  db: Database,
  { key, archivedOn, at, today, formToken }: { key: string; archivedOn: Day | null } & ChangeMoment,
): ChangeMade | undefined {
  const kind = archivedOn === null ? 'question-brought-back' : 'question-archived';
  const facts = (question: OwnQuestion | undefined) => ({ kind, prompt: question?.prompt ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const question = findOwnQuestion(db, key);
      // Archiving it again never gives another day.
      if (question && (archivedOn === null) !== (question.archivedOn === null))
        writeArchivedOn(db, key, archivedOn);
      return question;
    }),
  );
}

/** A question of a file, with the key that it has or gets, and what it is in that file. */
export type ImportedRow = {
  key: string;
  words: OwnQuestionWords;
  archivedOn: Day | null;
  origin?: string | undefined;
};

type ImportedQuestions = {
  rows: readonly ImportedRow[];
  /** Those of the learner's own that are made for them. */
  categories?: readonly OwnCategory[];
  /** What `journalBasis` said when the file was judged. */
  basis?: string;
};

/**
 * Keeps what a file brings, all of it as one change. One that is there is changed, another added.
 *
 * @param tell - is told now and then how many rows are written
 * @returns `undefined`, and nothing written, when something was changed since
 */
export function importOwnQuestions(
  db: Database,
  { rows, categories = [], basis, at, today, formToken }: ImportedQuestions & ChangeMoment,
  tell: (done: number) => void = () => {},
): ChangeMade | undefined {
  const facts = { kind: 'questions-imported', count: rows.length } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!isStillOn(db, basis)) return undefined;
      insertOwnCategories(db, categories, at);
      keepRows(db, rows, at, tell);
      return rows;
    }),
  );
}

/**
 * Makes questions of what a real round asked, all of them as one change. One that was archived comes back.
 *
 * @param title - what the round is called
 */
export function addAskedQuestions(
  db: Database,
  { rows, title, at, today, formToken }: { rows: readonly ImportedRow[]; title: string } & ChangeMoment,
): ChangeMade {
  const facts = { kind: 'questions-asked', title, count: rows.length } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => keepRows(db, rows, at));
  return { changeId };
}

/** So many rows are written before it is told how far it is. */
const ROWS_AT_ONCE = 200;

function keepRows(
  db: Database,
  rows: readonly ImportedRow[],
  at: string,
  tell: (done: number) => void = () => {},
): void {
  const known = new Map(listOwnQuestions(db).map((question) => [question.id, question]));
  const revisionOf = revisionCounter(db, REVISIONS);
  for (const [index, { key, words, archivedOn, origin }] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) tell(index);
    const current = known.get(key);
    if (!current) insertOwnQuestion(db, key, words, at, { archivedOn, origin });
    else if (changedFields(current, words).length > 0)
      writeOwnQuestion(db, key, words, revisionOf(key, current.revision));
    if (current && current.archivedOn !== archivedOn) writeArchivedOn(db, key, archivedOn);
  }
}

function writeArchivedOn({ orm }: Database, key: string, archivedOn: Day | null): void {
  orm.update(ownQuestions).set({ archivedOn }).where(eq(ownQuestions.key, key)).run();
}
