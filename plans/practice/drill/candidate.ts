import type { Day } from '../../day.ts';
import { sumOf } from '../../sum.ts';
import type { AnswersByQuestion } from '../answer.ts';
import type { Question, QuestionCategory } from '../bank/question.ts';
import { listQuestions, type PlacedQuestion } from '../bank/question-bank.ts';
import { type Memory, memoryBefore } from '../memory.ts';

/** What reading, uncovering, ticking and grading take beside the speaking time, in seconds. */
const OVERHEAD_SECONDS = 60;

/** What an answer to a question takes in all, in seconds. */
export function costOf({ seconds }: Pick<Question, 'seconds'>): number {
  return seconds + OVERHEAD_SECONDS;
}

/** A question that a day's drill may ask; `memory` is how it stood in the morning, `null` when it is new. */
export type Candidate = PlacedQuestion & { costSeconds: number; memory: Memory | null };
export type SeenCandidate = Candidate & { memory: Memory };

/** Every question of the bank as it stood in the morning of a day. */
export function candidatesOn(
  bank: readonly QuestionCategory[],
  answers: AnswersByQuestion,
  day: Day,
): Candidate[] {
  return listQuestions(bank).map(({ question, category }) => {
    const given = answers.get(question.id);
    return {
      question,
      category,
      costSeconds: costOf(question),
      memory: given ? memoryBefore(given, day) : null,
    };
  });
}

export function isSeen(candidate: Candidate): candidate is SeenCandidate {
  return candidate.memory !== null;
}

/** The sum of what some answers take, in seconds. */
export function totalCost(candidates: readonly Candidate[]): number {
  return sumOf(candidates, ({ costSeconds }) => costSeconds);
}

/** Weak ones first, then the one least likely to be known. */
export function weakFirst(
  candidates: readonly SeenCandidate[],
  recall: (memory: Memory) => number,
): SeenCandidate[] {
  return candidates
    .map((candidate) => ({
      candidate,
      weak: Number(candidate.memory.isWeak),
      recall: recall(candidate.memory),
    }))
    .sort((one, other) => other.weak - one.weak || one.recall - other.recall)
    .map(({ candidate }) => candidate);
}
