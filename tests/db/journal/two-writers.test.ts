import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { journalBasis, latestChange } from '../../../db/journal/history.ts';
import { findMock } from '../../../db/mock/mock-rows.ts';
import { saveScores } from '../../../db/mock/mock-scores.ts';
import {
  finishRound,
  saveRoundNotes,
  saveTakeaway,
  setMockFinished,
  startMock,
} from '../../../db/mock/mocks.ts';
import { saveAnswerNote } from '../../../db/practice/answer-notes.ts';
import { addOwnQuestion, editOwnQuestion, importOwnQuestions } from '../../../db/practice/own-questions.ts';
import { saveWeekReview } from '../../../db/review/week-reviews.ts';
import { applyUpdate } from '../../../db/roadmap/updates.ts';
import { editTask, setEstimates } from '../../../db/task/editing.ts';
import { saveNote, saveReflection } from '../../../db/task/texts.ts';
import type { Mock } from '../../../plans/mock/mock.ts';
import { MockFormatSchema } from '../../../plans/mock/mock-format.ts';
import { givenPlan, MOMENT, testDatabase } from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';

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

/** Two connections to one file, as of the server and the command line; `betweenOnce` runs as the first begins to write. */
function twoWriters() {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-writers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  let between: (() => void) | null = null;
  const one = testDatabase(join(folder, 'daymark.db'), {
    logQuery: (sql) => {
      if (sql !== 'BEGIN IMMEDIATE') return;
      const run = between;
      between = null;
      run?.();
    },
  });
  givenPlan(one);
  startMock(one, {
    planId: 1,
    format: FORMAT,
    seed: 's',
    partner: '',
    taskId: null,
    questionKeys: [['q']],
    ...MOMENT,
  });
  addOwnQuestion(one, { ...MOMENT, key: 'own-1', words: givenOwnWords() });
  const other = testDatabase(join(folder, 'daymark.db'), { beside: true });
  return {
    one,
    other,
    betweenOnce: (run: () => void) => {
      between = run;
    },
    hasRun: () => between === null,
  };
}

function requireMock(db: Database): Mock {
  const mock = findMock(db, 1, 1);
  if (!mock) throw new Error('There is no mock');
  return mock;
}

/** Each is asked with what the writer saw before either wrote. */
const WRITES: readonly {
  what: string;
  save: (db: Database, text: string, seen: Mock) => { ok: boolean };
}[] = [
  {
    what: 'an edit of a task',
    save: (db, title) => editTask(db, { ...MOMENT, taskId: 1, baseRevision: 0, changes: { title } }),
  },
  {
    what: 'an edit of an own question',
    save: (db, prompt) =>
      editOwnQuestion(db, { ...MOMENT, key: 'own-1', words: givenOwnWords({ prompt }), baseRevision: 0 }),
  },
  {
    what: 'the note of a task',
    save: (db, text) => saveNote(db, { ...MOMENT, taskId: 1, text, baseRevision: 0 }),
  },
  {
    what: 'a reflection',
    save: (db, text) => saveReflection(db, { ...MOMENT, planId: 1, week: 1, text, baseRevision: 0 }),
  },
  {
    what: 'the answer to a question',
    save: (db, text) =>
      saveAnswerNote(db, { ...MOMENT, question: { id: 'q', prompt: 'Why?' }, text, baseRevision: 0 }),
  },
  {
    what: 'a review',
    save: (db, proof) =>
      saveWeekReview(db, {
        ...MOMENT,
        planId: 1,
        week: 1,
        words: { confidence: 3, proof, intention: '' },
        baseRevision: 0,
        isDone: false,
      }),
  },
  {
    what: 'a review that is done',
    save: (db, proof) =>
      saveWeekReview(db, {
        ...MOMENT,
        planId: 1,
        week: 1,
        words: { confidence: 3, proof, intention: '' },
        baseRevision: 0,
        isDone: true,
      }),
  },
  {
    what: 'what to do after a mock',
    save: (db, text, mock) => saveTakeaway(db, { ...MOMENT, mock, text, baseRevision: 0 }),
  },
  {
    what: 'the notes of a round',
    save: (db, text, mock) => saveRoundNotes(db, { ...MOMENT, mock, position: 1, text, baseRevision: 0 }),
  },
];

