import { mentions } from '../mentions.ts';
import type { JudgedPortfolio } from './judge-portfolio.ts';
import type { Piece } from './piece.ts';

export const PIECE_STATES = ['whole', 'unfinished', 'archived'] as const;
export type PieceState = (typeof PIECE_STATES)[number];

/** What a reader wants to see of the pieces of one kind. */
export type PieceFilter = {
  /** `null` shows what is not archived. */
  state: PieceState | null;
  /** Words that must all occur in the title or in a part. */
  words: string;
};

export const NO_PIECE_FILTER: PieceFilter = { state: null, words: '' };

/** The pieces that a filter lets through, in their order. */
export function filterPieces(
  pieces: readonly Piece[],
  judged: JudgedPortfolio,
  { state, words }: PieceFilter,
): Piece[] {
  return pieces.filter(
    (piece) =>
      stateOf(piece, judged, state) &&
      mentions([piece.title.text, ...[...piece.parts.values()].map(({ text }) => text)], words),
  );
}

function stateOf({ key, archivedOn }: Piece, judged: JudgedPortfolio, state: PieceState | null): boolean {
  const isArchived = archivedOn !== null;
  if (state === null || state === 'archived') return isArchived === (state === 'archived');
  return !isArchived && (judged.get(key)?.isWhole ?? false) === (state === 'whole');
}
