import type { Reference } from '../../reading/export/reference.ts';
import type { Piece } from '../piece.ts';
import { paperOf } from './paper.ts';

/**
 * The papers of a ledger as they go into another program. Where the learner is with a paper is a keyword, so that it
 * comes back with it.
 */
export function paperReferences(pieces: readonly Piece[]): Reference[] {
  return pieces.map((piece) => {
    const { title, authors, others, year, venue, ids, team, why, standing } = paperOf(piece);
    const cover = { title, authors: [...authors], others, year, kind: 'paper' as const, ids };
    return {
      resource: { id: piece.key, ...cover, open: null, level: null, note: '' },
      note: why,
      venue,
      team,
      keywords: standing === null ? [] : [standing.replaceAll('-', ' ')],
    };
  });
}
