import type { NewAnswer } from '../../db/practice/answers.ts';

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
