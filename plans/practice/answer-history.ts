import type { Day } from '../day.ts';
import type { Answer } from './answer.ts';
import { dueOn, memoriesAfter } from './memory.ts';

/** An answer, and when the question was to come again after it. */
export type HistoryLine = { answer: Answer; dueOn: Day };

/**
 * The history of a question, the newest answer first.
 *
 * @param answers - those to one question, in order of day
 * @param retention - the probability with which it should still be known when it comes again
 */
export function historyOf(answers: readonly Answer[], retention: number): HistoryLine[] {
  const memories = memoriesAfter(answers);
  return answers
    .flatMap((answer, index) => {
      const memory = memories[index];
      return memory ? [{ answer, dueOn: dueOn(memory, retention) }] : [];
    })
    .reverse();
}
