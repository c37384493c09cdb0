import { piecesOf } from '../../text/mathematics.ts';
import { isTagName } from './html-pieces.ts';

/** Tags that stand alone. */
const ALONE = new Set(['br', 'hr', 'img']);
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i;
const TAG = /<(\/?)([a-z][a-z0-9-]{0,20})(?=[\s/>])/gi;

/**
 * Tells whether a text was written as HTML: it has a tag that is closed or stands alone, or an entity. Angle brackets that
 * compare, and tags that are named in code, are words.
 *
 * @example
 * looksLikeHtml('a < b and c > d') //=> false
 */
export function looksLikeHtml(text: string): boolean {
  if (!/[<&]/.test(text)) return false;
  const words = piecesOf(text).flatMap(({ kind, source }) => (kind === 'text' ? source : []));
  const opened = new Set<string>();
  for (const part of words) {
    if (ENTITY.test(part)) return true;
    if (!part.includes('>')) continue;
    for (const [, slash, tag = ''] of part.matchAll(TAG)) {
      const name = tag.toLowerCase();
      if (ALONE.has(name) || (slash && opened.has(name))) return true;
      if (!slash && isTagName(name)) opened.add(name);
    }
  }
  return false;
}
