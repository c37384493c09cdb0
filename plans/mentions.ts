import { withStraightQuotes } from './text/quotes.ts';

/**
 * Tells whether all words of a search occur in some texts, whatever their case, in any order, and with straight quotes
 * or curly ones.
 *
 * @param texts - looked at as one
 * @param search - words with spaces between; parts of words count; no words at all are in everything
 *
 * @example
 * mentions(['Derive the softmax gradient'], 'grad SOFTMAX') //=> true
 */
export function mentions(texts: readonly string[], search: string): boolean {
  const words = plainly(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const whole = plainly(texts.join('\n'));
  return words.every((word) => whole.includes(word));
}

function plainly(text: string): string {
  return withStraightQuotes(text.toLocaleLowerCase('en'));
}
