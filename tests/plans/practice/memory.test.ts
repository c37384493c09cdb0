import fc from 'fast-check';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { addDays, day, dayNumber, dayOfNumber } from '../../../plans/day.ts';
import { GRADES, type Grade } from '../../../plans/practice/answer.ts';
import { dueOn, memoriesAfter, memoryAfter, memoryBefore, recallOn } from '../../../plans/practice/memory.ts';
import { MASTERED_INTERVAL_DAYS, stateOf } from '../../../plans/practice/question-state.ts';
import { givenAnswer } from '../../support/made/practice/answers.ts';

const START = day('2026-03-02');
const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

/** Answers with so many days from each to the next. */
function answersWith(grades: readonly (readonly [Grade, number])[]) {
  let on = START;
  return grades.map(([grade, daysAfter]) => {
    on = addDays(on, daysAfter);
    return givenAnswer(on, { grade });
  });
}

const anyAnswers = fc.array(fc.tuple(fc.constantFrom(...GRADES), fc.nat(60)), {
  minLength: 1,
  maxLength: 40,
});

describe('the number of a day', () => {
  it('counts days whatever the zone of the machine, and leads back', () => {
    fc.assert(
      fc.property(fc.nat(40_000), (count) => {
        const on = addDays(day('1970-01-01'), count);
        expect(dayNumber(on)).toBe(count);
        expect(dayOfNumber(count)).toBe(on);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the memory of a question', () => {
  it('is that of the package’s own scheduler on noons of the learner’s days', () => {
    const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
    fc.assert(
      fc.property(anyAnswers, (grades) => {
        const answers = answersWith(grades);
        let card = createEmptyCard(`${START}T12:00:00Z`);
        const expected = answers.map(({ day: on, grade }) => {
          card = scheduler.next(card, `${on}T12:00:00Z`, RATINGS[grade]).card;
          return card.stability;
        });

        const found = memoriesAfter(answers).map(({ stability }) => stability);
        for (const [index, stability] of found.entries())
          expect(stability).toBeCloseTo(expected[index] ?? 0, 6);
      }),
    );
  });

  it('is rebuilt from any number of answers, failed ones too, and can always be asked', () => {
    fc.assert(
      fc.property(anyAnswers, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (grades, retention) => {
        const answers = answersWith(grades);
        const memory = memoryAfter(answers);
        if (memory === null) throw new Error('There is none');
        const last = answers.at(-1)?.day ?? START;
        const due = dueOn(memory, retention);

        expect(due > last && due <= addDays(last, 365)).toBe(true);
        expect(memory.dayCount).toBe(new Set(answers.map((answer) => answer.day)).size);
        expect(recallOn(memory, dayNumber(last))).toBe(1);
        expect(recallOn(memory, dayNumber(due))).toBeLessThan(1);
      }),
    );
  });

  it('before a day leaves out that day’s answers and later ones', () => {
    const answers = answersWith([
      ['good', 0],
      ['hard', 3],
      ['easy', 0],
    ]);
    expect(memoryBefore(answers, START)).toBeNull();
    expect(memoryBefore(answers, addDays(START, 3))?.dayCount).toBe(1);
    expect(memoryBefore(answers, addDays(START, 4))?.dayCount).toBe(2);
  });

  it('does not grow by a second answer on one day', () => {
    const [first, second] = memoriesAfter(
      answersWith([
        ['good', 0],
        ['good', 0],
      ]),
    );
    expect(second?.stability).toBe(first?.stability);
  });

  it.each<{ grades: [Grade, number][]; comes: number; retention?: number }>([
    { grades: [['again', 0]], comes: 1 },
    { grades: [['hard', 0]], comes: 1 },
    { grades: [['good', 0]], comes: 2 },
    { grades: [['easy', 0]], comes: 8 },
    { grades: [['easy', 0]], comes: 77, retention: 0.7 },
    { grades: [['easy', 0]], comes: 2, retention: 0.97 },
    {
      grades: [
        ['easy', 0],
        ['easy', 8],
        ['again', 60],
      ],
      comes: 1,
    },
  ])('brings it back after $comes days: $grades at $retention', ({ grades, comes, retention = 0.9 }) => {
    const answers = answersWith(grades);
    const memory = memoryAfter(answers);
    expect(memory && dueOn(memory, retention)).toBe(addDays(answers.at(-1)?.day ?? START, comes));
  });
});

describe('the state of a question', () => {
  const stateAfter = (grades: [Grade, number][], daysLater: number) => {
    const answers = answersWith(grades);
    return stateOf(answers, addDays(answers.at(-1)?.day ?? START, daysLater), 0.9);
  };

  it.each<{ name: string; grades: [Grade, number][]; daysLater: number; state: string }>([
    { name: 'never answered', grades: [], daysLater: 0, state: 'new' },
    { name: 'answered well today', grades: [['good', 0]], daysLater: 0, state: 'learning' },
    { name: 'its day is here', grades: [['good', 0]], daysLater: 2, state: 'due' },
    {
      name: 'failed',
      grades: [
        ['good', 0],
        ['again', 2],
      ],
      daysLater: 0,
      state: 'weak',
    },
    { name: 'failed, and its day is here', grades: [['again', 0]], daysLater: 5, state: 'weak' },
    {
      name: 'hard twice of three',
      grades: [
        ['hard', 0],
        ['good', 1],
        ['hard', 2],
      ],
      daysLater: 0,
      state: 'weak',
    },
    {
      name: 'hard once',
      grades: [
        ['hard', 0],
        ['good', 1],
      ],
      daysLater: 0,
      state: 'learning',
    },
    {
      name: 'known for weeks',
      grades: [
        ['easy', 0],
        ['good', 8],
      ],
      daysLater: 0,
      state: 'mastered',
    },
    {
      name: 'known for weeks, and its day is here',
      grades: [
        ['easy', 0],
        ['good', 8],
      ],
      daysLater: 90,
      state: 'due',
    },
  ])('$name: $state', ({ grades, daysLater, state }) => {
    expect(stateAfter(grades, daysLater)).toBe(state);
  });

  it('is mastered from an interval of three weeks on', () => {
    expect(MASTERED_INTERVAL_DAYS).toBe(21);
  });
});
