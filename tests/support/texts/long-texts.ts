/** Texts of one kind without an end, as somebody may paste them by mistake or on purpose; `length` in UTF-16 units, about. */
export const LONG_TEXTS: Readonly<Record<string, (length: number) => string>> = {
  'hexadecimal digits': (length) =>
    Array.from({ length }, (_, index) => (Math.imul(index, 2_654_435_761) >>> 28).toString(16)).join(''),
  'opening brackets': repeat('['),
  'links that never close': repeat('[a](<'),
  parentheses: (length) => `[a](${'('.repeat(length)}`,
  stars: repeat('**a *b '),
  underscores: repeat('**__'),
  'ticks of code': (length) => growing('`', ' ', length),
  'opening tags': repeat('<'),
  entities: repeat('&#'),
  'dollar signs': repeat('$'),
  formulas: (length) =>
    Array.from({ length: length / 24 }, (_, index) => `$\\frac{a_{${index % 500}}}{\\sqrt b}$`).join(' '),
  'formulas that are wrong': repeat('$x^2^3$ '),
  backslashes: repeat('\\'),
  spaces: (length) => `a${' '.repeat(length)}b`,
  'line breaks': (length) => `a${'\n'.repeat(length)}b`,
  tabs: (length) => `a${'\t'.repeat(length)}b`,
  'signs over one letter': (length) => `a${'\u0301\u0323'.repeat(length / 2)}`,
  'people of several signs': repeat('👨‍👩‍👧'),
  'a script from right to left': repeat('שלום'),
  'signs without spaces': repeat('漢字'),
  'one address': (length) => `https://example.org/${'a-b/c?d=1&'.repeat(length / 10)}`,
  'cells of tables': (length) => `a|b\n-|-\n${'|a'.repeat(length / 2)}`,
  quotations: repeat('> '),
  'quotations that grow': (length) => growing('>', '\n', length),
  'lists within lists': repeat('- '),
  'short lines': repeat('a\n'),
  'nothing to see': repeat('a\u200b'),
  'a long address, referred to all the time': (length) =>
    `[a]: ${'b'.repeat(length / 3)}\n\n${'[a]'.repeat(length / 5)}`,
};

function repeat(text: string): (length: number) => string {
  return (length) => text.repeat(length / text.length);
}

/** One sign, then two, then three. */
function growing(sign: string, between: string, length: number): string {
  const parts: string[] = [];
  for (let count = 1, rest = length; rest > 0; rest -= count + 1, count += 1) parts.push(sign.repeat(count));
  return parts.join(between);
}
