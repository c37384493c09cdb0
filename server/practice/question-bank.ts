import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/file/open.ts';
import { oncePerDatabase } from '../../db/file/statements/statements.ts';
import { listOwnCategories } from '../../db/practice/own-categories.ts';
import { findOwnQuestion, listOwnQuestions } from '../../db/practice/own-questions.ts';
import { isOwn, OWN_PREFIX, type QuestionCategory } from '../../plans/practice/bank/question.ts';
import { findQuestion, type PlacedQuestion } from '../../plans/practice/bank/question-bank.ts';
import type { OwnCategory } from '../../plans/practice/own/own-category.ts';
import {
  type OwnQuestion,
  placeIn,
  withOwnCategories,
  withOwnQuestions,
} from '../../plans/practice/own/own-question.ts';
import type { AppDeps } from '../deps.ts';
import type { Library } from '../library/library.ts';

type Bank = readonly QuestionCategory[];

/** The bank of the last own questions that were read; keyed by these and by the categories of Daymark. */
const memories = oncePerDatabase(
  (
    _db: Database,
  ): {
    last: { from: readonly [Bank, readonly OwnQuestion[], readonly OwnCategory[]]; bank: Bank } | null;
  } => ({
    last: null,
  }),
);

/**
 * Every question that can be practised, by category: those that come with Daymark, and the learner's own.
 *
 * The value is shared and stays the same one until an own question changes.
 */
export function bankOf({
  db,
  library,
}: Pick<AppDeps, 'db'> & { library: Pick<Library, 'categories'> }): Bank {
  const own = listOwnQuestions(db);
  const ownCategories = listOwnCategories(db);
  const memory = memories(db);
  const { last } = memory;
  if (last?.from[0] === library.categories && last.from[1] === own && last.from[2] === ownCategories)
    return last.bank;

  const bank = withOwnQuestions(withOwnCategories(library.categories, ownCategories), own);
  memory.last = { from: [library.categories, own, ownCategories], bank };
  return bank;
}

/** A question of the bank, or one of the learner's own that is archived; `null` when there is none. */
export function findAnyQuestion(deps: Pick<AppDeps, 'db' | 'library'>, id: string): PlacedQuestion | null {
  const own = isOwn({ id }) ? findOwnQuestion(deps.db, id) : undefined;
  if (own) return { question: own, category: placeIn(bankOf(deps), own) };
  return findQuestion(bankOf(deps), id);
}

/** Where a question can stand: the bank's categories, and those of the learner's own. */
export function placesOf({
  db,
  library,
}: Pick<AppDeps, 'db'> & { library: Pick<Library, 'categories'> }): Bank {
  return withOwnCategories(library.categories, listOwnCategories(db));
}

/** The id of a new question of the learner's own: never one that was used before, on another machine either. */
export function newOwnKey(): string {
  return `${OWN_PREFIX}${randomBytes(6).toString('hex')}`;
}
