import { randomBytes } from 'node:crypto';
import type { Database } from '../db/file/open.ts';
import { oncePerDatabase } from '../db/file/statements.ts';
import { listOwnQuestions } from '../db/practice/own-questions.ts';
import { type OwnQuestion, withOwnQuestions } from '../plans/practice/own-question.ts';
import { OWN_PREFIX, type QuestionCategory } from '../plans/practice/question.ts';
import type { AppDeps } from './deps.ts';

type Bank = readonly QuestionCategory[];

const memories = oncePerDatabase(
  (_db: Database): { last: { from: readonly [Bank, readonly OwnQuestion[]]; bank: Bank } | null } => ({
    last: null,
  }),
);

/**
 * Every question that can be practised, by category: those that come with Daymark, and the learner's own.
 *
 * The value is shared and stays the same one until an own question changes.
 */
export function bankOf({ db, library }: Pick<AppDeps, 'db' | 'library'>): Bank {
  const own = listOwnQuestions(db);
  const memory = memories(db);
  const { last } = memory;
  if (last?.from[0] === library.categories && last.from[1] === own) return last.bank;

  const bank = withOwnQuestions(library.categories, own);
  memory.last = { from: [library.categories, own], bank };
  return bank;
}

/** The id of a new question of the learner's own: never one that was used before, on another machine either. */
export function newOwnKey(): string {
  return `${OWN_PREFIX}${randomBytes(6).toString('hex')}`;
}
