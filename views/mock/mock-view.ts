import type { DescribedRound } from '../../plans/mock/mock.ts';
import type { Grade } from '../../plans/practice/answer.ts';
import type { Question } from '../../plans/practice/bank/question.ts';

/** A question of a round; `question` is `null` when the bank has it no more. */
export type AskedQuestion = { key: string; question: Question | null; grade: Grade | null };

/** A round as its page shows it. */
export type RoundView = DescribedRound & {
  asked: readonly AskedQuestion[];
  /** By now. */
  seconds: number;
};
