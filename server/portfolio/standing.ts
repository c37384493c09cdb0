import { randomBytes } from 'node:crypto';
import { findPiece, listPieces } from '../../db/portfolio/pieces.ts';
import { type JudgedPortfolio, judgePortfolio } from '../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import { PIECE_PREFIX, type Piece } from '../../plans/portfolio/piece.ts';
import { withStandIns, withWrittenParts } from '../../plans/portfolio/stand-in-kind.ts';
import type { AppDeps } from '../deps.ts';

/** How the portfolio stands: its kinds, those that stand in for others too, all its pieces, and what each lacks. */
export type PortfolioStanding = {
  kinds: readonly Kind[];
  pieces: readonly Piece[];
  judged: JudgedPortfolio;
};

export function portfolioOf({ db, library }: Pick<AppDeps, 'db' | 'library'>): PortfolioStanding {
  const pieces = listPieces(db);
  const kinds = withStandIns(pieces, library.kinds);
  return { kinds, pieces, judged: judgePortfolio(pieces, kinds) };
}

export type OfKind = { piece: Piece; kind: Kind };

/** A piece with its kind, which has a part for all that is written in it; `undefined` when there is no such piece. */
export function findOfKind(deps: AppDeps, key: string): OfKind | undefined {
  const piece = findPiece(deps.db, key);
  const kind = piece && findShownKind(deps, piece.kind);
  return piece && kind && { piece, kind: withWrittenParts(kind, piece) };
}

export function findKind({ library }: Pick<AppDeps, 'library'>, id: string): Kind | undefined {
  return library.kinds.find((kind) => kind.id === id);
}

/** A kind that there is, or what stands in for it where there are pieces of it alone. */
export function findShownKind(deps: Pick<AppDeps, 'db' | 'library'>, id: string): Kind | undefined {
  return findKind(deps, id) ?? portfolioOf(deps).kinds.find((kind) => kind.id === id);
}

/** Never one that was used before, on another machine either. */
export function newPieceKey(): string {
  return `${PIECE_PREFIX}${randomBytes(6).toString('hex')}`;
}
