import { NO_READING_FILTER, type ReadingFilter } from '../../plans/reading/list/reading-filter.ts';

/** All there is to read. */
export const READING_ADDRESS = '/reading';

/** What a filter lets through of it, as a page or in another form. */
export function readingAddress(
  filter: Partial<ReadingFilter> = {},
  ending: '' | '.bib' | '.json' = '',
): string {
  const { words, ...choices } = { ...NO_READING_FILTER, ...filter };
  const query = new URLSearchParams(words.trim() === '' ? {} : { q: words });
  for (const [name, choice] of Object.entries(choices)) if (choice !== null) query.set(name, choice);
  return `${READING_ADDRESS}${ending}${query.size === 0 ? '' : `?${query}`}`;
}

/** One resource, with who asks for it and the learner's note. */
export function resourceAddress(id: string): string {
  return `${READING_ADDRESS}/${id}`;
}

/** The form for a resource of the learner's own, with what it is read for and the way back. */
export function newResourceAddress(place: ReadingPlaceName, from: string): string {
  return `${READING_ADDRESS}/own/new?${new URLSearchParams({ ...place, from })}`;
}

export function editResourceAddress(id: string, from: string): string {
  return `${READING_ADDRESS}/own/${id}/edit?${new URLSearchParams({ from })}`;
}

/** What a resource is read for, by its key. */
export type ReadingPlaceName = { task: string } | { question: string };
