import { csvRecords } from '../../content/csv-records.ts';
import { htmlToMarkdown } from '../html-markdown.ts';
import type { ReadPart } from '../read.ts';
import type { IncomingTable } from '../table.ts';
import { ABOVE_ROWS, MOST_ROWS, makeTable } from './make-table.ts';
import { readSeparated } from './separated.ts';

/** What Anki calls what stands between two cells. */
const SEPARATORS: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
};

/** Columns that hold no field of a note, by what names their places. */
const SPECIAL = {
  'tags column': 'Tags',
  'deck column': 'Deck',
  'notetype column': 'Note type',
  'guid column': 'Id',
};

/** What all notes of a file have, by what says it. */
const SHARED = { tags: 'Tags', deck: 'Deck', notetype: 'Note type' };

const HEADER_LINE = /^#(?<key>[a-z ]{1,40}):(?<value>.*)$/i;

/**
 * Reads notes as Anki exports them in plain text. Lines with `#` at the beginning say how; without any it is a table like
 * others.
 *
 * Fields are called Front, Back, Field 3 and so on, unless the file names them; HTML becomes Markdown.
 *
 * @see https://docs.ankiweb.net/importing/text-files.html#file-headers
 */
export function readAnkiText(text: string): ReadPart<IncomingTable> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const header = new Map<string, string>();
  for (const line of lines.slice(0, end === -1 ? lines.length : end)) {
    const { key, value } = HEADER_LINE.exec(line)?.groups ?? {};
    if (key !== undefined) header.set(key.toLowerCase(), (value ?? '').trim());
  }
  if (header.size === 0) return readSeparated(text);

  const body = end === -1 ? '' : lines.slice(end).join('\n');
  return tableOf(readNotes(body, header, end + 1), header);
}

type Note = { line: number; cells: readonly string[] };

function readNotes(text: string, header: ReadonlyMap<string, string>, firstLine: number): Note[] {
  const said = header.get('separator') ?? 'tab';
  const separator = SEPARATORS[said.toLowerCase()] ?? (said.charAt(0) || '\t');
  const notes: Note[] = [];
  for (const { record } of csvRecords({ text, separator }, firstLine)) {
    if (notes.length > MOST_ROWS + ABOVE_ROWS) break;
    // Anki takes such a line for a remark, wherever it is.
    if (!record.cells[0]?.startsWith('#')) notes.push(record);
  }
  return notes;
}

function tableOf(notes: readonly Note[], header: ReadonlyMap<string, string>): ReadPart<IncomingTable> {
  const width = notes.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const special = new Map(
    Object.entries(SPECIAL).map(([key, name]) => [Number(header.get(key)) - 1, name] as const),
  );
  const shared = Object.entries(SHARED).flatMap(([key, name]) => {
    const value = header.get(key) ?? '';
    return value === '' ? [] : [{ value, name }];
  });
  const named = columnNames(header, special, width);
  const isHtml = header.get('html') === 'true';
  const rows = notes.map(({ line, cells }) => ({
    line,
    cells: [
      ...Array.from({ length: width }, (_, column) => {
        const cell = cells[column] ?? '';
        return isHtml && !special.has(column) ? htmlToMarkdown(cell) : cell;
      }),
      ...shared.map(({ value }) => value),
    ],
  }));
  const table = makeTable({ title: '', columns: [...named, ...shared.map(({ name }) => name)], rows });
  if (table.ok && table.value.rows.length === 0)
    return { ok: false, problem: 'There are no notes in this file: choose another' };
  return table;
}

function columnNames(
  header: ReadonlyMap<string, string>,
  special: ReadonlyMap<number, string>,
  width: number,
): string[] {
  const said = header.get('columns');
  const separator = SEPARATORS[(header.get('separator') ?? 'tab').toLowerCase()] ?? '\t';
  const names = said === undefined ? [] : said.split(said.includes(separator) ? separator : '\t');
  const usual = ['Front', 'Back'];
  let field = 0;
  return Array.from({ length: width }, (_, column) => {
    const name = special.get(column) ?? names[column]?.trim();
    if (name !== undefined && name !== '') return name;
    field += 1;
    return usual[field - 1] ?? `Field ${field}`;
  });
}
