/**
 * A table that came in from a file: a sheet of a workbook, the notes of one type in a deck, a list of questions.
 *
 * Cells are Markdown, as many in each row as there are columns, without white space around them, but that
 * before the first of several lines, which may be code; line breaks are `\n`.
 */
export type IncomingTable = {
  /** What its file calls it; empty where there is one table only. */
  title: string;
  /** As its owner wrote them; empty for a column without a name. */
  columns: readonly string[];
  rows: readonly IncomingRow[];
};

/** `line` is where it begins: a line of the file, a row of a sheet, or which note of a deck it is, counted from 1. */
export type IncomingRow = { line: number; cells: readonly string[] };
