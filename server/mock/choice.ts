import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/file/open.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import type { Day } from '../../plans/day.ts';
import { chooseQuestions, lastAnswersOf } from '../../plans/mock/choose-questions.ts';
import type { MockFormat } from '../../plans/mock/mock-format.ts';
import type { Library } from '../library/library.ts';
import { bankOf } from '../practice/question-bank.ts';

/** The questions of each round of a new mock, by how earlier answers went. */
export function chooseForMock(
  deps: { db: Database; library: Pick<Library, 'categories'> },
  { format, seed, today }: { format: MockFormat; seed: string; today: Day },
): string[][] {
  const lastAnswers = lastAnswersOf(loadAnswers(deps.db));
  return chooseQuestions(format, { bank: bankOf(deps), lastAnswers, seed, today });
}

/** A seed that nobody typed; short, so that it can be read out. */
export function newSeed(): string {
  return randomBytes(4).toString('hex');
}
