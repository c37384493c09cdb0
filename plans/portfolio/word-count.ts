import { piecesOf } from '../text/mathematics.ts';

/** Where a Markdown link leads is not read out. */
const LINK_TARGET = /\]\([^)\s]*\)/g;

/**
 * How many words a reader reads. A formula is one; signs of Markdown, and where a link leads, are none.
 *
 * @param text - Markdown
 *
 * @example
 * countWords('- The loss **falls** by $\\frac{1}{2}$.') //=> 5
 */
export function countWords(text: string): number {
  let count = 0;
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'formula') count += 1;
    else count += piece.source.replace(LINK_TARGET, ']').split(/\s+/).filter(isWord).length;
  }
  return count;
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
