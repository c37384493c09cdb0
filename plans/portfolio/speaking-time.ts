import { sumOf } from '../sum.ts';
import type { Kind } from './kind.ts';
import { type Piece, partOf } from './piece.ts';
import { countWords } from './word-count.ts';

/** Of somebody who lectures, on average. */
const WORDS_PER_MINUTE = 140;

/**
 * How long it takes to say what a piece says on its page, in seconds.
 *
 * @see S. Tauroza and D. Allison, "Speech Rates in British English", Applied Linguistics 11(1), 1990
 * @returns `null` for a kind that is not told aloud, and while there is nothing to say
 */
export function speakingSeconds({ spoken, parts }: Kind, piece: Pick<Piece, 'parts'>): number | null {
  if (spoken === undefined) return null;
  const said = parts.filter(
    ({ form, onPage }) => onPage && (form === 'text' || form === 'line' || form === 'lines'),
  );
  const words = sumOf(said, ({ id }) => countWords(partOf(piece, id).text));
  return words === 0 ? null : secondsFor(words);
}

/** How long it takes to say a text, in seconds; `null` while there is nothing to say. */
export function secondsToSay(text: string): number | null {
  const words = countWords(text);
  return words === 0 ? null : secondsFor(words);
}

function secondsFor(words: number): number {
  return Math.round((60 * words) / WORDS_PER_MINUTE);
}
