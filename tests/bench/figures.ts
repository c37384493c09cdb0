/** One line of the table: what Daymark does beside what it is held against. */
export type Figure = {
  what: string;
  ours: string;
  reference: string;
  ratio: string;
  target: string;
  isMet: boolean;
};

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The smallest number that at least this share of the numbers does not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There is no quantile of nothing');
  return value;
}

export function rounded(number: number, digits = 0): string {
  return number.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const HEADINGS = ['what', 'Daymark', 'reference', 'ratio', 'target', 'verdict'];

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.what,
    figure.ours,
    figure.reference,
    figure.ratio,
    figure.target,
    figure.isMet ? 'met' : 'MISSED',
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  console.log([line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'));
}
