import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { chooseQuestions, type LastAnswer } from '../../../plans/mock/choose-questions.ts';
import { MockFormatSchema } from '../../../plans/mock/mock-format.ts';
import { GRADES } from '../../../plans/practice/answer.ts';
import { givenCategory, givenQuestion } from '../../support/made/practice/questions.ts';

const TODAY = day('2026-03-12');
const CATEGORIES = ['theory', 'systems', 'stories'];
const BANK = CATEGORIES.map((category) =>
  givenCategory(
    category,
    Array.from({ length: 6 }, (_, index) =>
      givenQuestion({ id: `${category}-${index + 1}`, form: index < 4 ? 'explain' : 'derive' }),
    ),
  ),
);
const KEYS = BANK.flatMap(({ questions }) => questions.map(({ id }) => id));

function givenFormat(...rounds: { from: string[]; count: number; forms?: string[] }[][]) {
  return MockFormatSchema.parse({
    id: 'mock',
    place: 1,
    title: 'Mock',
    about: 'Of tests',
    rounds: rounds.map((questions, index) => ({
      id: `round-${index + 1}`,
      title: `Round ${index + 1}`,
      minutes: 10,
      about: 'Ask',
      questions,
      rubric: ['clarity'],
    })),
  });
}

const anyAnswers = fc
  .dictionary(fc.constantFrom(...KEYS), fc.record({ grade: fc.constantFrom(...GRADES), daysAgo: fc.nat(20) }))
  .map(
    (answers) =>
      new Map(
        Object.entries(answers).map(([key, { grade, daysAgo }]): [string, LastAnswer] => [
          key,
          { grade, day: addDays(TODAY, -daysAgo) },
        ]),
      ),
  );

const anyChoice = fc.record({
  from: fc.subarray(CATEGORIES, { minLength: 1 }),
  count: fc.integer({ min: 1, max: 8 }),
});
const anyFormat = fc
  .array(fc.array(anyChoice, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((rounds) => givenFormat(...rounds));

const NEED = ['again', 'hard', 'never', 'good', 'easy'];

describe('the questions of a mock', () => {
  it('are the same for the same seed, bank, answers and day', () => {
    fc.assert(
      fc.property(anyFormat, anyAnswers, fc.string(), (format, lastAnswers, seed) => {
        const from = { bank: BANK, lastAnswers, seed, today: TODAY };
        expect(chooseQuestions(format, from)).toEqual(chooseQuestions(format, structuredClone(from)));
      }),
    );
  });

  it('are others for another seed, where there is a choice', () => {
    const format = givenFormat([{ from: CATEGORIES, count: 3 }]);
    const chosen = (seed: string) =>
      chooseQuestions(format, { bank: BANK, lastAnswers: new Map(), seed, today: TODAY }).flat().join(' ');
    const seeds = Array.from({ length: 40 }, (_, index) => `seed ${index}`);

    expect(new Set(seeds.map(chosen)).size).toBeGreaterThan(30);
    const firsts = new Set(seeds.map((seed) => chosen(seed).split(' ')[0]));
    expect(firsts.size).toBeGreaterThan(10);
  });

  it('are never the same twice in one mock, and never more than asked for', () => {
    fc.assert(
      fc.property(anyFormat, anyAnswers, fc.string(), (format, lastAnswers, seed) => {
        const chosen = chooseQuestions(format, { bank: BANK, lastAnswers, seed, today: TODAY });

        expect(new Set(chosen.flat()).size).toBe(chosen.flat().length);
        for (const [index, { questions }] of format.rounds.entries()) {
          const wanted = questions.reduce((sum, { count }) => sum + count, 0);
          expect(chosen[index]?.length).toBeLessThanOrEqual(wanted);
        }
      }),
    );
  });

  it('are those not seen lately first, and among them the weak ones', () => {
    fc.assert(
      fc.property(anyAnswers, fc.string(), fc.integer({ min: 1, max: 12 }), (lastAnswers, seed, count) => {
        const format = givenFormat([{ from: CATEGORIES, count }]);
        const chosen = chooseQuestions(format, { bank: BANK, lastAnswers, seed, today: TODAY }).flat();

        const rankOf = (key: string) => {
          const last = lastAnswers.get(key);
          const isLately = last !== undefined && last.day > addDays(TODAY, -3);
          return (isLately ? 10 : 0) + NEED.indexOf(last?.grade ?? 'never');
        };
        const ranks = chosen.map(rankOf);
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
        const leftOut = KEYS.filter((key) => !chosen.includes(key)).map(rankOf);
        expect(Math.max(...ranks)).toBeLessThanOrEqual(Math.min(...leftOut, Infinity));
      }),
    );
  });

  it('come only from the categories and in the forms that the round names', () => {
    const format = givenFormat([{ from: ['theory', 'systems'], forms: ['derive'], count: 9 }]);

    const chosen = chooseQuestions(format, { bank: BANK, lastAnswers: new Map(), seed: 's', today: TODAY });

    expect(chosen.flat().sort()).toEqual(['systems-5', 'systems-6', 'theory-5', 'theory-6']);
  });

  it('are none that take longer than their round', () => {
    const bank = [
      givenCategory('theory', [
        givenQuestion({ id: 'fits', seconds: 600 }),
        givenQuestion({ id: 'too-long', seconds: 601 }),
      ]),
    ];

    const chosen = chooseQuestions(givenFormat([{ from: ['theory'], count: 2 }]), {
      bank,
      lastAnswers: new Map(),
      seed: 's',
      today: TODAY,
    });

    expect(chosen).toEqual([['fits']]);
  });

  it.each<{ name: string; answers: [string, LastAnswer['grade'], string][]; first: string[] }>([
    {
      name: 'again before hard before what was never asked',
      answers: [
        ['stories-1', 'good', '2026-03-01'],
        ['stories-2', 'hard', '2026-03-01'],
        ['stories-3', 'again', '2026-03-01'],
      ],
      first: ['stories-3', 'stories-2'],
    },
    {
      name: 'a weak one of yesterday waits',
      answers: [
        ['stories-2', 'hard', '2026-03-09'],
        ['stories-3', 'again', '2026-03-11'],
      ],
      first: ['stories-2'],
    },
  ])('$name', ({ answers, first }) => {
    const lastAnswers = new Map(answers.map(([key, grade, on]) => [key, { grade, day: on as Day }]));
    const format = givenFormat([{ from: ['stories'], count: 6 }]);

    const chosen = chooseQuestions(format, { bank: BANK, lastAnswers, seed: 's', today: TODAY }).flat();

    expect(chosen.slice(0, first.length)).toEqual(first);
    expect(chosen).toHaveLength(6);
  });
});
