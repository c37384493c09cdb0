import {
  byWorth,
  countByStanding,
  countByTeam,
  filterLedger,
  type LedgerFilter,
  ledgerOf,
  nextPapers,
} from '../../../plans/portfolio/papers/ledger.ts';
import { PAPER_STANDINGS, standingNamed } from '../../../plans/portfolio/papers/paper.ts';
import { ARCHIVED } from '../../../views/portfolio/papers/addresses.ts';
import { Ledger, type LedgerShown, ledgerInWords } from '../../../views/portfolio/papers/ledger.tsx';
import type { AppDeps } from '../../deps.ts';
import { loadStanding } from '../../http/standing.ts';
import type { KindListing } from '../besides.ts';
import { portfolioOf } from '../standing.ts';
import { readingListTwins } from './on-reading-list.ts';

/** So many of what is next, and of what can be discussed, stand on the page before anything is chosen. */
const SHOWN_AT_FIRST = 10;
const SHOWN_PER_PAGE = 25;
const LONGEST_SEARCH = 200;

/** The ledger, or what an address chooses of it; `null` before there is a paper. */
export function listPapers(deps: AppDeps, query: URLSearchParams): KindListing | null {
  const { pieces, judged } = portfolioOf(deps);
  const twinOf = readingListTwins(deps, loadStanding(deps).plan);
  const isRead = (paper: Parameters<typeof twinOf>[0]) => (twinOf(paper)?.completion ?? null) !== null;
  const used = ledgerOf(pieces, isRead);
  const archived = ledgerOf(pieces, isRead, true);
  if (used.length + archived.length === 0) return null;

  const filter = readFilter(query);
  const among = filter.isArchived ? archived : used;
  const counts = countByStanding(used);
  const shown: LedgerShown = isChosen(filter)
    ? foundOf(filterLedger(among, filter), among.length, Number(query.get('page')))
    : {
        is: 'overview',
        next: nextPapers(used, judged).slice(0, SHOWN_AT_FIRST),
        discussable: byWorth(
          used.filter(({ standing }) => standing === 'discussable'),
          judged,
        ).slice(0, SHOWN_AT_FIRST),
      };
  return {
    lead: ledgerInWords(counts),
    list: <Ledger counts={counts} teams={countByTeam(used)} filter={filter} judged={judged} shown={shown} />,
  };

  function foundOf(found: ReturnType<typeof ledgerOf>, ofAll: number, asked: number): LedgerShown {
    const pages = Math.max(1, Math.ceil(found.length / SHOWN_PER_PAGE));
    const page = Number.isInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
    const ordered = [...PAPER_STANDINGS].reverse().flatMap((standing) =>
      byWorth(
        found.filter((one) => one.standing === standing),
        judged,
      ),
    );
    const papers = ordered.slice((page - 1) * SHOWN_PER_PAGE, page * SHOWN_PER_PAGE);
    return { is: 'found', papers, amount: found.length, ofAll, page, pages };
  }
}

function readFilter(query: URLSearchParams): LedgerFilter {
  const standing = query.get('standing') ?? '';
  const team = (query.get('team') ?? '').trim();
  return {
    standing: standingNamed(standing),
    isArchived: standing === ARCHIVED,
    team: team === '' ? null : team.slice(0, LONGEST_SEARCH),
    words: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
  };
}

function isChosen({ standing, team, words, isArchived }: LedgerFilter): boolean {
  return isArchived || standing !== null || team !== null || words.trim() !== '';
}
