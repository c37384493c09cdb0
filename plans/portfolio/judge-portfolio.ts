import { oncePerValue } from '../once-per-value.ts';
import { type Judgement, judgePiece } from './judge-piece.ts';
import type { Kind } from './kind.ts';
import type { Piece } from './piece.ts';

/** What every piece lacks, by its key. Of kinds that are not there any more there is nothing to say. */
export type JudgedPortfolio = ReadonlyMap<string, Judgement>;

/**
 * Judges all pieces, those first that belong to others.
 *
 * @param pieces - archived ones are judged too, and do not count for what they belong to
 */
export const judgePortfolio: (pieces: readonly Piece[], kinds: readonly Kind[]) => JudgedPortfolio =
  oncePerValue((pieces: readonly Piece[], kinds: readonly Kind[]) => {
    const kindOf = new Map(kinds.map((kind) => [kind.id, kind]));
    const judged = new Map<string, Judgement>();
    const wholes = new Map<string, number>();
    const isHeld = ({ parentKey }: Piece) => parentKey !== '';
    for (const piece of [...pieces.filter(isHeld), ...pieces.filter((one) => !isHeld(one))]) {
      const kind = kindOf.get(piece.kind);
      if (kind === undefined || kind.isStandIn) continue;
      const judgement = judgePiece(kind, piece, (held) => wholes.get(`${piece.key} ${held}`) ?? 0);
      judged.set(piece.key, judgement);
      if (!judgement.isWhole || piece.archivedOn !== null || !isHeld(piece)) continue;
      const place = `${piece.parentKey} ${piece.kind}`;
      wholes.set(place, (wholes.get(place) ?? 0) + 1);
    }
    return judged;
  });
