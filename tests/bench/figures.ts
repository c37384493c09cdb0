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
/** Known before the first row is: each is printed as soon as it is measured. */
const WIDTHS = [66, 20, 34, 22, 24, 7];

export function headingLines(): readonly string[] {
  return [lineOf(HEADINGS), lineOf(WIDTHS.map((width) => '-'.repeat(width)))];
}

export function tableLine({ what, ours, reference, ratio, target, isMet }: Figure): string {
  return lineOf([what, ours, reference, ratio, target, isMet ? 'met' : 'MISSED']);
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0)).join(' | ')} |`;
}
