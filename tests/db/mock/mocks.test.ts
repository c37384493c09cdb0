import { describe, expect, it } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { setClockRunning } from '../../../db/mock/mock-clocks.ts';
import { leaveMockAsEvidence } from '../../../db/mock/mock-evidence.ts';
import { gradeInMock } from '../../../db/mock/mock-grades.ts';
import { findMock, listMocks } from '../../../db/mock/mock-rows.ts';
import { saveScores } from '../../../db/mock/mock-scores.ts';
import {
  deleteMock,
  finishRound,
  saveRoundNotes,
  saveTakeaway,
  setMockFinished,
  startMock,
} from '../../../db/mock/mocks.ts';
import type { Mock } from '../../../plans/mock/mock.ts';
import { MockFormatSchema } from '../../../plans/mock/mock-format.ts';
import {
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  later,
  MOMENT,
  testDatabase,
} from '../../support/database/db.ts';

const FORMAT = MockFormatSchema.parse({
  id: 'screen',
  place: 1,
  title: 'Screen',
  about: 'Two rounds',
  rounds: [1, 2].map((number) => ({
    id: `round-${number}`,
    title: `Round ${number}`,
    minutes: 10,
    about: 'Ask',
    questions: [{ from: ['theory'], count: 1 }],
    rubric: ['clarity', 'learning'],
  })),
});

const NEW_MOCK = {
  planId: 1,
  format: FORMAT,
  seed: 's',
  partner: '',
  taskId: null,
  questionKeys: [['q1'], ['q2']],
};

/** Two mocks: each change is made to the first, and the second must stay. */
function givenMocks(): { db: Database; mock: () => Mock; neighbour: () => Mock } {
  const db = testDatabase();
  givenPlan(db);
  for (let number = 1; number <= 2; number++) startMock(db, { ...NEW_MOCK, ...MOMENT });
  const require = (id: number) => {
    const mock = findMock(db, 1, id);
    if (!mock) throw new Error(`There is no mock ${id}`);
    return mock;
  };
  return { db, mock: () => require(1), neighbour: () => require(2) };
}

type Change = (db: Database, mock: Mock) => unknown;

const CHANGES: readonly { name: string; change: Change }[] = [
  { name: 'finishing a round', change: (db, mock) => finishRound(db, { mock, position: 1, ...MOMENT }) },
  {
    name: 'ending it early',
    change: (db, mock) => setMockFinished(db, { mock, isFinished: true, ...MOMENT }),
  },
  {
    name: 'scoring a round',
    change: (db, mock) =>
      saveScores(db, { mock, position: 1, scores: { clarity: 3, learning: 2 }, ...MOMENT }),
  },
  {
    name: 'notes',
    change: (db, mock) => saveRoundNotes(db, { mock, position: 2, text: 'Well', baseRevision: 0, ...MOMENT }),
  },
  {
    name: 'what to do next',
    change: (db, mock) => saveTakeaway(db, { mock, text: 'Sleep', baseRevision: 0, ...MOMENT }),
  },
  {
    name: 'a grade',
    change: (db, mock) => gradeInMock(db, { mock, questionKey: 'q1', prompt: 'Q', grade: 'hard', ...MOMENT }),
  },
  {
    name: 'leaving it as evidence',
    change: (db, mock) =>
      leaveMockAsEvidence(db, { mock, taskId: 1, text: 'See', sameTexts: ['See'], ...MOMENT }),
  },
];

describe('each change of a mock', () => {
  it('is undone and redone whole: starting one', () => {
    const { db } = givenMocks();
    expectOneUndoableChange(db, () => startMock(db, { ...NEW_MOCK, ...MOMENT }));
  });

  it.each(CHANGES)('is undone and redone whole, and made once: $name', ({ change }) => {
    const { db, mock, neighbour } = givenMocks();
    const before = neighbour();

    expectOneUndoableChange(db, () => change(db, mock()));
    expectNoChange(db, () => change(db, mock()));

    expect(neighbour()).toEqual(before);
  });

  it('is undone and redone whole: deleting one with everything in it', () => {
    const { db, mock, neighbour } = givenMocks();
    for (const { change } of CHANGES) change(db, mock());
    const before = neighbour();

    expectOneUndoableChange(db, () => deleteMock(db, { mock: mock(), ...MOMENT }));

    expect(listMocks(db, 1)).toEqual([before]);
  });

  it('leaves a task that was done before on its day', () => {
    const { db, mock } = givenMocks();
    leaveMockAsEvidence(db, { mock: mock(), taskId: 1, text: 'See', sameTexts: ['See'], ...MOMENT });
    expectNoChange(db, () =>
      leaveMockAsEvidence(db, {
        mock: mock(),
        taskId: 1,
        text: 'See',
        sameTexts: ['See'],
        ...MOMENT,
        at: later(9),
      }),
    );
    expect(
      leaveMockAsEvidence(db, { mock: mock(), taskId: 99, text: 'See', sameTexts: ['See'], ...MOMENT }),
    ).toBeUndefined();
  });
});

describe('clocks', () => {
  it('are found again by a mock that was brought back, and not by another of its number', () => {
    const { db, mock, neighbour } = givenMocks();
    setClockRunning(db, { mock: neighbour(), position: 1, isRunning: true, at: MOMENT.at });
    deleteMock(db, { mock: neighbour(), ...MOMENT, at: later(5) });
    startMock(db, { ...NEW_MOCK, ...MOMENT, at: later(6) });

    expect(neighbour().rounds[0]?.clock).toEqual({ secondsBefore: 0, runningSince: null });
    expect(mock().rounds[0]?.clock).toEqual({ secondsBefore: 0, runningSince: null });
  });
});
