import { formatMinutes } from '../../plans/format.ts';
import type { ResourceKind } from '../../plans/reading/kinds.ts';
import type { ReadingState } from '../../plans/reading/list/reading-filter.ts';
import type { Read, ReadNeed } from '../../plans/reading/reads.ts';

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

/** `section 3, 25 min` */
export function partInWords({ part, minutes }: Pick<Read, 'part' | 'minutes'>): string {
  return [...(part === '' ? [] : [part]), formatMinutes(minutes)].join(', ');
}
