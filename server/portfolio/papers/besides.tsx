import type { Besides } from '../besides.ts';
import { listPapers } from './ledger.tsx';

/** What papers have on their pages that no other kind has. */
export const PAPERS: Besides = {
  listing: listPapers,
};
