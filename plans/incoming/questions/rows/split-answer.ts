/** A list that can be ticked point by point has at most so many, and short ones. */
const MOST_POINTS = 20;
const LONGEST_POINT = 500;

const MARK = /^(?:[-*+•–·]|\d{1,3}[.)])\s+/;
/** Code, tables, formulas on lines of their own, headings, quotations, and what is set in from the margin. */
const MORE_THAN_A_LINE = /^(?: ?(?:```|~~~|\||\$\$|#{1,6}\s|>)| {2}|\t)/;

/**
 * What a column of points says: a list of short lines is one point each, without their marks; anything longer, with code,
 * a table or a formula of its own in it, is an answer as a whole, byte for byte.
 *
 * @example
 * splitAnswer('- Units are silenced\n- At random') //=> { points: 'Units are silenced\nAt random', answer: '' }
 */
export function splitAnswer(text: string): { points: string; answer: string } {
  const written = text.split('\n').filter((line) => line.trim() !== '');
  if (written.some((line) => MORE_THAN_A_LINE.test(line))) return { points: '', answer: text };
  const lines = written.map((line) => line.trim());
  if (lines.length > MOST_POINTS || lines.some((line) => line.length > LONGEST_POINT))
    return { points: '', answer: text };
  const isList = lines.every((line) => MARK.test(line));
  return { points: (isList ? lines.map((line) => line.replace(MARK, '')) : lines).join('\n'), answer: '' };
}
