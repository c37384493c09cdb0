import { READ_NEEDS, RESOURCE_KINDS } from '../../plans/reading/kinds.ts';
import {
  NO_READING_FILTER,
  phaseName,
  READING_STATES,
  type ReadingFilter,
} from '../../plans/reading/list/reading-filter.ts';
import type { ReadingPhase } from '../../plans/reading/list/reading-list.ts';
import { RESOURCE_PRICES } from '../../plans/reading/resource.ts';

const LONGEST_SEARCH = 200;

/** What an address chooses of the reading list. A choice that does not exist lets everything through. */
export function readReadingFilter(
  query: URLSearchParams,
  phases: readonly Pick<ReadingPhase, 'key'>[],
): ReadingFilter {
  const chosen = <Choice extends string>(name: string, choices: readonly Choice[]) =>
    choices.find((choice) => choice === query.get(name)) ?? null;
  return {
    ...NO_READING_FILTER,
    phase: chosen('phase', phases.map(phaseName)),
    state: chosen('state', READING_STATES),
    need: chosen('need', READ_NEEDS),
    kind: chosen('kind', RESOURCE_KINDS),
    open: chosen('open', RESOURCE_PRICES),
    words: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
  };
}
