import { mentions } from '../../mentions.ts';
import type { QuestionState } from '../question-state.ts';
import type { Question, QuestionCategory } from './question.ts';
import type { Difficulty, QuestionForm } from './question-kinds.ts';

/** Which questions a reader wants to see; `null` lets everything through. */
export type QuestionFilter = {
  /** The id of a category. */
  category: string | null;
  /** The id of a phase of the roadmap. */
  phase: string | null;
  form: QuestionForm | null;
  difficulty: Difficulty | null;
  /** How far it is with the learner. */
  state: QuestionState | null;
  /** Words that must all occur in the question or its answer, whatever their case. */
  words: string;
};

/** What lets every question through. */
export const NO_QUESTION_FILTER: QuestionFilter = {
  category: null,
  phase: null,
  form: null,
  difficulty: null,
  state: null,
  words: '',
};

/** Tells whether a filter lets every question through. */
export function isOpen({ words, ...choices }: QuestionFilter): boolean {
  return words.trim() === '' && Object.values(choices).every((choice) => choice === null);
}

/**
 * The questions that a filter lets through, in their categories and in order.
 *
 * @param stateOf - how far each question is, by its id
 * @returns only categories with a question left
 */
export function filterQuestions(
  categories: readonly QuestionCategory[],
  filter: QuestionFilter,
  stateOf: (questionId: string) => QuestionState,
): QuestionCategory[] {
  return categories
    .filter(({ id }) => filter.category === null || id === filter.category)
    .map((category) => ({
      ...category,
      questions: category.questions.filter(
        (question) =>
          letsThrough(filter, question) && (filter.state === null || stateOf(question.id) === filter.state),
      ),
    }))
    .filter(({ questions }) => questions.length > 0);
}

function letsThrough(filter: QuestionFilter, question: Question): boolean {
  return (
    (filter.phase === null || question.phase === filter.phase) &&
    (filter.form === null || question.form === filter.form) &&
    (filter.difficulty === null || question.difficulty === filter.difficulty) &&
    mentions(textsOf(question), filter.words)
  );
}

function textsOf(question: Question): string[] {
  const { prompt, probing, points, pitfalls, followUps, detail = '', answer = '', tags = [] } = question;
  return [prompt, probing, ...points, ...pitfalls, ...followUps, detail, answer, ...tags];
}
