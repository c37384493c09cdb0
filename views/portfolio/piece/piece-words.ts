import { agree, count } from '../../../plans/format.ts';
import type { Judgement, Lack } from '../../../plans/portfolio/judge-piece.ts';
import type { Kind, Part } from '../../../plans/portfolio/kind.ts';
import type { PieceState } from '../../../plans/portfolio/piece-filter.ts';
import { countWords } from '../../../plans/portfolio/word-count.ts';

export const PIECE_STATE_WORDS: Record<PieceState, string> = {
  whole: 'whole',
  unfinished: 'not whole yet',
  archived: 'archived',
};

/** `Results: 1 of 3 whole` */
export function lackInWords(lack: Lack, kinds: readonly Kind[]): string {
  switch (lack.is) {
    case 'empty':
      return `${lack.part.label}: nothing yet`;
    case 'unmarked':
      return `${lack.part.label}: none marked yet`;
    case 'not-there-yet':
      return `${lack.part.label}: not there yet`;
    case 'too-long':
      return `${lack.part.label}: ${count(lack.words, 'word')}, ${lack.words - lack.most} over the limit`;
    case 'too-few':
      return `${lack.part.label}: ${lack.count} of ${lack.least}`;
    case 'holds-too-few': {
      const plural = kinds.find(({ id }) => id === lack.kind)?.plural ?? lack.kind;
      return `${plural}: ${lack.count} of ${lack.least} whole`;
    }
  }
}

/** How far a piece is, in a few words. */
export function standingInWords({ isWhole, isEmpty, begun, needed, lacks }: Judgement): string {
  if (isWhole) return 'Whole';
  if (isEmpty) return 'Nothing written yet';
  const over = lacks.filter(({ is }) => is === 'too-long').length;
  const written =
    begun < needed ? `${begun} of ${count(needed, 'part')} written` : 'Every part has something in it';
  return over === 0 ? written : `${written}, ${count(over, 'part')} ${agree(over, 'is', 'are')} too long`;
}

/** How long a text is, beside the limit of its part where it has one; nothing for what is not words. */
export function lengthInWords({ form, words: most }: Part, text: string): string {
  if (!['text', 'line', 'lines'].includes(form)) return '';
  const words = countWords(text);
  if (most === undefined) return words === 0 ? '' : count(words, 'word');
  if (words <= most) return `${words} of ${most} words`;
  return `${words} words, ${words - most} over the limit of ${most}`;
}

/** Where on the page of a piece those stand that belong to it. */
export const heldId = (kindId: string) => `held-${kindId}`;
