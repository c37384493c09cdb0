import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { isOwn } from '../../../../plans/practice/bank/question.ts';
import { listQuestions } from '../../../../plans/practice/bank/question-bank.ts';
import { OWN_CATEGORY, withOwnQuestions } from '../../../../plans/practice/own/own-question.ts';
import { givenCategory, givenOwnQuestion, givenQuestion } from '../../../support/made/practice/questions.ts';

const BANK = [
  givenCategory('theory', [givenQuestion({ id: 'why' })]),
  givenCategory('code', [givenQuestion({ id: 'how' })]),
];

const idsIn = (categories: ReturnType<typeof withOwnQuestions>) =>
  categories.map(({ id, questions }) => [id, ...questions.map((question) => question.id)]);

describe('the bank with own questions', () => {
  it('has each at the end of its category, and those without one in a category of their own, which is last', () => {
    const own = [
      givenOwnQuestion({ id: 'own-a' }),
      givenOwnQuestion({ id: 'own-b', category: 'theory' }),
      givenOwnQuestion({ id: 'own-c', category: 'theory' }),
      givenOwnQuestion({ id: 'own-d', category: 'gone' }),
    ];

    expect(idsIn(withOwnQuestions(BANK, own))).toEqual([
      ['theory', 'why', 'own-b', 'own-c'],
      ['code', 'how'],
      ['own', 'own-a', 'own-d'],
    ]);
    expect(withOwnQuestions(BANK, own).at(-1)?.title).toBe(OWN_CATEGORY.title);
  });

  it('is the bank itself without any, and leaves out what is archived', () => {
    expect(withOwnQuestions(BANK, [])).toBe(BANK);
    const archived = givenOwnQuestion({ archivedOn: day('2026-03-04') });
    expect(withOwnQuestions(BANK, [archived])).toBe(BANK);
    const used = givenOwnQuestion({ id: 'own-used' });
    expect(idsIn(withOwnQuestions(BANK, [archived, used])).at(-1)).toEqual(['own', 'own-used']);
  });

  it('tells own questions by their ids', () => {
    const own = givenOwnQuestion({ category: 'code' });
    const found = listQuestions(withOwnQuestions(BANK, [own])).filter(({ question }) => isOwn(question));
    expect(found.map(({ question }) => question.id)).toEqual([own.id]);
  });
});
