import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import type { DimensionId } from '../../../plans/mock/dimension.ts';
import type { Mock, RoundScores } from '../../../plans/mock/mock.ts';
import { STANDING_CLOCK } from '../../../plans/mock/round-clock.ts';
import { GRADES, type Grade } from '../../../plans/practice/answer.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';
import { measureReadiness, type ReadinessInput, type SignName } from '../../../plans/readiness/readiness.ts';
import { READINESS_AREAS, type ReadinessArea } from '../../../plans/readiness/readiness-areas.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { doneOn, givenTask as givenAnyTask, givenPlan } from '../../support/made/plans.ts';
import { byQuestion, givenAnswer } from '../../support/made/practice/answers.ts';
import { givenCategory, givenQuestion } from '../../support/made/practice/questions.ts';

const TODAY = day('2026-03-12');
const KEYS = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9'];
const BANK = [
  givenCategory(
    'theory',
    KEYS.map((id) => givenQuestion({ id, prompt: `What is ${id}?` })),
  ),
];
const AREA: ReadinessArea = {
  id: 'theory',
  kind: 'capability',
  title: 'Theory',
  asks: 'Explain it.',
  categories: ['theory'],
  scores: { dimensions: ['correctness'] },
};

const givenTask = (overrides: Parameters<typeof givenAnyTask>[0] = {}) =>
  givenAnyTask({ serves: ['theory'], ...overrides });

const answered = (questionKey: string, on: string, grade: Grade) =>
  givenAnswer(day(on), { questionKey, grade });

function givenMock(id: number, scores: RoundScores, overrides: Partial<Mock> = {}): Mock {
  return {
    id,
    planId: 1,
    formatKey: 'technical-screen',
    title: 'Technical screen',
    seed: 's',
    partner: '',
    taskId: null,
    day: addDays(TODAY, id - 10),
    startedAt: `2026-03-0${id}T18:00:00.000Z`,
    finishedAt: `2026-03-0${id}T19:00:00.000Z`,
    takeaway: { text: '', revision: 0 },
    rounds: [
      {
        position: 1,
        roundKey: 'fundamentals',
        minutes: 15,
        questionKeys: [],
        finishedAt: null,
        secondsUsed: null,
        notes: { text: '', revision: 0 },
        scores,
        unknownScores: {},
        clock: STANDING_CLOCK,
      },
    ],
    ...overrides,
  };
}

function measure(input: Partial<ReadinessInput>, area = AREA) {
  const all = { plan: givenPlan(), bank: BANK, answers: new Map(), mocks: [], today: TODAY, ...input };
  const measured = measureReadiness(all, [area]).areas[0];
  if (!measured) throw new Error('The area was not measured');
  const sign = (name: SignName) => measured.signs.find((one) => one.name === name);
  return { ...measured, sign };
}

