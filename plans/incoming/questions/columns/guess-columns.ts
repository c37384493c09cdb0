import { isDay } from '../../../day.ts';
import { QUESTION_FORMS } from '../../../practice/bank/question-kinds.ts';
import { sumOf } from '../../../sum.ts';
import type { IncomingTable } from '../../table.ts';
import { type ColumnRole, JOINED_ROLES, type QuestionRole, roleNamed } from './column-role.ts';

/** What the columns of a table are taken for. */
export type GuessedColumns = {
  roles: readonly ColumnRole[];
  /** The names of the columns are no names: they are the first question. */
  startsWithRow: boolean;
};

/** So many rows tell what a column holds. */
const ROWS_LOOKED_AT = 200;
/** Shorter texts are answers to nobody. */
const SHORTEST_ANSWER = 15;
const LONGEST_LABEL = 40;
const LONGEST_NAME = 60;
/** Such a share of the cells of a column, and it is one of questions. */
const QUESTION_SHARE = 0.2;

/**
 * Guesses what each column holds: by its name, in English and in some languages besides, and by what stands in it where
 * no name tells.
 *
 * @example
 * guessColumns({ title: '', columns: ['Front', 'Back'], rows }).roles //=> ['prompt', 'answer']
 */
export function guessColumns(table: IncomingTable): GuessedColumns {
  const named = rolesByName(table);
  if (named.includes('prompt'))
    return { roles: named.includes('answer') ? named : withAnswer(table, named), startsWithRow: false };
  const startsWithRow = named.every((role) => role === 'ignored') && looksLikeRow(table.columns);
  return { roles: rolesByContent(table, named, startsWithRow), startsWithRow };
}

function rolesByName(table: IncomingTable): ColumnRole[] {
  const names = table.columns.map(roleNamed);
  const taken = new Set<QuestionRole>();
  const roles = names.map((): ColumnRole => 'ignored');
  // A name that says nothing else comes first, wherever it stands.
  for (const wanted of [true, false])
    for (const [index, found] of names.entries()) {
      if (found?.isExact !== wanted) continue;
      if (taken.has(found.role) && !(JOINED_ROLES.has(found.role) && wanted)) continue;
      if (!holds(found.role, cellsOf(table, index))) continue;
      taken.add(found.role);
      roles[index] = found.role;
    }
  return roles;
}

/** What else is called so, in the tables of other programs, is no such thing. */
const FITS: Partial<Record<QuestionRole, (cell: string) => boolean>> = {
  form: (cell) => QUESTION_FORMS.some((form) => form === cell),
  seconds: (cell) => /^\d{1,5}\b/.test(cell),
  phase: (cell) => /^[a-z0-9-]+$/.test(cell),
  tasks: (cell) => /^[a-z0-9-]+([\s,]+[a-z0-9-]+)*$/.test(cell),
  archivedOn: (cell) => isDay(cell) || /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell),
  id: (cell) => /^(own-|anki:)/.test(cell),
};

function holds(role: QuestionRole, cells: readonly string[]): boolean {
  const fits = FITS[role];
  if (!fits) return true;
  const filled = cells.filter((cell) => cell !== '');
  // Of an id each counts: other programs number their rows.
  return filled.length === 0 || filled.filter(fits).length >= filled.length / (role === 'id' ? 20 : 2);
}

function cellsOf({ rows }: IncomingTable, index: number): string[] {
  return rows.slice(0, ROWS_LOOKED_AT).map(({ cells }) => cells[index] ?? '');
}

function looksLikeRow(names: readonly string[]): boolean {
  return names.some((name) => name.endsWith('?') || name.length > LONGEST_NAME);
}

type Content = { index: number; length: number; questionShare: number; isLabel: boolean; isNumber: boolean };

function contentOf(table: IncomingTable, index: number): Content | null {
  const filled = cellsOf(table, index).filter((cell) => cell !== '');
  if (filled.length === 0) return null;
  const share = (test: (cell: string) => boolean) => filled.filter(test).length / filled.length;
  return {
    index,
    length: sumOf(filled, (cell) => cell.length) / filled.length,
    questionShare: share((cell) => /[?？]/.test(cell)),
    isLabel:
      filled.length >= 4 &&
      new Set(filled).size <= Math.max(2, filled.length / 3) &&
      filled.every((cell) => cell.length <= LONGEST_LABEL),
    isNumber: share((cell) => /^[\d.,:/\s%-]+$/.test(cell)) > 0.8,
  };
}

function contentsOf(table: IncomingTable, roles: readonly ColumnRole[], startsWithRow = false): Content[] {
  const { columns, rows } = table;
  const whole = startsWithRow ? { ...table, rows: [{ line: 1, cells: columns }, ...rows] } : table;
  return columns.flatMap((_, index) => (roles[index] === 'ignored' ? (contentOf(whole, index) ?? []) : []));
}

/** An answer is the longest of the texts that nothing is known of. */
function withAnswer(table: IncomingTable, roles: readonly ColumnRole[]): ColumnRole[] {
  if (roles.includes('points')) return [...roles];
  const answer = longestOf(contentsOf(table, roles).filter(isAnswer));
  return roles.map((role, index) => (index === answer?.index ? 'answer' : role));
}

function isAnswer({ isLabel, isNumber, length }: Content): boolean {
  return !isLabel && !isNumber && length >= SHORTEST_ANSWER;
}

function rolesByContent(
  table: IncomingTable,
  named: readonly ColumnRole[],
  startsWithRow: boolean,
): ColumnRole[] {
  const all = contentsOf(table, named, startsWithRow);
  const words = all.filter(({ isNumber }) => !isNumber);
  const asking = longestOf(words.filter(({ questionShare }) => questionShare >= QUESTION_SHARE));
  const prompt = asking ?? words.find(({ isLabel }) => !isLabel) ?? words[0];
  const rest = words.filter((content) => content !== prompt);
  const isAnswered = named.includes('answer') || named.includes('points');
  const answer = isAnswered ? undefined : longestOf(rest.filter(({ isLabel }) => !isLabel));
  const category = named.includes('category') ? undefined : rest.find(({ isLabel }) => isLabel);
  return named.map((role, index) => {
    if (index === prompt?.index) return 'prompt';
    if (index === answer?.index) return 'answer';
    return index === category?.index ? 'category' : role;
  });
}

function longestOf(contents: readonly Content[]): Content | undefined {
  return contents.toSorted((one, other) => other.length - one.length)[0];
}
