/**
 * Tells whether all words of a search occur in some texts, whatever their case and in any order.
 *
 * @param texts - looked at as one
 * @param search - words with spaces between; parts of words count; no words at all are in everything
 *
 * @example
 * mentions(['Derive the softmax gradient'], 'grad SOFTMAX') //=> true
 */
export function mentions(texts: readonly string[], search: string): boolean {
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const whole = texts.join('\n').toLocaleLowerCase('en');
  return words.every((word) => whole.includes(word));
}
