import { LedgerExchange } from '../../../views/portfolio/papers/import-form.tsx';
import type { Besides } from '../besides.ts';
import { listPapers } from './ledger.tsx';

/** What papers have on their pages that no other kind has. */
export const PAPERS: Besides = {
  onKind: (_deps, pieces) => (
    <LedgerExchange hasPapers={pieces.some(({ archivedOn }) => archivedOn === null)} />
  ),
  listing: listPapers,
};
