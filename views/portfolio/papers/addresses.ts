import { type LedgerFilter, NO_LEDGER_FILTER } from '../../../plans/portfolio/papers/ledger.ts';
import { PAPER } from '../../../plans/portfolio/papers/paper.ts';
import { resourceAddress } from '../../reading/addresses.ts';
import { kindAddress } from '../addresses.ts';

/** The ledger of papers. */
export const LEDGER_ADDRESS = kindAddress(PAPER);
/** How archived papers are asked for, among the standings. */
export const ARCHIVED = 'archived';

/** What a filter lets through of it, from the first page of it on. */
export function ledgerAddress(filter: Partial<LedgerFilter> = {}, page = 1): string {
  const { standing, team, words, isArchived } = { ...NO_LEDGER_FILTER, ...filter };
  const query = new URLSearchParams();
  if (words.trim() !== '') query.set('q', words);
  if (isArchived || standing !== null) query.set('standing', isArchived ? ARCHIVED : (standing ?? ''));
  if (team !== null) query.set('team', team);
  if (page > 1) query.set('page', String(page));
  return `${LEDGER_ADDRESS}${query.size === 0 ? '' : `?${query}`}`;
}

/** Where papers are brought in from elsewhere. */
export const IMPORT_ADDRESS = `${LEDGER_ADDRESS}/import`;
/** The whole ledger for other programs. */
export const LEDGER_BIBTEX = `${LEDGER_ADDRESS}.bib`;
export const LEDGER_CSL = `${LEDGER_ADDRESS}.json`;

/** Where a resource of the reading list is taken up into the ledger. */
export function takeUpAddress(resourceId: string): string {
  return `${resourceAddress(resourceId)}/paper`;
}
