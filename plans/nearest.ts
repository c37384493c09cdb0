import { sum } from './sum.ts';

/** As alike as this, and a word may be the other with a slip. */
const ALIKE = 0.6;

/**
 * Those whose names a text may mean that was mistyped, the nearest first.
 *
 * @param namesOf - what each is called; the nearest of its names counts
 * @param most - at most so many
 *
 * @example
 * nearestTo('vaswani-2017-atention', resources, ({ id }) => [id], 3)[0]?.id //=> 'vaswani-2017-attention'
 */
export function nearestTo<Named>(
  text: string,
  named: readonly Named[],
  namesOf: (one: Named) => readonly string[],
  most: number,
): Named[] {
  const words = wordsOf(text);
  return named
    .map((one) => ({
      one,
      likeness: Math.max(...namesOf(one).map((name) => likeness(words, wordsOf(name)))),
    }))
    .filter((each) => each.likeness >= ALIKE)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map(({ one }) => one);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How much of a text is in a name, from 0 to 1: each word of it is held to the one that it is most like. */
function likeness(words: readonly string[], names: readonly string[]): number {
  if (words.length === 0 || names.length === 0) return 0;
  const best = words.map((word) => Math.max(...names.map((name) => likenessOfWords(word, name))));
  return sum(best) / words.length;
}

/** Dice's coefficient: twice the pairs of letters that both have, of all that they have. */
function likenessOfWords(one: string, other: string): number {
  if (one === other) return 1;
  const [pairs, left] = [pairsOf(one), pairsOf(other)];
  const all = pairs.length + left.length;
  if (all === 0) return 0;
  let shared = 0;
  for (const pair of pairs) {
    const at = left.indexOf(pair);
    if (at === -1) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / all;
}

function pairsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
}
