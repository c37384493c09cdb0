import type { Dates } from '../dates.ts';
import { agree, count } from '../format.ts';
import type { Evidence } from '../plan/plan.ts';
import { documentOf, type Said } from '../portfolio/export/piece-document.ts';
import type { JudgedPortfolio } from '../portfolio/judge-portfolio.ts';
import type { Kind } from '../portfolio/kind.ts';
import { type Piece, titleOf } from '../portfolio/piece.ts';
import { lineInMarkdown } from '../text/markdown-text.ts';
import type { ReportPortfolio } from './report.ts';

/** The portfolio as a report is made of it. */
export type PortfolioRecord = {
  kinds: readonly Kind[];
  /** All of them, those that nobody else may see too. */
  pieces: readonly Piece[];
  judged: JudgedPortfolio;
  /** How far a piece is, in a few words. */
  standingOf: (piece: Piece) => string;
};

export const NOTHING_MADE: PortfolioRecord = {
  kinds: [],
  pieces: [],
  judged: new Map(),
  standingOf: () => '',
};

export type ReportedPiece = ReportPortfolio['pieces'][number];

/**
 * The pieces that the learner shares, and of them what stands on their page. Of no other piece is anything told, not
 * even its name where a shared one names it; what is archived is shared no more.
 */
export function listReportPieces(
  { kinds, pieces, judged, standingOf }: PortfolioRecord,
  dates: Dates,
  { hasTexts }: { hasTexts: boolean },
): ReportedPiece[] {
  const shared = pieces.filter(isTold);
  return kinds.flatMap((kind) =>
    shared
      .filter((piece) => piece.kind === kind.id)
      .map((piece) => {
        const { title, parts } = documentOf({ piece, kind }, { kinds, pieces: shared }, dates);
        // What others may read of a kind that is not known here is not known either.
        const told = hasTexts && !kind.isStandIn ? parts : [];
        return {
          key: piece.key,
          kind: kind.title,
          title,
          standing: standingOf(piece),
          isWhole: judged.get(piece.key)?.isWhole ?? false,
          parts: told
            .map(({ label, said }) => ({ label, text: saidAsText(said) }))
            .filter(({ text }) => text !== ''),
        };
      }),
  );
}

/**
 * What evidence says to others: of a piece its title as it is now, and of one that they may not see, or that is gone, no
 * more than that there is one.
 */
export function evidenceForOthers(
  { pieces }: Pick<PortfolioRecord, 'pieces'>,
  { text, pieceKey }: Pick<Evidence, 'text' | 'pieceKey'>,
): string {
  if (pieceKey === '') return text;
  const piece = pieces.find(({ key }) => key === pieceKey);
  return piece && isTold(piece) ? titleOf(piece) : 'A piece of the portfolio that is not shared';
}

function isTold({ isShared, archivedOn }: Piece): boolean {
  return isShared && archivedOn === null;
}

/** What shared pieces come to. */
export function sumUpPieces(pieces: readonly ReportedPiece[]): Omit<ReportPortfolio, 'pieces'> {
  const wholeCount = pieces.filter(({ isWhole }) => isWhole).length;
  const figures = { pieceCount: pieces.length, wholeCount };
  if (pieces.length === 0) return { sentence: 'No piece of it is shared.', ...figures };
  const shown = `${count(pieces.length, 'piece')} ${agree(pieces.length, 'is', 'are')} shown`;
  return { sentence: `${shown}, ${wholeCount} whole.`, ...figures };
}

function saidAsText(said: Said): string {
  switch (said.is) {
    case 'text':
      return said.text;
    case 'line':
      return lineInMarkdown(said.text);
    case 'lines':
      return said.lines.map(({ text }) => `- ${lineInMarkdown(text)}`).join('\n');
  }
}