describe('readiness', () => {
  it('is that of the worked example', () => {
    const answers = byQuestion([
      answered('q1', '2026-03-02', 'again'),
      answered('q2', '2026-03-02', 'good'),
      answered('q3', '2026-03-02', 'good'),
      answered('q4', '2026-03-02', 'easy'),
      answered('q1', '2026-03-04', 'hard'),
      answered('q2', '2026-03-06', 'good'),
      answered('q3', '2026-03-06', 'again'),
      answered('q1', '2026-03-08', 'good'),
      answered('q3', '2026-03-08', 'good'),
    ]);
    const mocks = [
      givenMock(3, { correctness: 2, clarity: 4 }),
      givenMock(
        9,
        { correctness: 3 },
        { rounds: [...givenMock(9, { correctness: 3 }).rounds, ...givenMock(9, { correctness: 4 }).rounds] },
      ),
    ];
    const evidence = [
      {
        id: 1,
        kind: 'note',
        text: 'Seen',
        location: '',
        value: null,
        pieceKey: '',
        attachmentKey: '',
        leftOn: TODAY,
      } as const,
    ];
    const plan = givenPlan({
      tasks: [
        givenTask({ id: 1, completion: doneOn('2026-03-03'), evidence }),
        givenTask({ id: 2, completion: doneOn('2026-03-04') }),
        givenTask({ id: 3 }),
      ],
    });

    const { signs, holdingCount, furthest, sign } = measure({ plan, answers, mocks });

    expect(signs.map(({ name, value, of, mark, state }) => [name, value, of, mark, state])).toEqual([
      ['coverage', 4, 9, 6, 'short'],
      ['mocks', 3, 4, 3, 'holds'],
      ['retention', 4, 5, 4, 'holds'],
      ['evidence', 1, 3, 2, 'short'],
    ]);
    expect(holdingCount).toBe(2);
    expect(furthest?.name).toBe('evidence');
    expect(furthest?.next).toEqual({ kind: 'task', id: 2, title: 'Task 2' });
    expect(sign('coverage')?.next).toMatchObject({ key: 'q5', last: null });
    expect(sign('mocks')?.sources.map((source) => [source.kind, 'mean' in source && source.mean])).toEqual([
      ['mock', 2],
      ['mock', 3.5],
    ]);
  });

  it('says that there is no data, and never a zero, where nothing was done', () => {
    const { signs, furthest } = measure({ plan: givenPlan({ tasks: [givenTask()] }) });

    expect(signs.map(({ name, state }) => [name, state])).toEqual([
      ['coverage', 'none'],
      ['mocks', 'none'],
      ['retention', 'none'],
      ['evidence', 'none'],
    ]);
    expect(furthest?.name).toBe('coverage');
  });

  it('has no sign for what an area does not have', () => {
    const { signs } = measure({ bank: [] }, { ...AREA, id: 'other' });
    expect(signs.map(({ name }) => name)).toEqual(['mocks']);
  });

  it('needs five repetitions, and a second answer on the same day is none', () => {
    const answers = byQuestion(
      ['q1', 'q2', 'q3'].flatMap((key) => [
        answered(key, '2026-03-02', 'good'),
        answered(key, '2026-03-02', 'again'),
        answered(key, '2026-03-03', 'good'),
        answered(key, '2026-03-03', 'again'),
      ]),
    );
    expect(measure({ answers }).sign('retention')).toMatchObject({
      value: 3,
      of: 3,
      mark: 4,
      state: 'short',
    });
  });

  it('counts only the mocks that are over, the last three that judged it, and only its rounds', () => {
    const mocks = [
      givenMock(1, { correctness: 1 }),
      givenMock(2, { correctness: 4 }),
      givenMock(3, { clarity: 1 }),
      givenMock(4, { correctness: 4 }),
      givenMock(5, { correctness: 4 }),
      givenMock(6, { correctness: 1 }, { finishedAt: null }),
      givenMock(7, { clarity: 2 }, { formatKey: 'coding' }),
    ];
    expect(measure({ mocks }).sign('mocks')).toMatchObject({ value: 4, state: 'holds' });

    const round = { ...AREA, scores: { rounds: [{ format: 'coding', round: null }] } };
    expect(measure({ mocks }, round).sign('mocks')).toMatchObject({ value: 2, state: 'short' });
    const other = { ...AREA, scores: { rounds: [{ format: 'technical-screen', round: 'code' }] } };
    expect(measure({ mocks }, other).sign('mocks')).toMatchObject({ state: 'none' });
  });

  it('leaves dropped tasks and those of the learner out', () => {
    const tasks = [
      givenTask({ id: 1, droppedOn: TODAY }),
      givenTask({ id: 2, origin: 'own' }),
      givenTask({ id: 3 }),
    ];
    expect(measure({ plan: givenPlan({ tasks }) }).sign('evidence')).toMatchObject({ of: 1 });
  });

  it('finds the weakest area among those that the plan has come to', () => {
    const later = { ...AREA, id: 'later' };
    const tasks = [givenTask({ id: 1 }), givenTask({ id: 2, phaseId: 2, serves: ['later'] })];
    const input = { plan: givenPlan({ tasks }), bank: BANK, answers: new Map(), mocks: [] };

    const early = measureReadiness({ ...input, today: day('2026-03-03') }, [later, AREA]);
    expect(early.areas.map(({ hasBegun }) => hasBegun)).toEqual([false, true]);
    expect(early.weakest?.area.id).toBe('theory');
    expect(measureReadiness({ ...input, today: day('2026-03-09') }, [later, AREA]).weakest?.area.id).toBe(
      'later',
    );
  });

  it('never falls when a question is answered for the first time, and each figure is as large as its sources', () => {
    const anyAnswers = fc.array(
      fc.record({ key: fc.constantFrom(...KEYS), daysAgo: fc.nat(30), grade: fc.constantFrom(...GRADES) }),
    );
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const sorted = given.toSorted((one, other) => other.daysAgo - one.daysAgo);
        const answers = sorted.map(({ key, daysAgo, grade }) =>
          answered(key, addDays(TODAY, -daysAgo), grade),
        );
        const before = measure({ answers: byQuestion(answers) });
        const open = KEYS.find((key) => !answers.some(({ questionKey }) => questionKey === key));
        const more = open === undefined ? answers : [...answers, answered(open, TODAY, 'again')];
        const after = measure({ answers: byQuestion(more) });

        for (const name of ['coverage', 'retention'] as const) {
          expect(after.sign(name)?.share).toBeGreaterThanOrEqual(before.sign(name)?.share ?? 0);
        }
        expect(before.sign('coverage')?.value).toBe(before.sign('coverage')?.sources.length);
        const recalls = before.sign('retention');
        expect(recalls?.of).toBe(recalls?.sources.length);
        expect(recalls?.value).toBeLessThanOrEqual(recalls?.of ?? 0);
        for (const { share } of before.signs) expect(share).toSatisfy((one: number) => one >= 0 && one <= 1);
      }),
    );
  });
});

describe('the areas', () => {
  const { categories, mockFormats } = loadLibrary();

  it('are six capabilities and eight rounds, each known by its own name', () => {
    expect(READINESS_AREAS.filter(({ kind }) => kind === 'capability')).toHaveLength(6);
    expect(READINESS_AREAS.filter(({ kind }) => kind === 'round')).toHaveLength(8);
    expect(new Set(READINESS_AREAS.map(({ id }) => id)).size).toBe(14);
  });

  it('name only categories, mocks and rounds that there are', () => {
    const categoryIds = [OWN_CATEGORY.id, ...categories.map(({ id }) => id)];
    for (const { id, categories: named, scores } of READINESS_AREAS) {
      expect([id, named.filter((one) => !categoryIds.includes(one))]).toEqual([id, []]);
      if ('dimensions' in scores) continue;
      const lost = scores.rounds.filter(({ format, round }) => {
        const found = mockFormats.find((one) => one.id === format);
        return !found || (round !== null && !found.rounds.some((one) => one.id === round));
      });
      expect([id, lost]).toEqual([id, []]);
    }
  });

  it('look at every category but none twice in an area, and at every dimension of answers', () => {
    const looked = new Set(READINESS_AREAS.flatMap((area) => area.categories));
    expect(categories.filter(({ id }) => !looked.has(id)).map(({ id }) => id)).toEqual([]);
    const dimensions = READINESS_AREAS.flatMap(({ scores }) =>
      'dimensions' in scores ? scores.dimensions : [],
    );
    const wanted: DimensionId[] = ['clarity', 'correctness', 'depth', 'rigour', 'trade-offs'];
    expect(wanted.filter((id) => !dimensions.includes(id))).toEqual([]);
  });
});
