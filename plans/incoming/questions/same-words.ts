/** Quotes of every kind, which people and programs set as they like. */
const QUOTES = /["'`´“”„‟‘’‚‛«»‹›]+/g;
/** Stops where a word or a sentence ends: not the ones within a number or a formula. */
const STOPS = /(?<![.,;:!?¿¡…。？！–—])[.,;:!?¿¡…。？！–—]{1,20}(?=\s|$)/g;

/**
 * What two questions share that ask the same: their words, whatever their case, quotes, stops and white space. Signs that
 * mean something stay: C and C++ are two.
 *
 * @example
 * sameWords(' what is “dropout” ?') === sameWords('What is dropout?') //=> true
 */
export function sameWords(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(QUOTES, '')
    .replace(STOPS, ' ')
    .replace(/[¿¡]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? text.trim() : words;
}
