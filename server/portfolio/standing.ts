import { randomBytes } from 'node:crypto';
import { findPiece, listPieces } from '../../db/portfolio/pieces.ts';
import { type JudgedPortfolio, judgePortfolio } from '../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import { PIECE_PREFIX, type Piece } from '../../plans/portfolio/piece.ts';
import type { AppDeps } from '../deps.ts';

/** How the portfolio stands: its kinds, all its pieces, and what each lacks. */
export type PortfolioStanding = {
  kinds: readonly Kind[];
  pieces: readonly Piece[];
  judged: JudgedPortfolio;
};

export function portfolioOf({ db, library }: Pick<AppDeps, 'db' | 'library'>): PortfolioStanding {
  const [kinds, pieces] = [library.kinds, listPieces(db)];
  return { kinds, pieces, judged: judgePortfolio(pieces, kinds) };
}

export type OfKind = { piece: Piece; kind: Kind };

/** A piece with its kind; `undefined` when there is none, or its kind is not there any more. */
export function findOfKind({ db, library }: AppDeps, key: string): OfKind | undefined {
  const piece = findPiece(db, key);
  const kind = piece && findKind({ library }, piece.kind);
  return piece && kind && { piece, kind };
}

export function findKind({ library }: Pick<AppDeps, 'library'>, id: string): Kind | undefined {
  return library.kinds.find((kind) => kind.id === id);
}

/** Never one that was used before, on another machine either. */
export function newPieceKey(): string {
  return `${PIECE_PREFIX}${randomBytes(6).toString('hex')}`;
}
