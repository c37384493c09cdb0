import { paperOf } from '../../../plans/portfolio/papers/paper.ts';
import { LedgerExchange } from '../../../views/portfolio/papers/import-form.tsx';
import { OnReadingList } from '../../../views/portfolio/papers/reading-twins.tsx';
import { loadStanding } from '../../http/standing.ts';
import type { Besides } from '../besides.ts';
import { listPapers } from './ledger.tsx';
import { readingListTwins } from './on-reading-list.ts';

/** What papers have on their pages that no other kind has. */
export const PAPERS: Besides = {
  onKind: (_deps, pieces) => (
    <LedgerExchange hasPapers={pieces.some(({ archivedOn }) => archivedOn === null)} />
  ),
  onPiece: (deps, { piece }, from) => {
    const paper = paperOf(piece);
    const twin = readingListTwins(deps, loadStanding(deps).plan)(paper) ?? null;
    return <OnReadingList paper={paper} twin={twin} from={from} />;
  },
  listing: listPapers,
};
