import { describe, expect, it } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { savePiecePart, savePieceTitle } from '../../../db/portfolio/piece-texts.ts';
import {
  addPiece,
  findPiece,
  listHeld,
  listPieces,
  removePiece,
  setPieceArchived,
} from '../../../db/portfolio/pieces.ts';
import { partOf } from '../../../plans/portfolio/piece.ts';
import {
  dumpData,
  expectNoChange,
  expectOneUndoableChange,
  later,
  latestWords,
  MOMENT,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';

const PROJECT = { key: 'piece-1', kind: 'project', noun: 'project', parentKey: '', title: 'Grid' };
const OTHER = { ...PROJECT, key: 'piece-2', title: 'Other' };
const RESULT = { key: 'piece-3', kind: 'result', noun: 'result', parentKey: 'piece-1', title: 'Fewer' };
const GAP = { id: 'gap', label: 'Gap' };

function withPieces(): Database {
  const db = testDatabase();
  addPiece(db, {
    ...MOMENT,
    ...PROJECT,
    parts: new Map([
      ['gap', 'None'],
      ['idea', ''],
    ]),
  });
  addPiece(db, { ...MOMENT, ...OTHER });
  addPiece(db, { ...MOMENT, ...RESULT });
  return db;
}

describe('a piece', () => {
  it('is begun with what is known of it, and sent twice it is there once', () => {
    const db = testDatabase();
    const formToken = 'one-form';
    const first = addPiece(db, { ...MOMENT, ...PROJECT, formToken });
    const second = addPiece(db, { ...MOMENT, ...PROJECT, key: 'piece-9', formToken });

    expect([first.key, second.key]).toEqual(['piece-1', 'piece-1']);
    expect(listPieces(db)).toHaveLength(1);
    expect(latestWords(db)).toBe('Began the project “Grid”');
  });

  it('stays the very same value when another is written, and is found as it is being written', () => {
    const db = withPieces();
    const before = listPieces(db);
    savePiecePart(db, {
      ...MOMENT,
      pieceKey: 'piece-1',
      noun: 'project',
      part: GAP,
      text: 'A',
      baseRevision: 1,
    });
    const after = listPieces(db);
    expect(after.map((piece, index) => piece === before[index])).toEqual([false, true, true]);
    expect(findPiece(db, 'piece-1')?.parts.get('gap')?.text).toBe('A');

    db.client.transaction(() => {
      savePieceTitle(db, { ...MOMENT, pieceKey: 'piece-2', noun: 'project', text: 'New', baseRevision: 1 });
      expect(findPiece(db, 'piece-2')?.title.text).toBe('New');
      expect(findPiece(db, 'piece-9')).toBeUndefined();
    })();
  });

  it('keeps what is written in its parts, and its neighbour stays', () => {
    const db = withPieces();
    const neighbour = findPiece(db, 'piece-2');
    expectOneUndoableChange(db, () => {
      const at = (minutes: number, text: string, baseRevision: number) =>
        savePiecePart(db, {
          pieceKey: 'piece-1',
          noun: 'project',
          part: GAP,
          text,
          baseRevision,
          at: later(minutes),
          today: TODAY,
        });
      expect(at(1, 'Nobody', 1)).toEqual({ ok: true, revision: 2 });
      expect(at(2, 'Nobody did', 2)).toEqual({ ok: true, revision: 3 });
    });
    expect(latestWords(db)).toBe('Wrote “Gap” of the project “Grid”');
    const piece = findPiece(db, 'piece-1');
    expect(piece && [...piece.parts]).toEqual([['gap', { text: 'Nobody did', revision: 3 }]]);
    expect(findPiece(db, 'piece-2')).toEqual(neighbour);
  });

  it('is not overwritten by a page that is behind', () => {
    const db = withPieces();
    const place = { pieceKey: 'piece-1', noun: 'project', ...MOMENT };
    expectNoChange(db, () => {
      expect(savePiecePart(db, { ...place, part: GAP, text: 'Old', baseRevision: 0 })).toEqual({
        ok: false,
        reason: 'stale',
        current: { text: 'None', revision: 1 },
      });
      expect(savePieceTitle(db, { ...place, text: 'Old', baseRevision: 7 })).toMatchObject({
        reason: 'stale',
      });
      expect(
        savePiecePart(db, { ...place, pieceKey: 'piece-8', part: GAP, text: 'x', baseRevision: 0 }),
      ).toEqual({
        ok: false,
        reason: 'missing',
      });
    });
    expect(savePieceTitle(db, { ...place, text: 'Safer grid', baseRevision: 1 })).toEqual({
      ok: true,
      revision: 2,
    });
    expect(findPiece(db, 'piece-1')?.title).toEqual({ text: 'Safer grid', revision: 2 });
  });

  it('goes with all that belongs to it, and comes back whole', () => {
    const db = withPieces();
    const before = dumpData(db);
    expectOneUndoableChange(db, () => removePiece(db, { ...MOMENT, key: 'piece-1', noun: 'project' }));
    expect(listPieces(db).map(({ key }) => key)).toEqual(['piece-2']);
    expect(dumpData(db)).not.toEqual(before);
    expect(removePiece(db, { ...MOMENT, key: 'piece-1', noun: 'project' })).toBeUndefined();
  });

  it('is put away and taken up again; the same again is no change', () => {
    const db = withPieces();
    const on = { ...MOMENT, key: 'piece-1', noun: 'project' };
    expectOneUndoableChange(db, () => setPieceArchived(db, { ...on, archivedOn: TODAY }));
    expectNoChange(db, () => setPieceArchived(db, { ...on, archivedOn: TODAY }));
    expectOneUndoableChange(db, () => setPieceArchived(db, { ...on, archivedOn: null }));
  });

  it('is found with what belongs to it', () => {
    const db = withPieces();
    expect(listHeld(db, 'piece-1').map(({ key }) => key)).toEqual(['piece-3']);
    const piece = findPiece(db, 'piece-1');
    expect(piece && partOf(piece, 'method')).toEqual({ text: '', revision: 0 });
  });
});
