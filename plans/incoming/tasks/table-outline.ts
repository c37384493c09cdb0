import { numberedDatesIn } from '../../dates.ts';
import type { Day } from '../../day.ts';
import { readQuickTask } from '../../task/quick-add.ts';
import { writtenMinutes } from '../../text/written-minutes.ts';
import type { IncomingItem, IncomingOutline, IncomingSection } from '../outline.ts';
import type { IncomingRow, IncomingTable } from '../table.ts';
import { type DayOrder, readIncomingDay, settleDayOrder } from '../tables/day-order.ts';
import type { ColumnRole } from './columns.ts';

/** Whose days are read: those without a year, and those in figures, unless their table has an order of its own. */
export type TableReader = { today: Day; locale: string; dayOrder?: DayOrder };

const IS_DONE =
  /^(\[x\]|x|✓|✔|✅|☑|yes|y|true|1|done|completed?|finished|closed|solved|read|watched|checked|archived|100 ?%|ja|erledigt)$/i;
const IS_OPEN = /^(\[ ?\]|☐|no|n|false|0|0 ?%|open|to ?do|not started|backlog|nein|offen)$/i;
const LONGEST_MINUTES = 3000;
/** “Wednesday, September 30, 2026 at 10:30 → Thursday, October 1, 2026” */
const LONGEST_DAY = 80;

/**
 * Reads a table as things to do, a row each, under what its section columns say.
 *
 * Nothing is thrown away: what a cell says that its column should not, and columns that say something else, go into the
 * note with their names.
 *
 * @param roles - one for each column
 */
export function outlineOfTable(
  table: IncomingTable,
  roles: readonly ColumnRole[],
  reader: TableReader,
): IncomingOutline {
  const sections = new Map<string, { line: number; items: IncomingItem[] }>();
  let above: string[] = [];
  for (const row of table.rows) {
    above = sectionNames(table, roles, row, above);
    const item = itemOfRow(table, roles, row, reader);
    if (item === null) continue;
    const title = above.filter((name) => name !== '').join(' – ');
    const section = sections.get(title) ?? { line: row.line, items: [] };
    section.items.push(item);
    sections.set(title, section);
  }
  return {
    title: table.title,
    sections: [...sections].map(
      ([title, { line, items }]): IncomingSection => ({ line, title, note: '', items }),
    ),
  };
}

/** Cells that are empty go on with what stands above them, as in tables with merged cells. */
function sectionNames(
  { columns }: IncomingTable,
  roles: readonly ColumnRole[],
  { cells }: IncomingRow,
  above: readonly string[],
): string[] {
  const places = roles.flatMap((role, index) => (role === 'section' ? [index] : []));
  return places.map((index, nth) => {
    const cell = onOneLine(inLines(cells[index] ?? ''));
    if (cell === '') return above[nth] ?? '';
    const name = onOneLine(columns[index] ?? '');
    return /^\d{1,4}([-–]\d{1,4})?$/.test(cell) && name !== '' ? `${name} ${cell}` : cell;
  });
}

/** What is read of a row, column by column. */
type Draft = {
  titles: string[];
  links: string[];
  notes: string[];
  steps: IncomingItem[];
  isDone: boolean;
  day: Day | null;
  minutes: number | null;
};

function itemOfRow(
  { columns }: IncomingTable,
  roles: readonly ColumnRole[],
  { line, cells }: IncomingRow,
  reader: TableReader,
): IncomingItem | null {
  const draft: Draft = {
    titles: [],
    links: [],
    notes: [],
    steps: [],
    isDone: false,
    day: null,
    minutes: null,
  };
  for (const [index, role] of roles.entries()) {
    const cell = inLines(cells[index] ?? '');
    if (cell === '' || role === 'out' || role === 'section') continue;
    if (!READERS[role](draft, cell, { line, reader })) draft.notes.push(named(columns[index] ?? '', cell));
  }
  const { titles, links, notes, steps, isDone, day, minutes } = draft;
  const [firstNote = ''] = notes;
  const text =
    onOneLine(titles.join(' – ')) || onOneLine(firstNote.split('\n', 1)[0] ?? '') || (links[0] ?? '');
  if (text === '') return null;
  return { line, text, isDone, day, minutes, note: [...links, ...notes].join('\n\n'), items: steps };
}

/** A cell of Markdown has its line breaks as `<br>`. */
function inLines(cell: string): string {
  return cell.replaceAll(/ ?<br ?\/?> ?/gi, '\n').trim();
}

type ReadCell = (draft: Draft, cell: string, where: { line: number; reader: TableReader }) => boolean;

