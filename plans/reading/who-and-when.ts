import type { ShownResource } from './resource.ts';

const MOST_NAMED = 2;

type WhoAndWhen = Pick<ShownResource, 'others' | 'year'> & { authors: readonly string[] };

/**
 * Who wrote something and when, as far as that is known: authors by their family names.
 *
 * @example
 * whoAndWhen(attention) //=> 'Vaswani et al., 2017', with spaces at which no line breaks
 */
export function whoAndWhen(resource: WhoAndWhen): string {
  const who = resource.authors.length === 0 ? [] : [authorsInWords(resource)];
  return [...who, ...(resource.year === null ? [] : [String(resource.year)])].join(',\u00a0');
}

function authorsInWords({ authors, others }: Omit<WhoAndWhen, 'year'>): string {
  const names = authors.map((author) => author.split(',')[0]?.trim() ?? author);
  if (others || names.length > MOST_NAMED) return `${names[0]} et\u00a0al.`;
  return names.join(' and ');
}
