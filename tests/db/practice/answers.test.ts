import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { closeDatabase, type Database } from '../../../db/file/open.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { listAnswersTo, loadAnswers } from '../../../db/practice/answer-memory.ts';
import { insertAnswer, listAnswersOfMock, recordAnswer } from '../../../db/practice/answers.ts';
import { day } from '../../../plans/day.ts';
import {
  AT,
  expectOneUndoableChange,
  givenPlan,
  latestWords,
  MOMENT,
  requirePlan,
  SOME_FACTS,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenNewAnswer } from '../../support/made/practice/answers.ts';

const giveAnswer = (db: Database, questionKey: string, overrides = {}, moment = MOMENT) =>
  recordAnswer(db, { ...moment, answer: givenNewAnswer({ questionKey, ...overrides }), prompt: questionKey });

const keysOf = (db: Database) => [...loadAnswers(db)].map(([key, list]) => [key, list.length]);

describe('an answer', () => {
  it('is recorded as it was given, on the learner’s day, and can be taken back', () => {
    const db = testDatabase();
    giveAnswer(db, 'neighbour');

    expectOneUndoableChange(db, () =>
      giveAnswer(db, 'softmax', {
        grade: 'hard',
        pointsMade: [1, 3],
        missing: 'The shift',
        seconds: 75,
        stuckAt: 2,
      }),
    );

    expect(listAnswersTo(db, 'softmax')).toEqual([
      {
        id: 2,
        questionKey: 'softmax',
        day: TODAY,
        answeredAt: AT,
        grade: 'hard',
        mode: 'drill',
        pointsMade: [1, 3],
        missing: 'The shift',
        seconds: 75,
        stuckAt: 2,
        mockId: null,
      },
    ]);
    expect(latestWords(db)).toBe('Answered “softmax”: hard');
    expect(listAnswersTo(db, 'neighbour')).toHaveLength(1);
    expect(listAnswersTo(db, 'never-asked')).toEqual([]);
  });

  it('is written once when its form is sent twice', () => {
    const db = testDatabase();
    const moment = { ...MOMENT, formToken: 'token' };
    const first = giveAnswer(db, 'softmax', {}, moment);

    expect(giveAnswer(db, 'softmax', {}, moment)).toEqual(first);
    expect(listAnswersTo(db, 'softmax')).toHaveLength(1);
  });

  it('keeps a habit in the same change, whether it was kept before or not', () => {
    const db = testDatabase();
    givenPlan(db);
    const keptHabitId = requirePlan(db).habits[0]?.id ?? 0;
    const give = () =>
      recordAnswer(db, { ...MOMENT, answer: givenNewAnswer({}), prompt: 'Last', keptHabitId });

    expectOneUndoableChange(db, give);
    expectOneUndoableChange(db, give);

    expect(requirePlan(db).habits.map(({ completedDays }) => completedDays)).toEqual([[TODAY], []]);
  });

  it('is part of a larger change where that writes it', () => {
    const db = testDatabase();
    expectOneUndoableChange(db, () =>
      recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () => {
        insertAnswer(db, givenNewAnswer({ questionKey: 'a', mode: 'mock' }), MOMENT);
        insertAnswer(db, givenNewAnswer({ questionKey: 'b', mode: 'mock' }), MOMENT);
      }),
    );
    expect(keysOf(db)).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(listAnswersOfMock(db, 1)).toEqual([]);
  });
});

describe('the answers as they are remembered', () => {
  it('stay the same lists for every question that was not answered since', () => {
    const db = testDatabase();
    giveAnswer(db, 'a');
    giveAnswer(db, 'b');
    const before = loadAnswers(db);
    expect(loadAnswers(db)).toBe(before);

    giveAnswer(db, 'b');

    const after = loadAnswers(db);
    expect(after).not.toBe(before);
    expect(after.get('a')).toBe(before.get('a'));
    expect(after.get('b')).toHaveLength(2);
    expect(before.get('b')).toHaveLength(1);
  });

  it('come in order of day, not of recording', () => {
    const db = testDatabase();
    giveAnswer(db, 'a', {}, { ...MOMENT, today: day('2026-03-06') });
    giveAnswer(db, 'a', {}, { ...MOMENT, today: day('2026-03-05') });
    giveAnswer(db, 'a', {}, { ...MOMENT, today: day('2026-03-06') });

    expect(listAnswersTo(db, 'a').map(({ day: on, id }) => [on, id])).toEqual([
      ['2026-03-05', 2],
      ['2026-03-06', 1],
      ['2026-03-06', 3],
    ]);
  });

  it('are those of the file when another connection wrote them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'daymark.db');
    const db = testDatabase(path);
    giveAnswer(db, 'a');
    expect(keysOf(db)).toEqual([['a', 1]]);

    const other = testDatabase(path);
    giveAnswer(other, 'b');
    closeDatabase(other);

    expect(keysOf(db)).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });
});

test('what is remembered is what is there, after any answers, undos, redos and rollbacks', () => {
  const anyAct = fc.record({
    kind: fc.constantFrom('answer', 'undo', 'redo', 'fail', 'read'),
    pick: fc.nat(30),
  });
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
      const db = testDatabase();
      for (const { kind, pick } of acts) {
        if (kind === 'answer') giveAnswer(db, `question-${pick % 3}`);
        if (kind === 'undo' || kind === 'redo') {
          setChangeUndone(db, 1 + (pick % (latestChange(db)?.id ?? 1)), kind === 'undo', AT);
        }
        if (kind === 'fail') {
          const failing = () =>
            recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () => {
              insertAnswer(db, givenNewAnswer({ questionKey: `question-${pick % 3}` }), MOMENT);
              loadAnswers(db);
              throw new Error('No');
            });
          expect(failing).toThrow('No');
        }
        if (kind === 'read') loadAnswers(db);
      }
      const remembered = new Map(loadAnswers(db));
      const afresh = db.client.transaction(() => loadAnswers(db))();
      expect(remembered).toEqual(new Map(afresh));
    }),
    { numRuns: 60 },
  );
});
