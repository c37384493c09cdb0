import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUESTIONS_PER_PAGE, questionsOnPage } from '../../../../plans/practice/bank/question-pages.ts';
import { givenCategory, givenQuestion } from '../../../support/made/practice/questions.ts';

const QUESTION = givenQuestion();

describe('pages of questions', () => {
  it('hold each question once, in order, and no more than a page does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 5 }), (lengths) => {
        const categories = lengths.map((length, category) =>
          givenCategory(
            `c${category}`,
            Array.from({ length }, (_, index) => ({ ...QUESTION, id: `${category}-${index}` })),
          ),
        );
        const { pageCount } = questionsOnPage(categories, 1);
        const pages = Array.from({ length: pageCount }, (_, index) => questionsOnPage(categories, index + 1));
        const idsOf = (all: readonly { questions: readonly { id: string }[] }[]) =>
          all.flatMap(({ questions }) => questions.map(({ id }) => id));
        const onPages = pages.map((page) => idsOf(page.categories));
        expect(onPages.flat()).toEqual(idsOf(categories));
        expect(onPages.every((ids) => ids.length <= QUESTIONS_PER_PAGE)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [-1, 1],
    [Number.NaN, 1],
    [2, 2],
    [99, 3],
  ])('has a nearest page for %d', (asked, page) => {
    const questions = Array.from({ length: 2 * QUESTIONS_PER_PAGE + 1 }, () => QUESTION);
    expect(questionsOnPage([givenCategory('c', questions)], asked).page).toBe(page);
  });
});
