import { expect, test } from 'vitest';
import { findAnswerNote, listAnswerNotes, saveAnswerNote } from '../../../db/practice/answer-notes.ts';
import { importOwnQuestions, listOwnQuestions } from '../../../db/practice/own-questions.ts';
import {
  expectNoChange,
  expectOneUndoableChange,
  later,
  latestWords,
  MOMENT,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';

const QUESTION = { id: 'plain-kl-divergence', prompt: 'KL?' };
const OTHER = { id: 'own-1', prompt: 'Why?' };

test('an answer is kept with its question, and its neighbour stays', () => {
  const db = testDatabase();
  saveAnswerNote(db, { ...MOMENT, question: OTHER, text: 'Mine', baseRevision: 0 });

  const outcome = saveAnswerNote(db, { ...MOMENT, question: QUESTION, text: 'One way', baseRevision: 0 });

  expect(outcome).toEqual({ ok: true, revision: 1 });
  expect(findAnswerNote(db, QUESTION.id)).toEqual({ text: 'One way', revision: 1 });
  expect(findAnswerNote(db, OTHER.id)).toEqual({ text: 'Mine', revision: 1 });
  expect(latestWords(db)).toBe('Wrote the answer to “KL?”');
});

test('saves that follow each other are one change, which can be undone', () => {
  const db = testDatabase();
  saveAnswerNote(db, { ...MOMENT, question: OTHER, text: 'Mine', baseRevision: 0 });
  expectOneUndoableChange(db, () => {
    saveAnswerNote(db, { ...MOMENT, question: QUESTION, text: 'O', baseRevision: 0 });
    saveAnswerNote(db, { at: later(1), today: TODAY, question: QUESTION, text: 'One', baseRevision: 1 });
  });
  expectNoChange(db, () =>
    saveAnswerNote(db, { ...MOMENT, question: QUESTION, text: 'One', baseRevision: 0 }),
  );
});

test('those that were emptied are not listed', () => {
  const db = testDatabase();
  saveAnswerNote(db, { ...MOMENT, question: QUESTION, text: 'One', baseRevision: 0 });
  saveAnswerNote(db, { ...MOMENT, question: OTHER, text: 'Two', baseRevision: 0 });
  saveAnswerNote(db, { ...MOMENT, question: OTHER, text: '', baseRevision: 1 });
  expect([...listAnswerNotes(db)]).toEqual([[QUESTION.id, 'One']]);
});

test('an import adds and changes in one change, and leaves what it does not name', () => {
  const db = testDatabase();
  const row = (key: string, prompt: string, archivedOn: typeof TODAY | null = null) => ({
    key,
    words: givenOwnWords({ prompt }),
    archivedOn,
  });
  importOwnQuestions(db, { rows: [row('own-a', 'A'), row('own-b', 'B')], ...MOMENT });
  const [, neighbour] = listOwnQuestions(db);

  expectOneUndoableChange(db, () =>
    importOwnQuestions(db, { rows: [row('own-a', 'A2', TODAY), row('own-c', 'C', TODAY)], ...MOMENT }),
  );

  expect(listOwnQuestions(db).map((each) => [each.id, each.prompt, each.archivedOn, each.revision])).toEqual([
    ['own-a', 'A2', TODAY, 1],
    ['own-b', 'B', null, 0],
    ['own-c', 'C', TODAY, 0],
  ]);
  expect(listOwnQuestions(db)[1]).toEqual(neighbour);
  expect(latestWords(db)).toBe('Imported 2 questions');
  expectNoChange(db, () => importOwnQuestions(db, { rows: [row('own-b', 'B')], ...MOMENT }));
});
