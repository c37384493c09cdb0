import type { AnswerMode, Grade } from '../../../plans/practice/answer.ts';
import type { QuestionState } from '../../../plans/practice/question-state.ts';

/** Grades, occasions and states as people read them. */
export const GRADE_WORDS: Record<Grade, string> = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
};

export const MODE_WORDS: Record<AnswerMode, string> = {
  drill: 'Drill',
  derivation: 'Derivation, book closed',
  ladder: 'Length ladder',
  lightning: 'Lightning round',
  mock: 'Mock interview',
};

export const QUESTION_STATE_WORDS: Record<QuestionState, string> = {
  new: 'New',
  learning: 'Learning',
  due: 'Due',
  weak: 'Weak',
  mastered: 'Mastered',
};
