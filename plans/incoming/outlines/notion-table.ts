import { csvRecords } from '../../content/csv-records.ts';
import { monthNamed } from '../../dates.ts';
import { type Day, isDay } from '../../day.ts';
import { minutesOfCell } from '../tasks/table-outline.ts';
import { type DraftItem, type DraftSection, newItem, newSection, wholeText } from './draft.ts';

/** A table of Notion as a section, with its items by their names. */
export type NotionDatabase = {
  section: DraftSection;
  rows: Map<string, DraftItem>;
  columns: readonly string[];
};

const NAME = /^(?:name|task|task name|title|to-?do|aufgabe|titel|nombre|nom)$/i;
const STATE = /^(?:status|state|done\??|complete|completed\??|checkbox|finished)$/i;
const DUE = /^(?:due|due date|date|deadline|when|due on)$/i;
const TIME =
  /^(?:estimated? ?(?:time|effort)?|time|duration|effort|hours?|minutes?)(?: ?\((?:h|hrs?|hours?|min|minutes?)\))?$/i;
const IN_HOURS = /\b(?:h|hrs?|hours?)\b/i;
const IS_DONE = /^(?:done|complete|completed|finished|yes|true|checked|archived)\W*$/i;

/** Reads a table of which the first row names the columns; what has no place of its own is the note of its item. */
export function readNotionTable(title: string, text: string): NotionDatabase {
  const [columns = [], ...records] = recordsOf(text);
  const section = newSection(1, title);
  const rows = new Map<string, DraftItem>();
  const nameAt = Math.max(
    0,
    columns.findIndex((column) => NAME.test(column.trim())),
  );
  for (const [index, cells] of records.entries()) {
    const item = itemOf(index + 2, columns, cells, nameAt);
    section.items.push(item);
    const name = (cells[nameAt] ?? '').trim();
    if (!rows.has(name)) rows.set(name, item);
  }
  return { section, rows, columns };
}

/** A table that is damaged is read as far as it goes. */
function recordsOf(text: string): (readonly string[])[] {
  return [...csvRecords({ text: wholeText(text), separator: ',' }, 1)].map(({ record }) => record.cells);
}

function itemOf(
  line: number,
  columns: readonly string[],
  cells: readonly string[],
  nameAt: number,
): DraftItem {
  const item = newItem(line, cells[nameAt] ?? '', null);
  const said: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const [column, value] = [(columns[index] ?? '').trim(), cell.trim()];
    if (index === nameAt || value === '') continue;
    const day = DUE.test(column) ? writtenDay(value) : null;
    if (STATE.test(column) && item.tick === null) item.tick = IS_DONE.test(value);
    if (day !== null && item.day === null) item.day = day;
    const minutes = TIME.test(column) ? minutesOfCell(value, IN_HOURS.test(column) ? 60 : 1) : null;
    if (minutes !== null && minutes > 0 && item.minutes === null) {
      item.minutes = minutes;
      continue;
    }
    const isTold =
      day !== null
        ? value.length <= LONGEST_DATE
        : STATE.test(column) && /^(?:done|yes|no|not started|to.?do)$/i.test(value);
    if (!isTold) said.push(column === '' ? value : `${column}: ${value}`);
  }
  item.notes.push(said.join('\n\n'));
  return item;
}

const LONGEST_DATE = 'September 30, 2026'.length;

/** `March 2, 2026`, also with an hour or an end behind it, `2026-03-02` or `2026/03/02`. */
function writtenDay(text: string): Day | null {
  const [, month = '', date = '', year = ''] = /^(\p{L}{3,9}) (\d{1,2}), (\d{4})/u.exec(text) ?? [];
  const number = monthNamed(month);
  const day =
    number === null ? text.slice(0, 10).replaceAll('/', '-') : `${year}-${two(number)}-${two(Number(date))}`;
  return isDay(day) ? day : null;
}

const two = (number: number) => String(number).padStart(2, '0');
