/**
 * A text with straight quotes for curly ones: two that differ in these alone say the same. Keyboards type straight ones,
 * and some devices make them curly.
 */
export function withStraightQuotes(text: string): string {
  return text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
}
