import { withStraightQuotes } from '../text/quotes.ts';

/**
 * What of some words and figures would be otherwise, as it would be. Words that differ in the shape of their quotes
 * alone say the same.
 *
 * @param names - those that count
 */
export function differences<Words extends object, Name extends keyof Words>(
  names: readonly Name[],
  before: Words,
  after: Pick<Words, Name>,
): Partial<Pick<Words, Name>> {
  const changes: Partial<Pick<Words, Name>> = {};
  for (const name of names) {
    // Most are the very same, and this is asked on each visit of Today.
    const isSame = before[name] === after[name] || said(before[name]) === said(after[name]);
    if (!isSame) changes[name] = after[name];
  }
  return changes;
}

/** As JSON, in which a straight quote within a text is escaped: quotes are made alike before. */
function said(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'string' ? withStraightQuotes(one) : one));
}
