import { describe, expect, test } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import {
  addOwnQuestion,
  editOwnQuestion,
  findOwnQuestion,
  listOwnQuestions,
  setOwnQuestionArchived,
} from '../../../db/practice/own-questions.ts';
import {
  AT,
  expectNoChange,
  expectOneUndoableChange,
  latestWords,
  MOMENT,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';

const WORDS = givenOwnWords({ prompt: 'Why this loss?', phase: 'first', tasks: ['task-1'] });

/** Two questions; the second is the neighbour. */
function testQuestions(): Database {
  const db = testDatabase();
  addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: WORDS });
  addOwnQuestion(db, { ...MOMENT, key: 'own-2', words: givenOwnWords() });
  return db;
}

describe('an own question', () => {
  test('is added as it was written', () => {
    const db = testDatabase();
    expect(addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: WORDS })).toEqual({
      key: 'own-1',
      changeId: 1,
    });

    expect(listOwnQuestions(db)).toEqual([
      { ...WORDS, id: 'own-1', sources: [], reads: [], archivedOn: null, origin: '', revision: 0 },
    ]);
    expect(latestWords(db)).toBe('Added the question “Why this loss?”');
    expectOneUndoableChange(db, () => addOwnQuestion(db, { ...MOMENT, key: 'own-2', words: WORDS }));
  });

  test('is added once by a form that is sent twice, under the key of the first time', () => {
    const db = testDatabase();
    const form = { ...MOMENT, words: WORDS, formToken: 'form-1' };
    const first = addOwnQuestion(db, { ...form, key: 'own-1' });
    expect(addOwnQuestion(db, { ...form, key: 'own-2' })).toEqual(first);
    expect(listOwnQuestions(db)).toHaveLength(1);
  });

  test('belongs to no phase when it names none', () => {
    const db = testQuestions();
    expect(listOwnQuestions(db).map(({ phase }) => phase)).toEqual(['first', null]);
  });
});

describe('editing an own question', () => {
  test('changes what is named, counts a revision, and leaves its neighbour', () => {
    const db = testQuestions();
    const neighbour = findOwnQuestion(db, 'own-2');
    const words = { ...WORDS, prompt: 'Why that loss?', points: [], phase: null };

    const outcome = editOwnQuestion(db, { ...MOMENT, key: 'own-1', words, baseRevision: 0 });

    expect(outcome).toEqual({ ok: true, changeId: 3, revision: 1 });
    expect(findOwnQuestion(db, 'own-1')).toMatchObject({ ...words, revision: 1 });
    expect(findOwnQuestion(db, 'own-2')).toEqual(neighbour);
    expect(latestWords(db)).toBe('Changed the words, points and phase of the question “Why this loss?”');
  });

  test('is undoable; the same words again are no change', () => {
    const db = testQuestions();
    const words = { ...WORDS, seconds: 60 };
    expectOneUndoableChange(db, () =>
      editOwnQuestion(db, { ...MOMENT, key: 'own-1', words, baseRevision: 0 }),
    );
    expectNoChange(db, () => editOwnQuestion(db, { ...MOMENT, key: 'own-1', words, baseRevision: 0 }));
  });

  test('from an older page is refused with what was saved meanwhile, after an undo too', () => {
    const db = testQuestions();
    const edit = (prompt: string, baseRevision: number) =>
      editOwnQuestion(db, { ...MOMENT, key: 'own-1', words: { ...WORDS, prompt }, baseRevision });
    edit('One', 0);
    expect(edit('Two', 0)).toMatchObject({
      ok: false,
      reason: 'stale',
      current: { prompt: 'One', revision: 1 },
    });

    setChangeUndone(db, latestChange(db)?.id ?? 0, true, AT);
    expect(edit('Three', 0)).toMatchObject({ ok: true, revision: 2 });
    expect(edit('Four', 1)).toMatchObject({ ok: false, reason: 'stale' });
  });

  test('needs one', () => {
    const db = testQuestions();
    expectNoChange(db, () =>
      expect(editOwnQuestion(db, { ...MOMENT, key: 'own-3', words: WORDS, baseRevision: 0 })).toEqual({
        ok: false,
        reason: 'missing',
      }),
    );
  });
});

describe('archiving an own question', () => {
  test('and bringing it back are undoable, and leave its neighbour', () => {
    const db = testQuestions();
    expectOneUndoableChange(db, () =>
      setOwnQuestionArchived(db, { ...MOMENT, key: 'own-1', archivedOn: TODAY }),
    );
    expect(listOwnQuestions(db).map(({ archivedOn }) => archivedOn)).toEqual([TODAY, null]);
    expect(latestWords(db)).toBe('Archived the question “Why this loss?”');
    expectNoChange(db, () => setOwnQuestionArchived(db, { ...MOMENT, key: 'own-1', archivedOn: TODAY }));
    expectOneUndoableChange(db, () =>
      setOwnQuestionArchived(db, { ...MOMENT, key: 'own-1', archivedOn: null }),
    );
    expect(listOwnQuestions(db).map(({ archivedOn }) => archivedOn)).toEqual([null, null]);
  });

  test('needs one', () => {
    const db = testQuestions();
    expectNoChange(db, () =>
      expect(setOwnQuestionArchived(db, { ...MOMENT, key: 'own-3', archivedOn: TODAY })).toBeUndefined(),
    );
  });
});
