import { sumOf } from '../../sum.ts';
import type { QuestionCategory } from './question.ts';

/** More are too many to look through. */
export const QUESTIONS_PER_PAGE = 400;

/** The questions of one page, in their categories. */
export type QuestionsOnPage = {
  /** Those with a question on the page, and how many each has in all. */
  categories: readonly (QuestionCategory & { questionCount: number })[];
  /** From 1. */
  page: number;
  /** At least 1. */
  pageCount: number;
  questionCount: number;
};

/**
 * Cuts a long list of questions into pages, in its order.
 *
 * @param page - as it was asked for: what is no page of it is the nearest one
 */
export function questionsOnPage(categories: readonly QuestionCategory[], page: number): QuestionsOnPage {
  const questionCount = sumOf(categories, ({ questions }) => questions.length);
  const pageCount = Math.max(1, Math.ceil(questionCount / QUESTIONS_PER_PAGE));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pageCount);
  const from = (shown - 1) * QUESTIONS_PER_PAGE;
  let before = 0;
  const onPage = categories.flatMap((category) => {
    const start = from - before;
    before += category.questions.length;
    const questions = category.questions.slice(Math.max(0, start), Math.max(0, start + QUESTIONS_PER_PAGE));
    return questions.length === 0 ? [] : { ...category, questions, questionCount: category.questions.length };
  });
  return { categories: onPage, page: shown, pageCount, questionCount };
}
