import { type ZipFiles, ZipProblem } from '../zip.ts';
import { ABOVE_ROWS, MOST_COLUMNS, MOST_ROWS } from './make-table.ts';
import { shownNumber } from './workbook-numbers.ts';
import { readPart, readTargets, textListener, type WorkbookParts } from './workbook-parts.ts';

/** The cells that have something in them, by their columns, counted from 0. */
export type SheetRow = { line: number; cells: Map<number, string> };

type Range = { first: Place; last: Place };
type Place = { column: number; line: number };

/** More than any sheet has; where they overlap without end, the rest is not filled. */
const MOST_FILLED = 200_000;

/**
 * Reads a sheet: what its cells show, not what they reckon. A cell that goes over several rows is told in each of them that
 * has anything else; links stand as Markdown.
 *
 * What the sheet says of its size is not looked at.
 *
 * @throws {ZipProblem} when its XML is not well-formed, or it has too many rows or columns
 */
export function readSheet(files: ZipFiles, file: string, parts: WorkbookParts): SheetRow[] {
  const rows: SheetRow[] = [];
  const columns = new Set<number>();
  const merged: Range[] = [];
  const links: (Range & { id: string })[] = [];
  const text = textListener();
  let row: SheetRow = { line: 0, cells: new Map() };
  let cell = { column: -1, type: '', style: 0 };
  let value = '';
  let isValue = false;

  const endCell = () => {
    const written = cell.type === 'inlineStr' ? text.take() : value;
    const shown = shownCell(written, cell, parts);
    if (shown.trim() === '') return;
    row.cells.set(cell.column, shown);
    columns.add(cell.column);
    if (columns.size > MOST_COLUMNS)
      throw new ZipProblem(
        `There are more than ${MOST_COLUMNS} columns, in row ${row.line} first: take out those that are not needed`,
      );
  };
  readPart(files, file, {
    open(name, attribute) {
      text.open(name, attribute);
      if (name === 'row') row = { line: Number(attribute('r')) || row.line + 1, cells: new Map() };
      if (name === 'row') cell.column = -1;
      if (name === 'c') {
        const place = placeOf(attribute('r'));
        cell = {
          column: place?.column ?? cell.column + 1,
          type: attribute('t'),
          style: Number(attribute('s')),
        };
        value = '';
        text.take();
      }
      if (name === 'v') isValue = true;
      if (name === 'mergeCell') merged.push(...rangesOf(attribute('ref')));
      if (name === 'hyperlink')
        links.push(...rangesOf(attribute('ref')).map((range) => ({ ...range, id: attribute('id') })));
    },
    close(name) {
      text.close(name);
      if (name === 'v') isValue = false;
      if (name === 'c') endCell();
      if (name !== 'row' || row.cells.size === 0) return;
      rows.push(row);
      if (rows.length > MOST_ROWS + ABOVE_ROWS)
        throw new ZipProblem(
          `There are more than ${MOST_ROWS.toLocaleString('en')} rows, and row ${row.line} is over that: cut the sheet in two`,
        );
    },
    text(piece) {
      text.text(piece);
      if (isValue) value += piece;
    },
  });
  addLinks(rows, links, readTargets(files, file).byId);
  fillMerged(rows, merged);
  return rows;
}

type Cell = { type: string; style: number };

function shownCell(
  value: string,
  { type, style }: Cell,
  { strings, kinds, from1904 }: WorkbookParts,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
    case '':
    case 'n':
      return shownNumber(value, kinds[style] ?? 'number', from1904);
    default:
      return value;
  }
}

const PLACE = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/;

function placeOf(name: string): Place | null {
  if (name === '') return null;
  const [, letters, line] = PLACE.exec(name) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, line: Number(line) };
}

/** One, or none where the name is not understood. */
function rangesOf(name: string): Range[] {
  const [from = '', to = from] = name.split(':');
  const [first, last] = [placeOf(from), placeOf(to)];
  return first && last ? [{ first, last }] : [];
}

/** Down only: across stand titles. */
function fillMerged(rows: readonly SheetRow[], merged: readonly Range[]): void {
  const places = new Map(rows.map(({ line }, place) => [line, place]));
  let filled = 0;
  for (const { first, last } of merged) {
    const from = places.get(first.line);
    const text = from === undefined ? undefined : rows[from]?.cells.get(first.column);
    if (from === undefined || text === undefined) continue;
    for (let place = from + 1; place < rows.length && (rows[place]?.line ?? 0) <= last.line; place++) {
      rows[place]?.cells.set(first.column, text);
      filled += 1;
      if (filled === MOST_FILLED) return;
    }
  }
}

function addLinks(
  rows: readonly SheetRow[],
  links: readonly (Range & { id: string })[],
  targets: ReadonlyMap<string, string>,
): void {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  for (const { first, id } of links) {
    const cells = byLine.get(first.line)?.cells;
    const text = cells?.get(first.column);
    const address = targets.get(id) ?? '';
    if (!cells || text === undefined || !/^https?:\/\/[^\s<>]+$/.test(address)) continue;
    // The same cell twice would be a link in a link.
    if (text.includes(address) || /[\n\]]/.test(text)) continue;
    cells.set(first.column, `[${text.trim()}](<${address}>)`);
  }
}
