import type { ReadPart } from '../read.ts';
import type { IncomingTable } from '../table.ts';
import { MOST_COLUMNS, MOST_ROWS, makeTable } from './make-table.ts';

/** Deeper ones are kept as they are written. */
const DEEPEST = 4;
const MOST_TABLES = 50;

type Fields = Readonly<Record<string, unknown>>;
type Found = { title: string; rows: Fields[] };

/**
 * Reads lists of questions in JSON: wherever objects stand in an array, their keys are columns. Lines of JSON, too, and
 * objects whose keys are categories and whose values are such arrays.
 *
 * @returns a table for each list, with the row of each object counted from 1; or why there is none
 */
export function readJsonQuestions(text: string): ReadPart<IncomingTable[]> {
  const value = parse(text.replace(/^\uFEFF/, ''));
  if (value === undefined)
    return { ok: false, problem: 'This is not whole JSON: export it again, and bring all of it' };
  const found: Found[] = [];
  const groups: Found[] = [];
  find(value, '', 0, found, groups);
  const lists = [...(groups.length > 0 ? [merged(groups)] : []), ...found].filter(
    ({ rows }) => rows.length > 0,
  );
  if (lists.length === 0)
    return {
      ok: false,
      problem:
        'There is no list of questions in this JSON: bring one with an object for each, like [{"question": "Why?", "answer": "So"}]',
    };

  const tables: IncomingTable[] = [];
  for (const { title, rows } of lists.slice(0, MOST_TABLES)) {
    const table = tableOf(lists.length === 1 ? '' : title, rows);
    if (!table.ok) return table;
    tables.push(table.value);
  }
  return { ok: true, value: tables };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseLines(text);
  }
}

function parseLines(text: string): unknown[] | undefined {
  const values: unknown[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    try {
      values.push(JSON.parse(line));
    } catch {
      return undefined;
    }
  }
  return values.length === 0 ? undefined : values;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Arrays of objects, and of texts under a key; those beside each other under keys of their own are groups of one list. */
function find(value: unknown, title: string, depth: number, found: Found[], groups: Found[]): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    const rows = value.flatMap((each): Fields[] =>
      isFields(each) ? [each] : typeof each === 'string' ? [{ Question: each }] : [],
    );
    const inner = rows.flatMap((row) => groupsIn(row));
    if (inner.length > 0 && inner.length >= rows.length) groups.push(...inner);
    else found.push({ title, rows });
    return;
  }
  if (!isFields(value)) return;
  const lists = Object.entries(value).filter(([, each]) => Array.isArray(each) && each.some(isFields));
  const isGrouped = lists.length > 1 && lists.length === Object.keys(value).length;
  for (const [key, each] of Object.entries(value)) {
    if (isGrouped && Array.isArray(each)) groups.push({ title: key, rows: each.filter(isFields) });
    else if (isFields(each) || (Array.isArray(each) && each.some(isFields)))
      find(each, key, depth + 1, found, groups);
  }
}

const GROUP_NAME = /^(?:category|name|topic|title|section|deck)$/i;

/** Of an object that names a category and has its questions in an array. */
function groupsIn(row: Fields): Found[] {
  const title = Object.entries(row).find(
    ([key, value]) => GROUP_NAME.test(key) && typeof value === 'string',
  )?.[1];
  const lists = Object.values(row).filter(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isFields),
  );
  const isGroup =
    typeof title === 'string' && lists.length === 1 && !('question' in row) && !('front' in row);
  return isGroup ? [{ title, rows: lists[0] as Fields[] }] : [];
}

function merged(groups: readonly Found[]): Found {
  const rows = groups.flatMap(({ title, rows: inside }) =>
    inside.map((row) => ({ Category: title, ...row })),
  );
  return { title: '', rows };
}

function tableOf(title: string, rows: readonly Fields[]): ReadPart<IncomingTable> {
  if (rows.length > MOST_ROWS)
    return {
      ok: false,
      problem: `There are more than ${MOST_ROWS.toLocaleString('en')} questions: cut the file in two`,
    };
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length > MOST_COLUMNS)
    return {
      ok: false,
      problem: `Its objects have more than ${MOST_COLUMNS} keys: take out those that are not needed`,
    };
  return makeTable({
    title,
    columns,
    rows: rows.map((row, place) => ({
      line: place + 1,
      cells: columns.map((column) => (Object.hasOwn(row, column) ? cellOf(row[column]) : '')),
    })),
    rowNoun: 'question',
  });
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const isFlat = value.every((each) => typeof each === 'string' || typeof each === 'number');
  if (!isFlat) return JSON.stringify(value);
  const texts = value.map(String);
  if (texts.length < 2) return texts.join('');
  return texts.map((each) => `- ${each.replaceAll('\n', '\n  ')}`).join('\n');
}
