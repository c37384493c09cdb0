import { sumOf } from '../sum.ts';
import type { Report } from './report.ts';

/** How many characters the texts of a report have together, as often as each stands in it. */
export function countCharacters(report: Report): number {
  return sumOf(lengthsOf(report), (length) => length);
}

/** A report, and after how many characters its longest texts are cut off; `null` where none had to be. */
export type ShortenedReport = { report: Report; cutAfter: number | null };

/**
 * Cuts off the longest texts of a report, each after the same number of characters, so that all that it shows has no more
 * than so many together. Its tables stay as they are.
 *
 * @example
 * shortenReport(report, 300_000) //=> { report, cutAfter: null }, where it is as short as that
 */
export function shortenReport({ tables, ...shown }: Report, most: number): ShortenedReport {
  const cutAfter = longestThatFits(lengthsOf(shown), most);
  const report = { ...(cutAfter === null ? shown : cutTexts(shown, cutAfter)), tables };
  return { report, cutAfter };
}

function lengthsOf(value: unknown): number[] {
  if (typeof value === 'string') return [value.length];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(lengthsOf) : [];
}

/** The length to which texts are cut, so that together they have at most so many characters; `null` where they have. */
function longestThatFits(lengths: number[], most: number): number | null {
  let left = most;
  for (const [index, length] of lengths.sort((one, other) => one - other).entries()) {
    const share = Math.floor(left / (lengths.length - index));
    if (length > share) return share;
    left -= length;
  }
  return null;
}

/** What is shown is of the same shape as the whole. */
function cutTexts<T>(value: T, length: number): T;
function cutTexts(value: unknown, length: number): unknown {
  if (typeof value === 'string') return cutText(value, length);
  if (Array.isArray(value)) return value.map((one) => cutTexts(one, length));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cutTexts(one, length)]));
}

function cutText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`;
}
