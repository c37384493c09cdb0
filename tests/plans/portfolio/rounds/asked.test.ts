import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { askedInRounds, readAsked } from '../../../../plans/portfolio/rounds/asked-questions.ts';
import type { OwnQuestion } from '../../../../plans/practice/own/own-question.ts';
import { givenRounds, NEW_YORK } from '../../../support/made/portfolio/rounds.ts';
import { givenCategory, givenQuestion } from '../../../support/made/practice/questions.ts';

const BANK = [
  givenCategory('practical-coding', [
    givenQuestion({ id: 'softmax', prompt: 'Derive the gradient of softmax.' }),
    givenQuestion({ id: 'twice', prompt: 'derive: the gradient of softmax' }),
  ]),
];

const read = (asked: readonly string[], round = '', own: readonly OwnQuestion[] = []) =>
  readAsked({ asked, round }, BANK, own);

describe('a line of what was asked', () => {
  it('is the question with the same words, whatever their capitals and stops', () => {
    for (const line of ['Derive the gradient of softmax', '  derive THE gradient: of softmax??'])
      expect(read([line])).toMatchObject([{ is: 'known', question: { id: 'softmax' } }]);
    expect(read(['Derive the gradient of the softmax'])).toMatchObject([{ is: 'new' }]);
  });

  it('is read once, however often it was written', () => {
    expect(read(['Why us?', 'Why now?', 'why us']).map(({ line }) => line)).toEqual(['Why us?', 'Why now?']);
  });

  it.each([
    ['coding', 'practical-coding', 'code'],
    // A bank of the host's without that category.
    ['behavioural', 'own', 'explain'],
    ['deep-dive', 'own', 'explain'],
    ['constructor', 'own', 'explain'],
  ])('of a round of %s is a new question in %s, to %s', (round, category, form) => {
    expect(read(['Why us?'], round)).toMatchObject([
      { is: 'new', words: { prompt: 'Why us?', category, form } },
    ]);
  });

  it('is no question without words, or with too many', () => {
    expect(read(['???', 'x'.repeat(1001)])).toEqual([
      { line: '???', is: 'unfit', message: 'Write it in words' },
      { line: 'x'.repeat(1001), is: 'unfit', message: expect.any(String) },
    ]);
  });
});

describe('what real rounds asked', () => {
  it('is each question with the last day on which one did', () => {
    const rounds = givenRounds(
      NEW_YORK,
      { day: '2026-03-09', asked: 'derive the gradient of softmax' },
      { day: '2026-03-02', asked: 'Derive the gradient of softmax.\nWhy us?' },
      { day: '2026-03-12' },
    );
    expect(askedInRounds(rounds, BANK)).toEqual(new Map([['softmax', day('2026-03-09')]]));
    expect(askedInRounds([], BANK).size).toBe(0);
  });
});
