import type { NewAnswer } from '../../../../db/practice/answers.ts';
import type { Day } from '../../../../plans/day.ts';
import type { Answer } from '../../../../plans/practice/answer.ts';

/** A good answer of a drill, with two points made. */
export function givenNewAnswer(overrides: Partial<NewAnswer>): NewAnswer {
  return {
    questionKey: 'question-1',
    grade: 'good',
    mode: 'drill',
    pointsMade: [1, 2],
    missing: '',
    seconds: null,
    stuckAt: null,
    mockId: null,
    ...overrides,
  };
}

let serial = 0;

/** A good answer of a drill on a day; its id is new each time. */
export function givenAnswer(on: Day, overrides: Partial<Answer> = {}): Answer {
  serial += 1;
  return { ...givenNewAnswer({}), id: serial, day: on, answeredAt: `${on}T18:00:00.000Z`, ...overrides };
}

/** Answers by question, those to each in order of day. */
export function byQuestion(answers: readonly Answer[]): Map<string, readonly Answer[]> {
  const sorted = answers.toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
  return Map.groupBy(sorted, ({ questionKey }) => questionKey);
}
