import { expect, test } from 'vitest';
import { listReadingNotes, saveReadingNote } from '../../../db/reading/reading-notes.ts';
import {
  expectNoChange,
  expectOneUndoableChange,
  later,
  latestWords,
  MOMENT,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';

const PAPER = { id: 'vaswani-2017-attention', title: 'Attention Is All You Need' };
const OTHER = { id: 'own-1', title: 'A note on seeds' };

test('a note is kept with its resource, and its neighbour stays', () => {
  const db = testDatabase();
  saveReadingNote(db, { ...MOMENT, resource: OTHER, text: 'Mine', baseRevision: 0 });

  const outcome = saveReadingNote(db, { ...MOMENT, resource: PAPER, text: 'Why scale', baseRevision: 0 });

  expect(outcome).toEqual({ ok: true, revision: 1 });
  expect([...listReadingNotes(db)]).toEqual([
    [OTHER.id, { text: 'Mine', revision: 1 }],
    [PAPER.id, { text: 'Why scale', revision: 1 }],
  ]);
  expect(latestWords(db)).toBe('Edited the note on “Attention Is All You Need”');
});

test('saves that follow each other are one change, and an older page overwrites nothing', () => {
  const db = testDatabase();
  saveReadingNote(db, { ...MOMENT, resource: OTHER, text: 'Mine', baseRevision: 0 });
  expectOneUndoableChange(db, () => {
    saveReadingNote(db, { ...MOMENT, resource: PAPER, text: 'W', baseRevision: 0 });
    saveReadingNote(db, { at: later(1), today: TODAY, resource: PAPER, text: 'Why', baseRevision: 1 });
  });
  expectNoChange(db, () =>
    expect(saveReadingNote(db, { ...MOMENT, resource: PAPER, text: 'Old', baseRevision: 1 })).toEqual({
      ok: false,
      reason: 'stale',
      current: { text: 'Why', revision: 2 },
    }),
  );
});
