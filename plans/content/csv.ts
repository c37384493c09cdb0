import type { ContentProblem } from './problem.ts';

/** One record of a table: where it begins, counted from 1, and its cells. */
export type CsvRecord = { line: number; cells: readonly string[] };

export type ParsedCsv =
  | { ok: true; records: readonly CsvRecord[] }
  | { ok: false; problems: readonly ContentProblem[] };

/** More than anybody mends in one go. */
const MOST_PROBLEMS = 200;

const LINE_BREAK = /\r\n|\n|\r/g;
const END_OF_PLAIN_CELL = /[",\r\n]/g;

/**
 * Reads a table of comma-separated values.
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
  const reader: Reader = { text, at: text.startsWith('\uFEFF') ? 1 : 0, line: 1, problems: [] };
  const records: CsvRecord[] = [];
  while (reader.at < text.length && reader.problems.length < MOST_PROBLEMS) {
    const record = readRecord(reader);
    if (isEmpty(record)) continue;
    if (records.length === mostRecords) {
      const message = `There are more rows than ${mostRecords.toLocaleString('en')}: cut the file in two`;
      tell(reader, record.line, message);
      break;
    }
    records.push(record);
  }
  const { problems } = reader;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, records };
}

type Reader = { readonly text: string; at: number; line: number; readonly problems: ContentProblem[] };
type Cell = { value: string; isLast: boolean; isQuoted: boolean };

function isEmpty({ cells }: CsvRecord): boolean {
  return cells.length === 0;
}

function readRecord(reader: Reader): CsvRecord {
  const { line } = reader;
  const cells: string[] = [];
  for (;;) {
    const { value, isLast, isQuoted } = readCell(reader);
    if (isLast && cells.length === 0 && value === '' && !isQuoted) return { line, cells: [] };
    cells.push(value);
    if (isLast) return { line, cells };
  }
}

/** Reads one cell and what ends it. */
function readCell(reader: Reader): Cell {
  if (reader.text[reader.at] === '"') return readQuotedCell(reader);

  const end = indexOfNext(END_OF_PLAIN_CELL, reader);
  const value = reader.text.slice(reader.at, end);
  reader.at = end;
  if (reader.text[end] !== '"') return { value, isLast: endCell(reader), isQuoted: false };
  tell(
    reader,
    reader.line,
    'A cell with a quotation mark in it has to stand in quotation marks, with the mark inside doubled',
  );
  return skipLine(reader, value);
}

function readQuotedCell(reader: Reader): Cell {
  const { text, at: opening, line } = reader;
  const closing = indexOfClosingQuote(text, opening + 1);
  if (closing === -1) {
    tell(reader, line, 'A quotation mark opens a cell here, and none closes it');
    reader.at = text.length;
    return { value: '', isLast: true, isQuoted: true };
  }
  const raw = text.slice(opening + 1, closing);
  const value = raw.replaceAll('""', '"');
  reader.at = closing + 1;
  reader.line += raw.match(LINE_BREAK)?.length ?? 0;
  if (reader.at === text.length || /[,\r\n]/.test(text[reader.at] ?? ''))
    return { value, isLast: endCell(reader), isQuoted: true };
  tell(reader, reader.line, 'After the closing quotation mark comes a comma or the end of the line');
  return skipLine(reader, value);
}

function indexOfClosingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** Goes past a comma, a line break or the end; tells whether the record ends with it. */
function endCell(reader: Reader): boolean {
  const { text, at } = reader;
  if (text[at] === ',') {
    reader.at += 1;
    return false;
  }
  reader.at += text.startsWith('\r\n', at) ? 2 : 1;
  reader.line += 1;
  return true;
}

/** Past a problem it goes on with the next line, so that the rest is looked at too. */
function skipLine(reader: Reader, value: string): Cell {
  reader.at = indexOfNext(LINE_BREAK, reader);
  endCell(reader);
  return { value, isLast: true, isQuoted: true };
}

function indexOfNext(pattern: RegExp, { text, at }: Reader): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

function tell({ problems }: Reader, line: number, message: string): void {
  problems.push({ line, column: null, path: '', message });
}
