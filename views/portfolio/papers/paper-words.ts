import type { PaperStanding } from '../../../plans/portfolio/papers/paper.ts';

/** In the middle of a sentence. */
export const STANDING_WORDS: Record<PaperStanding, string> = {
  'to-read': 'to read',
  reading: 'reading',
  read: 'read',
  discussable: 'can be discussed',
};
