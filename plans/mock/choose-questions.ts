import { addDays, type Day } from '../day.ts';
import type { AnswersByQuestion, Grade } from '../practice/answer.ts';
import type { Question, QuestionCategory } from '../practice/bank/question.ts';
import { listQuestions } from '../practice/bank/question-bank.ts';
import type { MockFormat, QuestionChoice } from './mock-format.ts';

/** What of the last answer to a question decides whether it is asked. */
export type LastAnswer = { day: Day; grade: Grade };

/** The last answer to each question that was answered, by its id. */
export function lastAnswersOf(answers: AnswersByQuestion): Map<string, LastAnswer> {
  return new Map(
    [...answers].flatMap(([key, list]) => {
      const last = list.at(-1);
      return last === undefined ? [] : [[key, last] as const];
    }),
  );
}

export type ChoosingFrom = {
  bank: readonly QuestionCategory[];
  /** The last answer to each question that was answered, by its key. */
  lastAnswers: ReadonlyMap<string, LastAnswer>;
  /** The same seed, bank, answers and day choose the same questions. */
  seed: string;
  today: Day;
};

/** A question that was answered within so many days is kept for another time, where there are others. */
const LATELY_DAYS = 3;

/** How much a question is in need of being asked, by how it went last. */
const NEED: Record<Grade | 'never', number> = { again: 0, hard: 1, never: 2, good: 3, easy: 4 };

/**
 * Chooses the questions of each round of a mock.
 *
 * Questions not seen lately come before those seen within three days; among these, weak spots first: last graded
 * *again*, then *hard*, then never asked, then *good*, then *easy*; the seed decides between equal ones. No question
 * is asked twice in one mock, and none that takes longer than its round. Where the bank has too few, a round has fewer.
 *
 * @returns for each round of the format, the keys of its questions in the order in which they are asked
 * @see plans/README.md#mock-interviews for a worked example
 */
export function chooseQuestions(format: Pick<MockFormat, 'rounds'>, from: ChoosingFrom): string[][] {
  const taken = new Set<string>();
  return format.rounds.map((round) =>
    round.questions.flatMap((choice) => {
      const fitting = questionsOf(choice, from.bank).filter(
        ({ id, seconds }) => !taken.has(id) && seconds <= 60 * round.minutes,
      );
      const chosen = inOrderOfNeed(fitting, from).slice(0, choice.count);
      for (const { id } of chosen) taken.add(id);
      return chosen.map(({ id }) => id);
    }),
  );
}

function questionsOf({ from, forms }: QuestionChoice, bank: readonly QuestionCategory[]): Question[] {
  return listQuestions(bank.filter(({ id }) => from.includes(id)))
    .map(({ question }) => question)
    .filter(({ form }) => forms === undefined || forms.includes(form));
}

function inOrderOfNeed(
  questions: readonly Question[],
  { lastAnswers, seed, today }: Omit<ChoosingFrom, 'bank'>,
): Question[] {
  const latelySince = addDays(today, 1 - LATELY_DAYS);
  const rank = ({ id }: Question) => {
    const last = lastAnswers.get(id);
    const isSeenLately = last !== undefined && last.day >= latelySince;
    return [Number(isSeenLately), NEED[last?.grade ?? 'never'], seededPlace(seed, id)];
  };
  return questions
    .map((question) => ({ question, rank: rank(question) }))
    .sort((one, other) => compareRanks(one.rank, other.rank))
    .map(({ question }) => question);
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/**
 * Where a name comes in the order that a seed makes. The same seed and name give the same place, on every machine.
 *
 * FNV-1a over both, and then the final mix of MurmurHash3: FNV alone keeps names that differ in their last letter
 * next to each other.
 *
 * @returns a whole number from 0 to 2³² − 1
 * @see http://www.isthe.com/chongo/tech/comp/fnv/, https://github.com/aappleby/smhasher
 */
function seededPlace(seed: string, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}\n${name}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
