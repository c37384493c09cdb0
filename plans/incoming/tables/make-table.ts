import { count } from '../../format.ts';
import { sumOf } from '../../sum.ts';
import type { ReadPart } from '../read.ts';
import type { IncomingRow, IncomingTable } from '../table.ts';
import { looksLikeHeader } from './header.ts';

export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;
const LONGEST_CELL = 100_000;
/** A workbook can refer to one long text from every cell. */
const MOST_CHARACTERS = 20_000_000;

/** How many rows may stand above those that count: names, and what a table is called. */
export const ABOVE_ROWS = 10;

/** So many rows tell whether the one above them names the columns. */
const SAMPLE_ROWS = 50;

/** A table as its file has it. */
export type RawTable = {
  title: string;
  /** Names of the columns where the file gives them elsewhere than in the first row; fewer than there are will do. */
  columns?: readonly string[];
  /** As wide as they are each. */
  rows: readonly IncomingRow[];
  /** What its file calls a row: `line` where it is left out. */
  rowNoun?: string;
};

/**
 * Makes a table of what its file has: as many cells in each row as there are columns, without empty rows, and without
 * columns that have neither a name nor anything in them. The first row names the columns, if it looks as if it did;
 * otherwise they are “Column 1” and so on.
 *
 * Longer rows than the first keep their cells, in columns without a name. Lines above the names that have one cell only
 * are what the table is called.
 *
 * @returns the table, perhaps without rows; or which row is over a limit
 */
export function makeTable({ title, columns, rows, rowNoun = 'line' }: RawTable): ReadPart<IncomingTable> {
  // Before any of it is looked at.
  const length = sumOf(rows, ({ cells }) => sumOf(cells, (cell) => cell.length));
  if (length > MOST_CHARACTERS)
    return {
      ok: false,
      problem: `There are more than ${MOST_CHARACTERS / 1_000_000} million characters: bring a part of it at a time`,
    };
  const trimmed = rows.map(({ line, cells }) => ({ line, cells: cells.map(trimCell) })).filter(hasText);
  const { above, names, body } = columns ? { above: [], names: columns, body: trimmed } : findNames(trimmed);

  const kept = keptColumns(names ?? [], body);
  const problem = findProblem(body, kept.length, rowNoun);
  if (problem !== null) return { ok: false, problem };
  return {
    ok: true,
    value: {
      title: [title, ...above].find((name) => name !== '') ?? '',
      columns: kept.map((column, place) => names?.[column] ?? (names ? '' : `Column ${place + 1}`)),
      rows: body.map(({ line, cells }) => ({ line, cells: kept.map((column) => cells[column] ?? '') })),
    },
  };
}

type Named = { above: readonly string[]; names: readonly string[] | null; body: readonly IncomingRow[] };

function findNames(rows: readonly IncomingRow[]): Named {
  const place = rows.findIndex(({ cells }) => filled(cells).length > 1);
  const titles = place > 0 && place < ABOVE_ROWS ? rows.slice(0, place) : [];
  for (const above of [titles, []]) {
    const [first, ...others] = rows.slice(above.length);
    const sample = others.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
    if (first && looksLikeHeader(first.cells, sample))
      return { above: above.flatMap(({ cells }) => filled(cells)), names: first.cells, body: others };
  }
  return { above: [], names: null, body: rows };
}

/** Line breaks become `\n`. Code keeps its indentation, in its first line, too. */
function trimCell(cell: string): string {
  const ended = cell.trimEnd().replace(/\r\n?/g, '\n');
  return ended.includes('\n') ? ended.replace(/^\s*\n/, '') : ended.trimStart();
}

function filled(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell !== '');
}

function hasText({ cells }: IncomingRow): boolean {
  return cells.some((cell) => cell !== '');
}

/** Which have a name or anything in them, in their order. */
function keptColumns(names: readonly string[], rows: readonly IncomingRow[]): number[] {
  const kept = new Set<number>();
  for (const cells of [names, ...rows.map((row) => row.cells)])
    for (const [column, cell] of cells.entries()) if (cell !== '') kept.add(column);
  return [...kept].sort((one, other) => one - other);
}

function findProblem(rows: readonly IncomingRow[], width: number, rowNoun: string): string | null {
  const tooMany = rows[MOST_ROWS];
  if (tooMany)
    return `There are more than ${MOST_ROWS.toLocaleString('en')} rows, and ${rowNoun} ${tooMany.line} is over that: cut the file in two`;
  if (width > MOST_COLUMNS) {
    const wide = rows.find(({ cells }) => cells.length > MOST_COLUMNS);
    const where = wide ? `, in ${rowNoun} ${wide.line} first` : '';
    return `There are more than ${count(MOST_COLUMNS, 'column')}${where}: take out those that are not needed`;
  }
  const long = rows.find(({ cells }) => cells.some((cell) => cell.length > LONGEST_CELL));
  if (long)
    return `The text of a cell in ${rowNoun} ${long.line} has more than ${LONGEST_CELL.toLocaleString('en')} characters: cut it in two`;
  return null;
}
