/** One record of a table: where it begins, counted from 1, and its cells. */
export type CsvRecord = { line: number; cells: readonly string[] };

/** `separator` is one character, or empty where there is one column. */
export type CsvReading = { text: string; separator: string };

type Cursor = CsvReading & {
  at: number;
  line: number;
  /** The first line of a cell that a quotation mark opens and none in the whole rest closes. */
  unclosedLine: number | null;
};

/** A record, and where in it a quotation mark opens a cell that none closes. */
export type CsvPiece = { record: CsvRecord; unclosedLine: number | null };

const QUOTE = '"';

/**
 * Takes a table apart, record by record, however it is written.
 *
 * A cell in quotation marks ends with the mark before the next separator or line break. Where there is no such mark, or
 * something else stands behind it, all of its marks are characters, and it ends with its line: what is wrong in one cell
 * costs the table no other line.
 *
 * Takes time in proportion to the text: marks that one cell looked at in vain are all doubled, and a cell that begins with
 * one of those sees at once that it ends.
 *
 * @returns the records in order, without empty lines
 */
export function* csvRecords({ text, separator }: CsvReading, firstLine: number): Generator<CsvPiece> {
  const cursor: Cursor = { text, separator, at: 0, line: firstLine, unclosedLine: null };
  while (cursor.at < text.length) {
    const { line } = cursor;
    const start = cursor.at;
    cursor.unclosedLine = null;
    const cells = readCells(cursor);
    const isEmptyLine = cursor.at === start;
    takeLineBreak(cursor);
    if (!isEmptyLine) yield { record: { line, cells }, unclosedLine: cursor.unclosedLine };
  }
}

function readCells(cursor: Cursor): string[] {
  const cells = [readCell(cursor)];
  while (cursor.text[cursor.at] === cursor.separator) {
    cursor.at += 1;
    cells.push(readCell(cursor));
  }
  return cells;
}

function readCell(cursor: Cursor): string {
  const { text, at } = cursor;
  const opening = skipSpaces(cursor, at);
  const quoted = text[opening] === QUOTE ? readQuoted(cursor, opening + 1) : null;
  if (quoted !== null) return quoted;
  let end = at;
  while (end < text.length && !endsCell(cursor, end)) end += 1;
  cursor.at = end;
  return text.slice(at, end);
}

/** `null` where its marks are characters like others. */
function readQuoted(cursor: Cursor, start: number): string | null {
  const closing = findClosing(cursor, start) ?? findClosingInLine(cursor, start);
  if (closing === null) return null;
  const written = cursor.text.slice(start, closing);
  cursor.at = skipSpaces(cursor, closing + 1);
  cursor.line += countLineBreaks(written);
  return written.replaceAll('""', QUOTE);
}

/** As the format has it: the first mark that is not doubled, if the cell can end there. */
function findClosing(cursor: Cursor, start: number): number | null {
  const { text } = cursor;
  let mark = text.indexOf(QUOTE, start);
  while (mark !== -1 && text[mark + 1] === QUOTE) mark = text.indexOf(QUOTE, mark + 2);
  if (mark === -1) cursor.unclosedLine ??= cursor.line;
  return mark !== -1 && endsCell(cursor, skipSpaces(cursor, mark + 1)) ? mark : null;
}

/** As people write it who do not double marks: `"He said "hello" to me"`. A cell that opens before it ends is another. */
function findClosingInLine(cursor: Cursor, start: number): number | null {
  const { text, separator } = cursor;
  let last: string | null = null;
  for (let at = start; at < text.length && !isLineBreak(text[at]); at++) {
    const character = text[at] ?? '';
    if (character === QUOTE) {
      if (last === separator) return null;
      if (endsCell(cursor, skipSpaces(cursor, at + 1))) return at;
    }
    if (!isSpace(character, separator)) last = character;
  }
  return null;
}

function endsCell({ text, separator }: Cursor, at: number): boolean {
  const character = text[at];
  return character === undefined || character === separator || isLineBreak(character);
}

function skipSpaces({ text, separator }: Cursor, from: number): number {
  let at = from;
  while (isSpace(text[at], separator)) at += 1;
  return at;
}

function isSpace(character: string | undefined, separator: string): boolean {
  return character === ' ' || (character === '\t' && separator !== '\t');
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function takeLineBreak(cursor: Cursor): void {
  if (cursor.at >= cursor.text.length) return;
  cursor.at += cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1;
  cursor.line += 1;
}

const LINE_BREAK = /\r\n|\n|\r/g;

function countLineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}
