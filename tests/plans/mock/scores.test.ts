import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { DIMENSION_IDS, DIMENSIONS, SCORES } from '../../../plans/mock/dimension.ts';
import type { DescribedRound, Mock, RoundScores } from '../../../plans/mock/mock.ts';
import { questionsInNotes } from '../../../plans/mock/noted-questions.ts';
import { STANDING_CLOCK } from '../../../plans/mock/round-clock.ts';
import {
  findScoresProblem,
  meansOf,
  scoresInLine,
  trendsOf,
  weakSpotsOf,
} from '../../../plans/mock/scores.ts';

const STORY = ['situation', 'task', 'action', 'result', 'learning', 'clarity'] as const;

function givenRound(position: number, scores: RoundScores): DescribedRound {
  return {
    position,
    roundKey: `round-${position}`,
    minutes: 10,
    questionKeys: [],
    finishedAt: '2026-03-12T19:00:00.000Z',
    secondsUsed: 600,
    notes: { text: '', revision: 0 },
    scores,
    unknownScores: {},
    clock: STANDING_CLOCK,
    kind: 'questions',
    title: `Round ${position}`,
    about: '',
    rubric: [...DIMENSION_IDS],
  };
}

function givenMock(id: number, overrides: Partial<Mock> = {}): Mock {
  return {
    id,
    planId: 1,
    formatKey: 'behavioural',
    title: `Mock ${id}`,
    seed: 's',
    partner: '',
    taskId: null,
    day: day('2026-03-12'),
    startedAt: `2026-03-1${id}T18:00:00.000Z`,
    finishedAt: `2026-03-1${id}T19:00:00.000Z`,
    takeaway: { text: '', revision: 0 },
    rounds: [givenRound(1, { clarity: 2 })],
    ...overrides,
  };
}

const anyScores = fc.dictionary(fc.constantFrom(...DIMENSION_IDS), fc.constantFrom(...SCORES));

describe('the scores of a round', () => {
  it('have the learning of a story in them, or are not taken', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const onRubric = Object.fromEntries(
          Object.entries(scores).filter(([id]) => STORY.some((dimension) => dimension === id)),
        );
        const isTaken = findScoresProblem(STORY, onRubric) === null;
        expect(isTaken).toBe('learning' in onRubric);
      }),
    );
  });

  it.each<{ name: string; scores: RoundScores; problem: string | null }>([
    { name: 'nothing at all', scores: {}, problem: 'nothing-scored' },
    { name: 'all but the learning', scores: { situation: 4, action: 4 }, problem: 'learning-missing' },
    { name: 'the learning alone', scores: { learning: 1 }, problem: null },
    { name: 'something else', scores: { learning: 3, depth: 4 }, problem: 'not-on-the-rubric' },
  ])('$name: $problem', ({ scores, problem }) => {
    expect(findScoresProblem(STORY, scores)).toBe(problem);
  });

  it('stand in one line in the order of the rubric', () => {
    expect(scoresInLine(STORY, { clarity: 2, action: 3 })).toBe('action 3, clarity 2');
  });
});

describe('the dimensions', () => {
  it('say of each score what one sees, and no two of them the same', () => {
    const anchors = Object.values(DIMENSIONS).flatMap((dimension) => dimension.anchors);
    expect(new Set(anchors).size).toBe(4 * DIMENSION_IDS.length);
    expect(anchors.filter((anchor) => !/^[A-Z].+\.$/.test(anchor))).toEqual([]);
  });
});

describe('the means of a mock', () => {
  it('are over the rounds in which a dimension was judged', () => {
    const rounds = [
      givenRound(1, { clarity: 2, depth: 4 }),
      givenRound(2, { clarity: 3 }),
      givenRound(3, {}),
    ];

    expect(meansOf(rounds)).toEqual([
      { dimension: 'clarity', mean: 2.5, roundCount: 2 },
      { dimension: 'depth', mean: 4, roundCount: 1 },
    ]);
    expect(meansOf([])).toEqual([]);
  });
});

describe('trends', () => {
  it('go from the oldest mock to the newest, without those that run', () => {
    const mocks = [
      givenMock(3, { rounds: [givenRound(1, { clarity: 4 })] }),
      givenMock(1),
      givenMock(2, { finishedAt: null }),
    ];

    const [trend, ...others] = trendsOf(mocks);

    expect(others).toEqual([]);
    expect(trend?.points.map(({ mockId, mean }) => [mockId, mean])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('what to work on', () => {
  it('is what was scored lowest, each dimension once, learning before its equals, and nothing at 4', () => {
    const rounds = [
      givenRound(1, { clarity: 2, depth: 3, rigour: 4 }),
      givenRound(2, { clarity: 1, result: 2, learning: 2 }),
    ];

    expect(weakSpotsOf(rounds).map(({ position, dimension, score }) => [position, dimension, score])).toEqual(
      [
        [2, 'clarity', 1],
        [2, 'learning', 2],
        [2, 'result', 2],
      ],
    );
    expect(weakSpotsOf([givenRound(1, { rigour: 4 })])).toEqual([]);
  });
});

describe('questions in the notes', () => {
  it.each<{ name: string; notes: string; found: string[] }>([
    {
      name: 'as lines of a list',
      notes: '- Why ten?\n2. And why not 5?\nWell said.',
      found: ['Why ten?', 'And why not 5?'],
    },
    { name: 'each once', notes: 'Why?\n* Why?', found: ['Why?'] },
    { name: 'none', notes: 'Nothing was asked.\n?\n', found: [] },
    { name: 'none too long for a prompt', notes: `${'x'.repeat(240)}?`, found: [] },
  ])('are found $name', ({ notes, found }) => {
    expect(questionsInNotes(notes)).toEqual(found);
  });
});
