import { eq, getTableName } from 'drizzle-orm';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import { type Piece, partOf } from '../../plans/portfolio/piece.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { nextRevision } from '../journal/revisions.ts';
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

type PartsChange = {
  key: string;
  facts: (piece: Piece | undefined) => NewChangeFacts;
  /** What is to stand in some of its parts, by their ids, as the piece stands at that moment; `null` for no change. */
  write: (piece: Piece) => ReadonlyMap<string, string> | null;
};

/** Writes several parts of a piece as one change; `undefined` when there is no such piece. */
export function rewriteParts(
  db: Database,
  { key, facts, write, at, today, formToken }: PartsChange & ChangeMoment,
): ChangeMade | undefined {
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const piece = findPiece(db, key);
      for (const [partKey, text] of (piece && write(piece)) ?? [])
        writePart(db, { pieceKey: key, partKey, text, revision: revisionAfter(db, piece, partKey) });
      return piece;
    }),
  );
}

function revisionAfter(db: Database, piece: Piece | undefined, partKey: string): number {
  return nextRevision(db, {
    tableName: getTableName(pieceParts),
    key: { [pieceParts.pieceKey.name]: piece?.key ?? '', [pieceParts.partKey.name]: partKey },
    column: pieceParts.revision.name,
    current: piece ? partOf(piece, partKey).revision : 0,
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
