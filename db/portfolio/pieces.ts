import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, inArray, max } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { oncePerValue } from '../../plans/once-per-value.ts';
import type { Text } from '../../plans/plan/plan.ts';
import { type Beside, putBeside } from '../../plans/portfolio/order.ts';
import type { Piece } from '../../plans/portfolio/piece.ts';
import { deleteAttachmentsOf } from '../attachment/attachment-rows.ts';
import type { Database } from '../file/open.ts';
import { isUnsettled } from '../file/state/foreign-version.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { isStillOn, listChangedRows } from '../journal/history.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { parseImage } from '../journal/row-images.ts';
import { pieceParts, pieces } from '../schema/portfolio.ts';

/** The pieces as they were read last. */
const earlier = oncePerDatabase((): { pieces: readonly Piece[] } => ({ pieces: [] }));

/**
 * Every piece of the learner's, archived ones too, by their positions and then in the order in which they were begun.
 *
 * The value is shared and stays the same one until something of the portfolio is written; then each piece that was not
 * touched is the very same as before, and so is what was computed from it.
 */
export const listPieces: (db: Database) => readonly Piece[] = oncePerState([pieces, pieceParts], (db) => {
  const memory = earlier(db);
  const all = readPieces(db).map((piece) => {
    const before = byKey(memory.pieces).get(piece.key);
    return before !== undefined && isDeepStrictEqual(before, piece) ? before : piece;
  });
  memory.pieces = all;
  return all;
});

/** All of them, or the one with a key. */
function readPieces({ orm }: Database, key?: string): Piece[] {
  const partsOf = new Map<string, Map<string, Text>>();
  const partRows = orm.select().from(pieceParts);
  for (const { pieceKey, partKey, ...text } of key === undefined
    ? partRows.all()
    : partRows.where(eq(pieceParts.pieceKey, key)).all()) {
    const parts = partsOf.get(pieceKey) ?? new Map<string, Text>();
    partsOf.set(pieceKey, parts.set(partKey, text));
  }
  return orm
    .select()
    .from(pieces)
    .where(key === undefined ? undefined : eq(pieces.key, key))
    .orderBy(asc(pieces.position), asc(pieces.createdAt), asc(pieces.key))
    .all()
    .map(({ kindKey: kind, title: text, titleRevision: revision, ...row }) => ({
      ...row,
      kind,
      title: { text, revision },
      parts: partsOf.get(row.key) ?? new Map(),
    }));
}

const byKey = oncePerValue(
  (all: readonly Piece[]): ReadonlyMap<string, Piece> => new Map(all.map((piece) => [piece.key, piece])),
);

export function findPiece(db: Database, key: string): Piece | undefined {
  // While something is written nothing is remembered: for one piece not all are read.
  return isUnsettled(db) ? readPieces(db, key)[0] : byKey(listPieces(db)).get(key);
}

/** The pieces that belong to another, archived ones too, in their order. */
export function listHeld(db: Database, parentKey: string): Piece[] {
  return listPieces(db).filter((piece) => piece.parentKey === parentKey);
}

/** What a piece is called for the list of changes: its kind as it is named in a sentence. */
type Named = { noun: string };

export type NewPiece = {
  /** Chosen by the caller, at random: one that is never used again, whatever is undone. */
  key: string;
  kind: string;
  parentKey: string;
  title: string;
  /** What stands in its parts from the beginning, by their ids. */
  parts?: ReadonlyMap<string, string>;
};

/**
 * Begins a piece.
 *
 * @returns the key under which it stands: that of the first time when the form was sent before
 */
export function addPiece(
  db: Database,
  { noun, at, today, formToken, ...piece }: NewPiece & Named & ChangeMoment,
): { key: string; changeId: number | null } {
  const facts = { kind: 'piece-added', noun, title: piece.title } as const;
  const { isRepeat, changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () =>
    insertPiece(db, piece, at),
  );
  return { key: isRepeat ? (findAddedKey(db, changeId) ?? piece.key) : piece.key, changeId };
}

/**
 * Keeps the papers that a text brings, all of them as one change.
 *
 * @param basis - what `journalBasis` said when the text was judged
 * @returns `undefined`, and nothing written, when something was changed since
 */
