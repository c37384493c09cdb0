import type { Day } from '../day.ts';
import { type AnswersByQuestion, listRecalls } from './answer.ts';
import { secondsOf, tookMinutes } from './answer-time.ts';
import type { QuestionCategory } from './bank/question.ts';
import { listQuestions } from './bank/question-bank.ts';
import { costOf } from './drill/candidate.ts';

/** How much was practised in a stretch of days, and how well it was still known. */
export type PracticeFigures = {
  answerCount: number;
  /** Different questions. */
  questionCount: number;
  /** Those answered for the first time. */
  newCount: number;
  /** Time of the answers, as noted or else as their questions take; whole minutes. */
  minutes: number;
  /** Answers to questions that had been answered on an earlier day; the first of each day counts. */
  repeatedCount: number;
  /** Those of them that did not fail. */
  recalledCount: number;
};

/** For a question that is not in the bank any more. */
const USUAL_SECONDS = 120;

/**
 * Sums up what was answered from one day to another, both included. Retention is `recalledCount` of `repeatedCount`.
 *
 * @param bank - says how long an answer takes where that was not noted
 */
export function practiceFigures(
  bank: readonly QuestionCategory[],
  answers: AnswersByQuestion,
  { from, to }: { from: Day; to: Day },
): PracticeFigures {
  const costs = new Map(listQuestions(bank).map(({ question }) => [question.id, costOf(question)]));
  const figures = { answerCount: 0, questionCount: 0, newCount: 0, repeatedCount: 0, recalledCount: 0 };
  let seconds = 0;
  for (const list of answers.values()) {
    const inStretch = list.filter(({ day }) => from <= day && day <= to);
    if (inStretch.length === 0) continue;

    const repeated = listRecalls(list).filter((answer) => inStretch.includes(answer));
    figures.answerCount += inStretch.length;
    figures.questionCount += 1;
    figures.newCount += list[0] === inStretch[0] ? 1 : 0;
    figures.repeatedCount += repeated.length;
    figures.recalledCount += repeated.filter(({ grade }) => grade !== 'again').length;
    for (const answer of inStretch)
      seconds += secondsOf(answer, costs.get(answer.questionKey) ?? USUAL_SECONDS);
  }
  return { ...figures, minutes: tookMinutes(seconds) };
}
