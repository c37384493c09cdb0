import { fsrs, Rating } from 'ts-fsrs';
import { type Day, dayNumber, dayOfNumber } from '../day.ts';
import type { Answer, Grade } from './answer.ts';

/** How well a question is remembered, as far as its answers tell. */
export type Memory = {
  /** Days after which it is still known nine times in ten; above 0. */
  stability: number;
  /** From 1 to 10. */
  difficulty: number;
  /** The day of the last answer, by its {@link dayNumber}. */
  lastDayNumber: number;
  lastGrade: Grade;
  /** Days with an answer: what comes back on the same day was not seen once more. */
  dayCount: number;
  /** The last answer failed, or two of the last three were no better than hard. */
  isWeak: boolean;
};

/** No question rests for longer than this many days. */
const LONGEST_INTERVAL = 365;

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

/**
 * Only the arithmetic of memory is used, never the dates of the package, which are UTC's: days are the learner's own.
 * Without its short-term steps a second answer on one day neither adds to a memory nor hurts it unless it fails.
 */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * What followed from each list of answers, keyed by the list and kept for as long as that lives. A list never changes,
 * and most stay the same from change to change.
 */
const known = new WeakMap<readonly Answer[], readonly Memory[]>();

/**
 * The memory of a question after each of its answers.
 *
 * @param answers - those to one question, in order of day; the same list is computed once
 */
export function memoriesAfter(answers: readonly Answer[]): readonly Memory[] {
  const earlier = known.get(answers);
  if (earlier) return earlier;

  const memories: Memory[] = [];
  for (const [index, answer] of answers.entries()) {
    memories.push(
      remember(memories.at(-1) ?? null, answer, answers.slice(Math.max(0, index - 2), index + 1)),
    );
  }
  known.set(answers, memories);
  return memories;
}

/** The memory of a question as it stood before a day; `null` when it was not answered before. */
export function memoryBefore(answers: readonly Answer[], day: Day): Memory | null {
  const memories = memoriesAfter(answers);
  const before = dayNumber(day);
  return memories.findLast(({ lastDayNumber }) => lastDayNumber < before) ?? null;
}

/** The memory of a question after all of its answers; `null` when it was never answered. */
export function memoryAfter(answers: readonly Answer[]): Memory | null {
  return memoriesAfter(answers).at(-1) ?? null;
}

function remember(before: Memory | null, { day, grade }: Answer, lastThree: readonly Answer[]): Memory {
  const lastDayNumber = dayNumber(day);
  const elapsedDays = before === null ? 0 : Math.max(0, lastDayNumber - before.lastDayNumber);
  const { stability, difficulty } = scheduler.next_state(before, elapsedDays, RATINGS[grade]);
  return {
    stability,
    difficulty,
    lastDayNumber,
    lastGrade: grade,
    dayCount: (before?.dayCount ?? 0) + (before?.lastDayNumber === lastDayNumber ? 0 : 1),
    isWeak: grade === 'again' || lastThree.filter(isPoor).length >= 2,
  };
}

function isPoor({ grade }: Answer): boolean {
  return grade === 'again' || grade === 'hard';
}

/**
 * The day on which a question comes again: after as many days as it will be known with the wanted probability, at
 * least one and at most a year. What failed last comes again the next day.
 *
 * @param retention - the probability, between 0 and 1, with which it should still be known then
 */
export function dueOn(memory: Memory, retention: number): Day {
  return dayOfNumber(dueDayNumber(memory, retention));
}

/** The same as a {@link dayNumber}. */
export function dueDayNumber(memory: Memory, retention: number): number {
  return memory.lastDayNumber + intervalOf(memory, retention);
}

/** Days from the last answer until a question comes again. */
export function intervalOf({ stability, lastGrade }: Memory, retention: number): number {
  if (lastGrade === 'again') return 1;
  const days = Math.round(stability * scheduler.calculate_interval_modifier(retention));
  return Math.min(LONGEST_INTERVAL, Math.max(1, days));
}

/** The probability with which a question is known on a day, as far as its answers tell. */
export function recallOn({ stability, lastDayNumber }: Memory, onDayNumber: number): number {
  return scheduler.forgetting_curve(Math.max(0, onDayNumber - lastDayNumber), stability);
}
