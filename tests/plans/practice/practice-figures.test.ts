import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { practiceFigures } from '../../../plans/practice/practice-figures.ts';
import { practiceSentence } from '../../../plans/practice/practice-sentence.ts';
import { byQuestion, givenAnswer } from '../../support/made/practice/answers.ts';
import { givenCategory, givenQuestion } from '../../support/made/practice/questions.ts';

const FROM = day('2026-03-09');
const WEEK = { from: FROM, to: addDays(FROM, 6) };
const BANK = [
  givenCategory('one', [givenQuestion({ id: 'a', seconds: 120 }), givenQuestion({ id: 'b', seconds: 60 })]),
];

const on = (offset: number, overrides: Parameters<typeof givenAnswer>[1]) =>
  givenAnswer(addDays(FROM, offset), overrides);

describe('the figures of practice', () => {
  it('count what was answered in the days, and how much of what came back was still known', () => {
    const answers = byQuestion([
      on(-3, { questionKey: 'a', grade: 'good' }),
      on(0, { questionKey: 'a', grade: 'hard', seconds: 90 }),
      on(0, { questionKey: 'a', grade: 'again', seconds: 60 }),
      on(4, { questionKey: 'a', grade: 'again' }),
      on(6, { questionKey: 'b', grade: 'easy', seconds: 9000 }),
      on(7, { questionKey: 'b', grade: 'good' }),
    ]);

    // 90 s and 60 s as noted; 120 s and a minute where nothing was; an hour of an open page counts as 60 s and a minute.
    expect(practiceFigures(BANK, answers, WEEK)).toEqual({
      answerCount: 4,
      questionCount: 2,
      newCount: 1,
      minutes: Math.round((90 + 60 + 180 + 120) / 60),
      repeatedCount: 2,
      recalledCount: 1,
    });
  });

  it('are nothing where nothing was answered', () => {
    expect(practiceFigures(BANK, byQuestion([]), WEEK)).toMatchObject({ answerCount: 0, minutes: 0 });
  });
});

describe('the sentence of practice', () => {
  const FIGURES = {
    answerCount: 12,
    questionCount: 10,
    newCount: 4,
    minutes: 38,
    repeatedCount: 6,
    recalledCount: 5,
  };

  it.each([
    {
      figures: {},
      says: '12 answers to 10 questions, 4 of them new, in about 38 min. Of 6 that came back, 5 were still known (83 %).',
    },
    { figures: { newCount: 0, repeatedCount: 0 }, says: '12 answers to 10 questions in about 38 min.' },
    {
      figures: { answerCount: 1, questionCount: 1, newCount: 0, repeatedCount: 1, recalledCount: 1 },
      says: '1 answer to 1 question in about 38 min. Of 1 that came back, 1 was still known (100 %).',
    },
    { figures: { answerCount: 0 }, says: 'No question was answered.' },
  ])('reads: $says', ({ figures, says }) => {
    expect(practiceSentence({ ...FIGURES, ...figures })).toBe(says);
  });
});
