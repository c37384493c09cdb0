import { sumOf } from '../../sum.ts';
import type { IncomingTable } from '../table.ts';

/** What a column of a table can say of what there is to do. */
export const COLUMN_ROLES = [
  'title',
  'section',
  'day',
  'minutes',
  'hours',
  'done',
  'steps',
  'link',
  'note',
  'named',
  'out',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Looked at to guess what a column holds. */
const MOST_LOOKED_AT = 200;

/** Names of columns, as they are written in tables of the learner's own, in Trello's and in Notion's. */
const NAMES: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'title',
    /^(task|tasks|title|name|card name|to ?do|item|activity|what|assignment|aufgabe|titel|nombre|nom)( name| title)?$/,
  ],
  ['title', /^(topic|lesson|subject|problem|exercise|question|thema)( name| title)?$/],
  [
    'section',
    /^(weeks?|phase|module|section|list name|list|part|unit|stage|sprint|month|block|group|woche)( (no|nr|number|name|#)\.?)?$/,
  ],
  ['day', /^(date|day|due|due date|due on|deadline|start|start date|when|scheduled|datum|tag|fällig)$/],
  [
    'hours',
    /^((est(imated)?\.? )?(hours?|hrs?|h)|stunden)( \(?est(imated|\.)?\)?)?$|\((in )?(h|hrs?|hours?)\)$/,
  ],
  [
    'minutes',
    /^((est(imated)?\.? )?(minutes?|mins?|min)|(est(imated)?\.? )?(duration|effort|time)|estimate|length|time (needed|estimate)|dauer|minuten)$|\((in )?(m|mins?|minutes?)\)$/,
  ],
  ['done', /^(status|done|completed?|finished|state|checked|checkbox|is done|✓|✔|erledigt)\??$/],
  ['steps', /^(steps?|check ?lists?( items?)?|sub-?tasks?|sub-?items?)$/],
  ['link', /^(links?|urls?|resources?|card url|source|website|video|where)( links?| urls?)?$/],
  ['note', /^(notes?|description|card description|details?|comments?|remarks?|content|notizen?)$/],
];

const SIGNS_TO_DO: ReadonlySet<ColumnRole> = new Set(['title', 'section', 'day', 'done']);
const WHAT_TO_DO: ReadonlySet<ColumnRole> = new Set(['title']);

/**
 * Guesses what the columns of a table say, by their names and by what is in them.
 *
 * @returns a role for each column; one is the title wherever there is a column at all
 */
export function guessRoles(table: IncomingTable): ColumnRole[] {
  const roles = table.columns.map((name, index) => guessRole(name, cellsOf(table, index)));
  const named = withOneTitle(roles, table);
  if (named.includes('title')) return named;
  const wordiest = indexOfMost(
    table.columns.map((_, index) => (isFree(named[index]) ? wordCount(cellsOf(table, index)) : -1)),
  );
  return named.map((role, index) => (index === Math.max(0, wordiest) ? 'title' : role));
}

/** Tells whether the rows of a table among words are to do, by the names of its columns: those of a legend are not. */
export function isToDo(table: IncomingTable): boolean {
  const roles = table.columns.map((name, index) => guessRole(name, cellsOf(table, index)));
  return table.rows.length > 0 && roles.some((role) => SIGNS_TO_DO.has(role));
}

/** The roles as the learner chose them: what is missing or unknown stays as guessed. */
export function chosenRoles(table: IncomingTable, chosen: readonly (string | undefined)[]): ColumnRole[] {
  return guessRoles(table).map(
    (guessed, index) => COLUMN_ROLES.find((role) => role === chosen[index]) ?? guessed,
  );
}

/** Up to three different cells, by which a column is known again. */
export function samplesOf({ rows }: IncomingTable, column: number): string[] {
  const cells = new Set<string>();
  for (const row of rows) {
    const cell = row.cells[column]?.trim() ?? '';
    if (cell !== '') cells.add(cell);
    if (cells.size === 3) break;
  }
  return [...cells];
}

function guessRole(name: string, cells: readonly string[]): ColumnRole {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, ' ');
  const role = NAMES.find(([, names]) => names.test(plain))?.[0] ?? guessByCells(cells);
  if (role === 'day' && !mostly(cells, /\d[-./ ]\d|[a-z]{3} \d|\d \p{L}{3}/iu))
    return mostly(cells, /^\d{1,3}$/) ? 'section' : 'named';
  if (role === 'minutes' && mostly(cells, /^\d{1,2}([.,]\d+)?$/) && averageOf(cells) < 12) return 'hours';
  return role;
}

function guessByCells(cells: readonly string[]): ColumnRole {
  if (mostly(cells, /^\S*https?:\/\/\S+$/)) return 'link';
  if (mostly(cells, /^\d{4}-\d\d-\d\d/)) return 'day';
  if (mostly(cells, /^(\[[ x]\]|true|false|done|to ?do|not started|in progress|completed?)$/i)) return 'done';
  return 'named';
}

/** Of several that could be the title, the first by its name; topics beside tasks say what they belong to. */
function withOneTitle(roles: readonly ColumnRole[], { columns }: IncomingTable): ColumnRole[] {
  const isTask = (index: number) =>
    (NAMES[0] as readonly [ColumnRole, RegExp])[1].test(columns[index]?.trim().toLowerCase() ?? '');
  const titles = roles.flatMap((role, index) => (WHAT_TO_DO.has(role) ? [index] : []));
  const chosen = titles.find(isTask) ?? titles[0];
  const hasSection = roles.includes('section');
  return roles.map((role, index) =>
    !WHAT_TO_DO.has(role) || index === chosen ? role : hasSection || isTask(index) ? 'named' : 'section',
  );
}

function isFree(role: ColumnRole | undefined): boolean {
  return role === 'named' || role === 'note';
}

function cellsOf({ rows }: IncomingTable, column: number): string[] {
  return rows.slice(0, MOST_LOOKED_AT).flatMap(({ cells }) => cells[column]?.trim() || []);
}

function mostly(cells: readonly string[], form: RegExp): boolean {
  return cells.length > 0 && cells.filter((cell) => form.test(cell)).length > 0.7 * cells.length;
}

function averageOf(cells: readonly string[]): number {
  return sumOf(cells, (cell) => Number(cell.replace(',', '.'))) / cells.length;
}

function wordCount(cells: readonly string[]): number {
  return sumOf(cells, (cell) => cell.split(/\s+/u).length);
}

function indexOfMost(amounts: readonly number[]): number {
  return amounts.indexOf(Math.max(...amounts));
}