test.each(WRITES)('of two who save $what at once, the second is told', ({ save }) => {
  const { one, other, betweenOnce, hasRun } = twoWriters();
  const seen = requireMock(one);
  betweenOnce(() => expect(save(other, 'Theirs', seen).ok).toBe(true));

  const outcome = save(one, 'Mine', seen);

  expect(hasRun()).toBe(true);
  expect(outcome).toMatchObject({ ok: false, reason: 'stale' });
  expect(JSON.stringify(outcome)).toContain('Theirs');
  expect(latestChange(one)?.id).toBe(latestChange(other)?.id);
});

test('a round that another writer finished meanwhile is not finished again', () => {
  const { one, other, betweenOnce } = twoWriters();
  const mock = requireMock(one);
  betweenOnce(() => finishRound(other, { mock, position: 1, ...MOMENT }));

  expect(finishRound(one, { mock, position: 1, ...MOMENT, at: '2026-03-04T10:00:00.000Z' })).toEqual({
    changeId: null,
  });
  expect(requireMock(one).rounds[0]?.finishedAt).toBe(MOMENT.at);
});

test('a mock that another writer ended meanwhile is not ended again', () => {
  const { one, other, betweenOnce } = twoWriters();
  const mock = requireMock(one);
  betweenOnce(() => setMockFinished(other, { mock, isFinished: true, ...MOMENT }));

  const again = { mock, isFinished: true, ...MOMENT, at: '2026-03-04T10:00:00.000Z' };
  expect(setMockFinished(one, again)).toEqual({ changeId: null });
  expect(requireMock(one).finishedAt).toBe(MOMENT.at);
});

test('scores that another writer gave meanwhile stay', () => {
  const { one, other, betweenOnce } = twoWriters();
  const mock = requireMock(one);
  betweenOnce(() => saveScores(other, { mock, position: 1, scores: { learning: 2 }, ...MOMENT }));

  const outcome = saveScores(one, { mock, position: 1, scores: { clarity: 3 }, ...MOMENT });

  expect(outcome).toEqual({ ok: false, reason: 'stale' });
  expect(requireMock(one).rounds[0]?.scores).toEqual({ learning: 2 });
});

describe('what was previewed is not applied after another writer changed something', () => {
  const applied: Record<string, (db: Database, basis: string) => unknown> = {
    'other estimates': (db, basis) =>
      setEstimates(db, {
        ...MOMENT,
        planId: 1,
        minutesByTask: new Map([[2, 90]]),
        sessionsByTask: new Map(),
        facts: { kind: 'estimates-changed', count: 1, taskKind: 'study', factor: 1.5 },
        basis,
      }),
    'questions of a file': (db, basis) =>
      importOwnQuestions(db, {
        ...MOMENT,
        rows: [{ key: 'own-1', words: givenOwnWords({ prompt: 'Mine' }), archivedOn: null }],
        basis,
      }),
    'a newer roadmap': (db, basis) =>
      applyUpdate(db, {
        ...MOMENT,
        planId: 1,
        added: [],
        changed: [{ taskId: 2, changes: { title: 'Mine' } }],
        returningTaskIds: [],
        droppedTaskIds: [],
        dropReason: '',
        sessionsByTask: new Map(),
        habits: { added: [], changed: [], ended: [] },
        phases: [],
        facts: { kind: 'update-taken-over', addedCount: 0, changedCount: 1, droppedCount: 0 },
        basis,
      }),
  };

  test.each(Object.entries(applied))('%s', (_, apply) => {
    const { one, other, betweenOnce } = twoWriters();
    const basis = journalBasis(one);
    betweenOnce(() => saveNote(other, { ...MOMENT, taskId: 1, text: 'Theirs', baseRevision: 0 }));

    expect(apply(one, basis)).toBeUndefined();
    expect(latestChange(one)?.facts.kind).toBe('note-written');
    expect(apply(one, journalBasis(one))).toMatchObject({ changeId: expect.any(Number) });
  });
});
