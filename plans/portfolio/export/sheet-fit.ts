import { count } from '../../format.ts';

/** How a piece keeps to the sheets of paper that its kind has. */
export type SheetFit = {
  sheets: number;
  /** Of the letters, in points: the largest with which it fits, or the smallest that there are. */
  points: number;
  /** Lines that have no room there; 0 where it fits. */
  linesOver: number;
};

/**
 * Tells whether a piece fits.
 *
 * @example
 * fitInWords({ sheets: 1, points: 9, linesOver: 14 }) //=> 'It is about 14 lines too long for one page.'
 */
export function fitInWords({ sheets, linesOver }: SheetFit): string {
  const pages = sheets === 1 ? 'one page' : count(sheets, 'page');
  if (linesOver > 0) return `It is about ${count(linesOver, 'line')} too long for ${pages}.`;
  return `It fits on ${pages}.`;
}
