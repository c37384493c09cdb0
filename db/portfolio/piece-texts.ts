import { eq, getTableName } from 'drizzle-orm';
import { partOf } from '../../plans/portfolio/piece.ts';
import type { Database } from '../file/open.ts';
import { pieceParts, pieces } from '../schema/portfolio.ts';
import { type NewText, type SaveOutcome, saveText } from '../task/texts.ts';
import { findPiece } from './pieces.ts';

type PiecePlace = {
  pieceKey: string;
  /** What its kind is called. */
  noun: string;
};

/** Saves what stands in a part of a piece. The same text again is no change. */
export function savePiecePart(
  db: Database,
  { pieceKey, noun, part, ...newText }: NewText & PiecePlace & { part: { id: string; label: string } },
): SaveOutcome {
  return saveText(db, newText, () => {
    const piece = findPiece(db, pieceKey);
    return (
      piece && {
        tableName: getTableName(pieceParts),
        key: { [pieceParts.pieceKey.name]: pieceKey, [pieceParts.partKey.name]: part.id },
        columns: { text: pieceParts.text.name, revision: pieceParts.revision.name },
        facts: { kind: 'piece-written', noun, title: piece.title.text, part: part.label },
        current: partOf(piece, part.id),
        write: (text, revision) => writePart(db, { pieceKey, partKey: part.id, text, revision }),
      }
    );
  });
}

function writePart({ orm }: Database, row: typeof pieceParts.$inferInsert): void {
  const { text, revision } = row;
  orm
    .insert(pieceParts)
    .values(row)
    .onConflictDoUpdate({ target: [pieceParts.pieceKey, pieceParts.partKey], set: { text, revision } })
    .run();
}

/** Saves what a piece is called. The same title again is no change. */
export function savePieceTitle(
  db: Database,
  { pieceKey, noun, ...newText }: NewText & PiecePlace,
): SaveOutcome {
  return saveText(db, newText, () => {
    const piece = findPiece(db, pieceKey);
    return (
      piece && {
        tableName: getTableName(pieces),
        key: { [pieces.key.name]: pieceKey },
        columns: { text: pieces.title.name, revision: pieces.titleRevision.name },
        facts: { kind: 'piece-titled', noun, title: newText.text },
        current: piece.title,
        write: (title, titleRevision) =>
          db.orm.update(pieces).set({ title, titleRevision }).where(eq(pieces.key, pieceKey)).run(),
      }
    );
  });
}
