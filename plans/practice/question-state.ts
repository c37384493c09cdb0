import { type Day, dayNumber } from '../day.ts';
import type { Answer, AnswersByQuestion } from './answer.ts';
import { dueDayNumber, intervalOf, memoryAfter } from './memory.ts';

/** How far a question is with the learner. */
export const QUESTION_STATES = ['new', 'learning', 'due', 'weak', 'mastered'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** From this many days between two answers on, a question counts as mastered. */
export const MASTERED_INTERVAL_DAYS = 21;

/**
 * Tells how far a question is. The first of these that holds:
 *
 * - `new`: it was never answered;
 * - `weak`: its last answer failed, or two of its last three were no better than hard;
 * - `due`: its day to come again is here;
 * - `mastered`: it comes again only {@link MASTERED_INTERVAL_DAYS} days or more after its last answer;
 * - `learning`: anything else.
 *
 * @param answers - those to the question, in order of day
 * @param retention - the probability with which a question should still be known when it comes again
 */
export function stateOf(answers: readonly Answer[], today: Day, retention: number): QuestionState {
  const memory = memoryAfter(answers);
  if (memory === null) return 'new';
  if (memory.isWeak) return 'weak';
  if (dueDayNumber(memory, retention) <= dayNumber(today)) return 'due';
  return intervalOf(memory, retention) >= MASTERED_INTERVAL_DAYS ? 'mastered' : 'learning';
}

/** Tells the state of each question by its id. */
export function statesIn(
  answers: AnswersByQuestion,
  today: Day,
  retention: number,
): (questionId: string) => QuestionState {
  return (questionId) => stateOf(answers.get(questionId) ?? [], today, retention);
}