/** Each says whether it understood the cell. */
const READERS: Record<Exclude<ColumnRole, 'out' | 'section'>, ReadCell> = {
  title: (draft, cell) => {
    const [first = '', ...rest] = cell.split('\n');
    draft.titles.push(first);
    if (rest.join('\n').trim() !== '') draft.notes.push(rest.join('\n').trim());
    return true;
  },
  day: (draft, cell, { reader }) => {
    const day = dayOfCell(cell, reader);
    if (day === null || draft.day !== null) return false;
    draft.day = day;
    // An hour of the day and a last day have no other place.
    return !/\d:\d\d|→|->/.test(cell);
  },
  minutes: (draft, cell) => takeMinutes(draft, minutesOfCell(cell, 1)),
  hours: (draft, cell) => takeMinutes(draft, minutesOfCell(cell, 60)),
  done: (draft, cell) => {
    draft.isDone ||= IS_DONE.test(cell);
    return IS_DONE.test(cell) || IS_OPEN.test(cell);
  },
  steps: (draft, cell, { line }) => {
    const lines = cell.split(cell.includes('\n') ? '\n' : ';');
    for (const written of lines) {
      const [, mark = '', text = ''] =
        /^(?:[-*+•]|\d{1,3}[.)])?\s?(\[[ xX]\])?(.*)$/su.exec(written.trim()) ?? [];
      const words = onOneLine(text);
      const step = {
        line,
        text: words,
        isDone: /x/i.test(mark),
        day: null,
        minutes: null,
        note: '',
        items: [],
      };
      if (words !== '') draft.steps.push(step);
    }
    return true;
  },
  link: (draft, cell) => {
    const addresses = cell.split(/[\s,]+/u);
    const areAll = addresses.every((address) => /^https?:\/\/[^\s<>]+$/.test(address));
    draft.links.push(areAll ? addresses.map((address) => `<${address}>`).join('\n') : cell);
    return true;
  },
  note: (draft, cell) => {
    draft.notes.push(cell);
    return true;
  },
  named: () => false,
};

function takeMinutes(draft: Draft, minutes: number | null): boolean {
  if (minutes === null) return false;
  const total = Math.min(LONGEST_MINUTES, (draft.minutes ?? 0) + minutes);
  draft.minutes = total;
  return minutes <= LONGEST_MINUTES;
}

/**
 * Minutes as a cell says them: a figure alone is in the unit of its column; of a stretch, its middle.
 *
 * @param unit - minutes that a figure alone stands for
 *
 * @example
 * minutesOfCell('1,5', 60) //=> 90
 */
export function minutesOfCell(cell: string, unit: 1 | 60): number | null {
  const text = cell.trim().replace(/^(?:[~≈]|about |approx\.? )\s?/iu, '');
  const [, least, most = least] =
    /^(\d{1,4}(?:[.,]\d{1,2})?)(?: ?[-–] ?(\d{1,4}(?:[.,]\d{1,2})?))?$/u.exec(text) ?? [];
  if (least !== undefined && most !== undefined) {
    const [from, to] = [least, most].map((figure) => Number(figure.replace(',', '.'))) as [number, number];
    return Math.round(((from + to) / 2) * unit);
  }
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text) ?? [];
  return hours === undefined ? writtenMinutes(text) : Number(hours) * 60 + Number(minutes);
}

/** The order in which the days of a table are read, and what is to be asked about it. */
export function dayOrderIn(
  { rows }: IncomingTable,
  roles: readonly ColumnRole[],
  chosen: unknown,
  locale: string,
): ReturnType<typeof settleDayOrder> {
  const cells = rows.flatMap((row) => row.cells.filter((_, index) => roles[index] === 'day').map(dateIn));
  const order = chosen === 'day-first' || chosen === 'month-first' ? chosen : null;
  return settleDayOrder(cells, order, orderIn(locale));
}

const orderIn = (locale: string): DayOrder =>
  numberedDatesIn(locale).isMonthFirst ? 'month-first' : 'day-first';

/** The first day of a cell, without its hour. */
function dateIn(cell: string): string {
  const [first = ''] = cell.slice(0, LONGEST_DAY).split(/→|->/u, 1);
  const [, date = first] = /^(.*?\d)[ T,]+\d{1,2}:\d\d.*$/.exec(first) ?? [];
  return date.trim();
}

/** A cell that is a day, with or without an hour. Names of weekdays alone name no day. */
function dayOfCell(cell: string, { today, locale, dayOrder = orderIn(locale) }: TableReader): Day | null {
  if (!/\d/.test(cell) || cell.length > LONGEST_DAY) return null;
  const date = dateIn(cell);
  const inFigures = readIncomingDay(date, dayOrder);
  if (inFigures !== null) return inFigures;
  const { title, minutes, on } = readQuickTask(date, today, locale);
  return title === '' && minutes === null ? on : null;
}

/** “Name: value”, as it stands in a note. */
function named(column: string, cell: string): string {
  const name = onOneLine(column);
  return name === '' ? cell : `${name}: ${cell}`;
}

function onOneLine(text: string): string {
  return text
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
