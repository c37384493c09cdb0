import { CsvError, parse } from 'csv-parse/sync';
import { sumOf } from '../sum.ts';
import type { ContentProblem } from './problem.ts';

/** One record of a table: where it begins, counted from 1, and its cells. */
export type CsvRecord = { line: number; cells: readonly string[] };

export type ParsedCsv =
  | { ok: true; records: readonly CsvRecord[] }
  | { ok: false; problems: readonly ContentProblem[] };

/** More than anybody mends in one go. */
const MOST_PROBLEMS = 200;

const LINE_BREAK = /\r\n|\n|\r/g;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** What may stand between two cells. Excel takes the semicolon where the comma is for decimals. */
const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
type Separator = keyof typeof SEPARATORS;
const SEPARATOR_LINE = /^sep=(?<separator>[,;\t])(?:\r\n|\n|\r|$)/i;

function messageFor(code: string, separator: Separator): string | undefined {
  const messages: Readonly<Record<string, string>> = {
    INVALID_OPENING_QUOTE:
      'A cell with a quotation mark in it has to stand in quotation marks, with the mark inside doubled',
    CSV_INVALID_CLOSING_QUOTE: `After the closing quotation mark comes a ${SEPARATORS[separator]} or the end of the line`,
    CSV_QUOTE_NOT_CLOSED: 'A quotation mark opens a cell here, and none closes it',
  };
  return messages[code];
}

/**
 * Reads a table of separated values. What separates them is told by a line of its own, `sep=;`, as Excel understands it,
 * or by the first row: it is the one of comma, semicolon and tab that stands there most often, outside of quotes.
 *
 * Cells are kept exactly as they are, line breaks and spaces too. Records end with CRLF, as RFC 4180 has it, or with LF or
 * CR alone; empty lines are no records, and a byte order mark is dropped.
 *
 * Takes time in proportion to the text, whatever it says.
 *
 * @param mostRecords - one more is a problem, and nothing after it is read
 * @returns the records, or every place that is not well-formed, in order, at most 200 of them
 * @see https://www.rfc-editor.org/rfc/rfc4180
 *
 * @example
 * parseCsv('a,"b, ""c"""\r\n', 10) //=> { ok: true, records: [{ line: 1, cells: ['a', 'b, "c"'] }] }
 */
export function parseCsv(text: string, mostRecords: number): ParsedCsv {
  const records: CsvRecord[] = [];
  const problems: ContentProblem[] = [];
  const table = text.replace(/^\uFEFF/, '');
  const announced = SEPARATOR_LINE.exec(table);
  const separator = (announced?.groups?.separator as Separator | undefined) ?? separatorOf(table);
  let rest = Buffer.from(table.slice(announced?.[0].length ?? 0));
  let line = announced ? 2 : 1;
  while (rest.length > 0 && problems.length < MOST_PROBLEMS) {
    const failure = readRecords(rest, { line, separator, most: mostRecords + 1 - records.length }, records);
    const tooMany = records[mostRecords];
    if (tooMany) {
      const message = `There are more rows than ${mostRecords.toLocaleString('en')}: cut the file in two`;
      problems.push(problemOf(tooMany.line, message));
      break;
    }
    if (!failure) break;
    problems.push(problemOf(line + countLineBreaks(rest.subarray(0, failure.at)), failure.message));
    // Past a problem it goes on with the next line, so that the rest is looked at too.
    line += countLineBreaks(rest.subarray(0, failure.next));
    rest = rest.subarray(failure.next);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, records };
}

/** Where none of them stands in the first row, or several as often, it is the comma. */
function separatorOf(table: string): Separator {
  const firstRow = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(table)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const all = Object.keys(SEPARATORS) as Separator[];
  const counts = all.map((separator) => firstRow.split(separator).length);
  return all[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Adds records to those that are there until one is not well-formed. csv-parse could go on by itself, but it tells each
 * failure with all that it has of the cell: a million quotation marks would take the square of a million.
 */
function readRecords(
  bytes: Buffer,
  { line, separator, most }: { line: number; separator: Separator; most: number },
  records: CsvRecord[],
) {
  let recordLines = line;
  try {
    parse(bytes, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      to: most,
      // Lines are counted here: csv-parse takes CRLF within a cell for two.
      on_record: (cells: string[], { empty_lines: emptyLines }) => {
        records.push({ line: recordLines + emptyLines, cells });
        recordLines += 1 + sumOf(cells, countLineBreaks);
        return null;
      },
    });
    return null;
  } catch (error) {
    if (error instanceof CsvError) return failureOf(error, bytes, separator);
    throw error;
  }
}

/** What is wrong, where, and where the line after it begins; places are counted in bytes. */
function failureOf({ code, message, bytes: lastCellEnd }: CsvError, bytes: Buffer, separator: Separator) {
  const opening = bytes.indexOf(QUOTE, Number(lastCellEnd));
  const at = code === 'CSV_INVALID_CLOSING_QUOTE' ? indexOfClosingQuote(bytes, opening) : opening;
  const next = code === 'CSV_QUOTE_NOT_CLOSED' ? bytes.length : indexOfNextLine(bytes, at);
  return { at, next, message: messageFor(code, separator) ?? message };
}

function indexOfClosingQuote(bytes: Buffer, opening: number): number {
  let at = bytes.indexOf(QUOTE, opening + 1);
  while (bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  return at;
}

function indexOfNextLine(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return at + (bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1);
}

function countLineBreaks(text: string | Buffer): number {
  return text.toString().match(LINE_BREAK)?.length ?? 0;
}

function problemOf(line: number, message: string): ContentProblem {
  return { line, column: null, path: '', message };
}
