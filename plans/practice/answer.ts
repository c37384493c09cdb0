import type { Day } from '../day.ts';

/** How well an answer went, from worst to best, as spaced repetition has it. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
export type Grade = (typeof GRADES)[number];

/** On what occasion a question was answered. */
export const ANSWER_MODES = ['drill', 'derivation', 'ladder', 'lightning', 'mock'] as const;
export type AnswerMode = (typeof ANSWER_MODES)[number];

/** What is told of an answer: so many characters of what was missing, minutes that it took, and points. */
export const LONGEST_MISSING = 2000;
export const LONGEST_ANSWER_MINUTES = 240;
export const MOST_POINTS = 20;

/** A question that was answered and graded. */
export type Answer = {
  id: number;
  /** The id of the question in the bank. */
  questionKey: string;
  /** The learner's day. */
  day: Day;
  /** The instant, ISO 8601 in UTC. */
  answeredAt: string;
  grade: Grade;
  mode: AnswerMode;
  /** Which points were made, counted from 1. */
  pointsMade: readonly number[];
  /** What was missing, in the learner's words; may be empty. */
  missing: string;
  /** How long it took, where that was noted. */
  seconds: number | null;
  /** The point at which the learner was first stuck, from 1. */
  stuckAt: number | null;
  mockId: number | null;
};

/** The answers to each question that was answered, by its id; those to one question in order of day. */
export type AnswersByQuestion = ReadonlyMap<string, readonly Answer[]>;

/**
 * The answers that came of a memory of an earlier day: the first of each day but the first. What comes back on the same
 * day was just read.
 *
 * @param answers - those to one question, in order of day
 */
export function listRecalls(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ day }, index) => {
    const before = answers[index - 1];
    return before !== undefined && before.day !== day;
  });
}
