import { formatMinutes } from '../../plans/format.ts';
import type { ResourceKind } from '../../plans/reading/kinds.ts';
import type { ReadingState } from '../../plans/reading/list/reading-filter.ts';
import type { Read, ReadNeed } from '../../plans/reading/reads.ts';
import type { ShownResource } from '../../plans/reading/resource.ts';

export const NEED_WORDS: Record<ReadNeed, string> = {
  must: 'must read',
  pick: 'pick one',
  deeper: 'goes deeper',
};

export const STATE_WORDS: Record<ReadingState, string> = { unread: 'not read', read: 'read' };

export const KIND_WORDS: Record<ResourceKind, string> = {
  paper: 'paper',
  book: 'book',
  chapter: 'chapter',
  course: 'course',
  lecture: 'lecture',
  post: 'post',
  code: 'code',
  data: 'data',
};

export const PRICE_WORDS = { free: 'free', paid: 'not free' } as const;

export const LEVEL_WORDS = { 1: 'an introduction', 2: null, 3: 'hard' } as const;

const MOST_NAMED = 2;

/**
 * Who wrote it, by family names: `Sutton and Barto`, `Vaswani et al.`
 */
function authorsInWords({ authors, others }: Pick<ShownResource, 'authors' | 'others'>): string {
  const names = authors.map((author) => author.split(',')[0]?.trim() ?? author);
  if (others || names.length > MOST_NAMED) return `${names[0]} et\u00a0al.`;
  return names.join(' and ');
}

/** `Vaswani et al., 2017`, as far as that is known. */
export function whoAndWhen(resource: Pick<ShownResource, 'authors' | 'others' | 'year'>): string {
  const who = resource.authors.length === 0 ? [] : [authorsInWords(resource)];
  return [...who, ...(resource.year === null ? [] : [String(resource.year)])].join(',\u00a0');
}

/** `section 3, 25 min` */
export function partInWords({ part, minutes }: Pick<Read, 'part' | 'minutes'>): string {
  return [...(part === '' ? [] : [part]), formatMinutes(minutes)].join(', ');
}
