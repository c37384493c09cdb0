import { mentions } from '../../mentions.ts';
import type { JudgedPortfolio } from '../judge-portfolio.ts';
import { linesOf, type Piece, partOf } from '../piece.ts';
import { PAPER, PAPER_STANDINGS, type Paper, type PaperStanding, paperOf } from './paper.ts';

/** A paper of the ledger. */
export type LedgerPaper = {
  piece: Piece;
  paper: Paper;
  /** How far the learner is: as chosen, and read at least where the reading list says so. */
  standing: PaperStanding;
  /** A target names it among its papers. */
  isOfTarget: boolean;
};

/**
 * The papers of the portfolio that are in use, or those that are archived, with where the learner is with each.
 *
 * @param pieces - all of the portfolio; targets name papers in their part `papers`, and archived targets name none
 * @param isReadElsewhere - whether the reading list has a paper as read
 */
export function ledgerOf(
  pieces: readonly Piece[],
  isReadElsewhere: (paper: Paper) => boolean = () => false,
  areArchived = false,
): LedgerPaper[] {
  const named = new Set(
    pieces
      .filter(({ kind, archivedOn }) => kind === 'target' && archivedOn === null)
      .flatMap((target) => linesOf(partOf(target, 'papers').text)),
  );
  return pieces
    .filter(({ kind, archivedOn }) => kind === PAPER && (archivedOn !== null) === areArchived)
    .map((piece) => {
      const paper = paperOf(piece);
      const chosen = paper.standing ?? 'to-read';
      const standing = isAtLeast(chosen, 'read') || !isReadElsewhere(paper) ? chosen : 'read';
      return { piece, paper, standing, isOfTarget: named.has(piece.key) };
    });
}

/** Tells whether a standing is another one, or further on. */
function isAtLeast(standing: PaperStanding, least: PaperStanding): boolean {
  return PAPER_STANDINGS.indexOf(standing) >= PAPER_STANDINGS.indexOf(least);
}

/** Which papers count: those as far as `standing` or further, of a team, of those that targets name. */
export type PaperQuota = { standing?: PaperStanding; team?: string; ofTargets?: boolean };

/**
 * Counts papers of the ledger, as a quota asks for them.
 *
 * @param pieces - all of the portfolio; archived papers do not count
 * @param isReadElsewhere - whether the reading list has a paper as read
 *
 * @example
 * countPapers(pieces, { standing: 'read', ofTargets: true }) //=> papers of targets that are read, or can be discussed
 */
export function countPapers(
  pieces: readonly Piece[],
  { standing = 'to-read', team, ofTargets = false }: PaperQuota = {},
  isReadElsewhere?: (paper: Paper) => boolean,
): number {
  return ledgerOf(pieces, isReadElsewhere).filter(
    (one) =>
      isAtLeast(one.standing, standing) &&
      (team === undefined || teamKey(one.paper.team) === teamKey(team)) &&
      (!ofTargets || one.isOfTarget),
  ).length;
}

/** How many papers stand where; each paper once. */
export function countByStanding(ledger: readonly LedgerPaper[]): Record<PaperStanding, number> {
  const counts = { 'to-read': 0, reading: 0, read: 0, discussable: 0 };
  for (const { standing } of ledger) counts[standing] += 1;
  return counts;
}

/** The teams of some papers, those with most papers first; a team is the same in either case. */
export function countByTeam(ledger: readonly LedgerPaper[]): { team: string; count: number }[] {
  const counts = new Map<string, { team: string; count: number }>();
  for (const { paper } of ledger) {
    if (paper.team === '') continue;
    const counted = counts.get(teamKey(paper.team));
    if (counted) counted.count += 1;
    else counts.set(teamKey(paper.team), { team: paper.team, count: 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

function teamKey(team: string): string {
  return team.trim().toLocaleLowerCase('en');
}

/** What a reader wants to see of the ledger. */
export type LedgerFilter = {
  standing: PaperStanding | null;
  team: string | null;
  /** Words that must all occur in the title or in a part. */
  words: string;
  isArchived: boolean;
};

export const NO_LEDGER_FILTER: LedgerFilter = { standing: null, team: null, words: '', isArchived: false };

/** The papers that a filter lets through, in their order. */
export function filterLedger(
  ledger: readonly LedgerPaper[],
  { standing, team, words }: LedgerFilter,
): LedgerPaper[] {
  return ledger.filter(
    (one) =>
      (standing === null || one.standing === standing) &&
      (team === null || teamKey(one.paper.team) === teamKey(team)) &&
      (words.trim() === '' || mentions([one.paper.title, ...textsOf(one.piece)], words)),
  );
}

function textsOf({ parts }: Piece): string[] {
  return [...parts.values()].map(({ text }) => text);
}

/** What comes next is begun already, then read and to be written up, then untouched. */
const NEXT: readonly PaperStanding[] = ['reading', 'read', 'to-read'];

/** Papers that cannot be discussed yet, in the order in which to go on: those of targets first, then the furthest. */
export function nextPapers(ledger: readonly LedgerPaper[], judged: JudgedPortfolio): LedgerPaper[] {
  return NEXT.flatMap((standing) =>
    byWorth(
      ledger.filter((one) => one.standing === standing),
      judged,
    ),
  );
}

/** Those of targets first, then those of which most is written, then as they are. */
export function byWorth(ledger: readonly LedgerPaper[], judged: JudgedPortfolio): LedgerPaper[] {
  const worth = ({ piece, isOfTarget }: LedgerPaper) =>
    (isOfTarget ? 1000 : 0) + (judged.get(piece.key)?.begun ?? 0);
  return [...ledger].sort((one, other) => worth(other) - worth(one));
}
