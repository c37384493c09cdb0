import { type CsvPiece, type CsvRecord, csvRecords } from './csv-records.ts';
import type { ContentProblem } from './problem.ts';

export type { CsvRecord } from './csv-records.ts';

export type ParsedCsv =
  | { ok: true; records: readonly CsvRecord[] }
  | { ok: false; problems: readonly ContentProblem[] };

/**
 * What may stand between two cells, those that prose has least of first. Excel takes the semicolon where the comma is for
 * decimals.
 */
const SEPARATORS = ['\t', '|', ',', ';'] as const;
const SEPARATOR_LINE = /^sep=(?<separator>[,;\t|])(?:\r\n|\n|\r|$)/i;

/** So much of a table tells what separates its cells. */
const SAMPLE_LENGTH = 50_000;
const SAMPLE_RECORDS = 100;

/**
 * Reads a table of separated values, however its program or its owner writes them. What separates them is told by a line of
 * its own, `sep=;`, as Excel understands it, or by the rows: it is the one of comma, semicolon, tab and `|` that cuts most of
 * them into as many cells each.
 *
 * Cells are kept exactly as they are, line breaks and spaces too. Records end with CRLF, as RFC 4180 has it, or with LF or
 * CR alone; empty lines are no records, and a byte order mark is dropped. A quotation mark in a cell that does not begin
 * with one is a character; so are those of a cell that is not well-formed, which ends with its line.
 *
 * Takes time in proportion to the text, whatever it says.
 *
 * @param mostRecords - one more is a problem, and nothing after it is read
 * @param options - `skipsBlank` leaves out records without anything in their cells, and does not count them
 * @returns the records, or why they cannot be read: there are too many, or the text ends within one
 * @see https://www.rfc-editor.org/rfc/rfc4180
 *
 * @example
 * parseCsv('a,"b, ""c"""\r\n', 10) //=> { ok: true, records: [{ line: 1, cells: ['a', 'b, "c"'] }] }
 */
export function parseCsv(text: string, mostRecords: number, { skipsBlank = false } = {}): ParsedCsv {
  const table = text.replace(/^\uFEFF/, '');
  const announced = SEPARATOR_LINE.exec(table);
  const rest = table.slice(announced?.[0].length ?? 0);
  const separator = announced?.groups?.separator ?? separatorOf(rest);
  const records: CsvRecord[] = [];
  let unclosed: { line: number; after: number } | null = null;
  let tooMany: CsvRecord | null = null;
  for (const { record, unclosedLine } of csvRecords({ text: rest, separator }, announced ? 2 : 1)) {
    if (skipsBlank && record.cells.every(isBlank)) continue;
    if (records.length === mostRecords) {
      tooMany = record;
      break;
    }
    records.push(record);
    if (unclosedLine !== null) unclosed ??= { line: unclosedLine, after: records.length };
  }
  if (unclosed && !areRows(records, unclosed.after))
    return problemAt(
      unclosed.line,
      'A quotation mark opens a cell here, and none closes it: is the file all there?',
    );
  if (tooMany)
    return problemAt(
      tooMany.line,
      `There are more rows than ${mostRecords.toLocaleString('en')}: cut the file in two`,
    );
  return { ok: true, records };
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

/** Whether what follows a mark that is never closed is the table going on, rather than the rest of a long cell. */
function areRows(records: readonly CsvRecord[], from: number): boolean {
  const width = records[0]?.cells.length;
  const rest = records.slice(from);
  return 2 * rest.filter(({ cells }) => cells.length === width).length >= rest.length;
}

/** Where less of the rows is cut alike, and the first is not cut, there is one column, of prose with commas in it. */
const LEAST_SHARE = 0.3;

/** The comma where there is none of them; empty where there is one column. */
function separatorOf(table: string): string {
  const sample = table.slice(0, SAMPLE_LENGTH);
  const rated = SEPARATORS.map((separator) => ({ separator, ...rateSeparator(sample, separator) }));
  const best = rated.reduce((one, other) => (isBetter(other, one) ? other : one));
  if (best.share === 0) return ',';
  return best.share < LEAST_SHARE && !best.cutsFirst ? '' : best.separator;
}

type Rating = { share: number; width: number; cutsFirst: boolean };

function isBetter(one: Rating, other: Rating): boolean {
  if (Math.abs(one.share - other.share) > 0.05) return one.share > other.share;
  return one.width > other.width;
}

/**
 * How far it makes a table of the first rows: the share of those that are as wide as most, of those that it cuts at all.
 * Where the first is not, which names the columns or is a title, that is worth half of them.
 */
function rateSeparator(text: string, separator: string): Rating {
  const widths: number[] = [];
  for (const { record } of take(csvRecords({ text, separator }, 1), SAMPLE_RECORDS))
    widths.push(record.cells.length);
  const amounts = new Map<number, number>();
  for (const width of widths) if (width > 1) amounts.set(width, (amounts.get(width) ?? 0) + 1);
  const [width, amount] = [...amounts].reduce((one, other) => (other[1] > one[1] ? other : one), [1, 0]);
  const share = amount / Math.max(1, widths.length);
  return { share: widths[0] === width ? share : share / 2, width, cutsFirst: (widths[0] ?? 1) > 1 };
}

function* take(pieces: Generator<CsvPiece>, most: number): Generator<CsvPiece> {
  let left = most;
  for (const piece of pieces) {
    yield piece;
    left -= 1;
    if (left === 0) return;
  }
}

function problemAt(line: number, message: string): ParsedCsv {
  return { ok: false, problems: [{ line, column: null, path: '', message }] };
}
