import type { Day } from '../day.ts';
import type { Answer, AnswersByQuestion } from './answer.ts';
import type { Question, QuestionCategory } from './bank/question.ts';
import { listQuestions, type PlacedQuestion } from './bank/question-bank.ts';

/** The lengths at which the same idea is told, in seconds. */
const RUNGS = [20, 60, 120] as const;

/** Forms that can be told at any length; a story or a program cannot. */
const LADDER_FORMS: readonly Question['form'][] = ['explain', 'lightning', 'derive'];

/** A length of the ladder: `pointCount` is how many points there is time for, the core one at the least. */
export type Rung = { seconds: number; pointCount: number; answer: Answer | null };

/** Tells whether an idea can be told at three lengths. */
export function hasLadder({ form }: Pick<Question, 'form'>): boolean {
  return LADDER_FORMS.includes(form);
}

/**
 * The rungs of a question with the day's answers to them, shortest first: one point fits into the first, half of the
 * points, rounded up, into the second, all into the last.
 */
export function rungsOn(question: Question, answers: readonly Answer[], day: Day): Rung[] {
  const climbed = answers.filter((answer) => answer.day === day && answer.mode === 'ladder');
  const shares = [
    Math.min(1, question.points.length),
    Math.ceil(question.points.length / 2),
    question.points.length,
  ];
  return RUNGS.map((seconds, index) => ({
    seconds,
    pointCount: shares[index] ?? 0,
    answer: climbed[index] ?? null,
  }));
}

/**
 * Ideas to climb with: those answered before come first, the ones whose ladder lies longest back or was never
 * climbed leading, then new ones in the order of the bank.
 *
 * @param isOpen - whether a new question has come up yet
 */
export function suggestLadders(
  bank: readonly QuestionCategory[],
  answers: AnswersByQuestion,
  isOpen: (question: Question) => boolean,
): PlacedQuestion[] {
  const lastClimb = (id: string) => answers.get(id)?.findLast(({ mode }) => mode === 'ladder')?.day ?? '';
  return listQuestions(bank)
    .filter(({ question }) => hasLadder(question) && (answers.has(question.id) || isOpen(question)))
    .map((placed) => ({
      placed,
      seen: Number(answers.has(placed.question.id)),
      last: lastClimb(placed.question.id),
    }))
    .sort(
      (one, other) => other.seen - one.seen || (one.last < other.last ? -1 : Number(one.last > other.last)),
    )
    .map(({ placed }) => placed);
}