export function importPapers(
  db: Database,
  { papers, basis, at, today, formToken }: { papers: readonly NewPiece[]; basis: string } & ChangeMoment,
): ChangeMade | undefined {
  const facts = { kind: 'papers-imported', count: papers.length } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      if (!isStillOn(db, basis)) return undefined;
      for (const paper of papers) insertPiece(db, paper, at);
      return papers;
    }),
  );
}

function insertPiece(
  db: Database,
  { key, kind, parentKey, title, parts }: NewPiece,
  createdAt: string,
): void {
  const siblings = and(eq(pieces.kindKey, kind), eq(pieces.parentKey, parentKey));
  // Behind those that were put in an order.
  const last = db.orm
    .select({ position: max(pieces.position) })
    .from(pieces)
    .where(siblings)
    .get();
  const position = last?.position ?? 0;
  db.orm.insert(pieces).values({ key, kindKey: kind, parentKey, title, createdAt, position }).run();
  for (const [partKey, text] of parts ?? []) {
    if (text !== '') db.orm.insert(pieceParts).values({ pieceKey: key, partKey, text, revision: 1 }).run();
  }
}

function findAddedKey(db: Database, changeId: number): string | undefined {
  const row = listChangedRows(db, changeId).find(({ tableName }) => tableName === 'pieces');
  const key = parseImage(row?.after ?? null)?.[pieces.key.name];
  return typeof key === 'string' ? key : undefined;
}

type OnPiece = Named & ChangeMoment & { key: string };

/** Puts a piece away, or takes it up again; `undefined` when there is no such piece. */
export function setPieceArchived(
  db: Database,
  { archivedOn, ...on }: OnPiece & { archivedOn: Day | null },
): ChangeMade | undefined {
  return changePiece(db, archivedOn === null ? 'piece-brought-back' : 'piece-archived', on, (piece) => {
    // Since when it was put away stays.
    if ((piece.archivedOn === null) === (archivedOn === null)) return;
    db.orm.update(pieces).set({ archivedOn }).where(eq(pieces.key, piece.key)).run();
  });
}

/** Says whether a piece stands in reports and behind the links of a mentor; `undefined` when there is no such piece. */
export function setPieceShared(
  db: Database,
  { isShared, ...on }: OnPiece & { isShared: boolean },
): ChangeMade | undefined {
  return changePiece(db, isShared ? 'piece-shared' : 'piece-unshared', on, (piece) => {
    if (piece.isShared === isShared) return;
    db.orm.update(pieces).set({ isShared }).where(eq(pieces.key, piece.key)).run();
  });
}

/**
 * Puts a piece right before or behind another of its kind that belongs to the same; `undefined` when there is no such
 * piece.
 */
export function placePiece(
  db: Database,
  { beside, ...on }: OnPiece & { beside: Beside },
): ChangeMade | undefined {
  return changePiece(db, 'piece-moved', on, ({ key, kind, parentKey }) => {
    const siblings = listHeld(db, parentKey).filter((one) => one.kind === kind);
    const order = putBeside(
      siblings.map((one) => one.key),
      key,
      beside,
    );
    for (const [index, each] of (order ?? []).entries())
      db.orm
        .update(pieces)
        .set({ position: index + 1 })
        .where(eq(pieces.key, each))
        .run();
  });
}

/** Takes a piece away with all that belongs to it; `undefined` when there is no such piece. */
export function removePiece(db: Database, on: OnPiece): ChangeMade | undefined {
  return changePiece(db, 'piece-removed', on, ({ key }) => {
    const keys = [key, ...listHeld(db, key).map((held) => held.key)];
    deleteAttachmentsOf(db, keys);
    db.orm.delete(pieceParts).where(inArray(pieceParts.pieceKey, keys)).run();
    db.orm.delete(pieces).where(inArray(pieces.key, keys)).run();
  });
}

type PieceChange =
  | 'piece-moved'
  | 'piece-shared'
  | 'piece-unshared'
  | 'piece-archived'
  | 'piece-brought-back'
  | 'piece-removed';

function changePiece(
  db: Database,
  kind: PieceChange,
  { key, noun, at, today, formToken }: OnPiece,
  write: (piece: Piece) => void,
): ChangeMade | undefined {
  const facts = (piece: Piece | undefined) => ({ kind, noun, title: piece?.title.text ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const piece = findPiece(db, key);
      if (piece) write(piece);
      return piece;
    }),
  );
}
