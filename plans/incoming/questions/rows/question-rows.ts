import { OWN_PREFIX } from '../../../practice/bank/question.ts';
import type { OwnField } from '../../../practice/bank/question-fields.ts';
import { restoreCell } from '../../../practice/own/own-csv.ts';
import type { IncomingTable } from '../../table.ts';
import { columnField, type QuestionChoices } from '../choices.ts';
import { type ColumnRole, JOINED_ROLES, QUESTION_ROLES, type QuestionRole } from '../columns/column-role.ts';
import { guessColumns } from '../columns/guess-columns.ts';

/** A table of a file, with what each of its columns is taken for. */
export type ReadTable = {
  table: IncomingTable;
  roles: readonly ColumnRole[];
  /** Whether the learner could have said something else. */
  isGuess: boolean;
  startsWithRow: boolean;
  isUsed: boolean;
};

/** A row of a file: what stands in the columns that say something. */
export type QuestionRow = {
  line: number;
  /** The texts of each role, as they are in the file. */
  cells: Partial<Record<QuestionRole, string>>;
  /** As our own export writes rows: nothing in it is read as anything else. */
  isOwn: boolean;
};

/** Puts together what was guessed of the tables of a file and what the learner chose. */
export function readTables(tables: readonly IncomingTable[], choices: QuestionChoices): ReadTable[] {
  return tables.map((table, place) => {
    const guessed = guessColumns(table);
    const roles = table.columns.map(
      (_, column) => choices.columns.get(columnField(place, column)) ?? guessed.roles[column] ?? 'ignored',
    );
    return {
      table,
      roles,
      isGuess: !table.columns.some((_, column) => choices.columns.has(columnField(place, column))),
      startsWithRow: choices.startsWithRow.get(place) ?? guessed.startsWithRow,
      isUsed: !choices.leftOut.has(place) && roles.includes('prompt'),
    };
  });
}

/** What sheets and lists are called whatever stands in them. */
const NAMES_NOTHING =
  /^(?:sheet|table|tabelle|feuille?|feuil|hoja|foglio|planilha|blad|data|export|questions?|fragen|q ?& ?a|items|cards|notes|list)[ _]?\d{0,4}$/i;

/** Where no column says it, the category is what the sheet is called. */
function categoryNamed(title: string): string {
  return NAMES_NOTHING.test(title.trim()) ? '' : title.trim();
}

/** The rows of a table that say something. */
export function* rowsOf({ table, roles, startsWithRow, isUsed }: ReadTable): Generator<QuestionRow> {
  if (!isUsed) return;
  const columns = QUESTION_ROLES.map(
    (role) => [role, roles.flatMap((each, index) => (each === role ? index : []))] as const,
  ).filter(([, indexes]) => indexes.length > 0);
  const category = roles.includes('category') ? '' : categoryNamed(table.title);
  const first = { line: Math.max(1, (table.rows[0]?.line ?? 2) - 1), cells: table.columns };
  for (const { line, cells } of startsWithRow ? [first, ...table.rows] : table.rows) {
    const texts: Partial<Record<QuestionRole, string>> = {};
    let isEmpty = true;
    for (const [role, indexes] of columns) {
      const text = joined(role, indexes, cells);
      texts[role] = text;
      if (text !== '') isEmpty = false;
    }
    if (isEmpty) continue;
    const isOwn = (texts.id ?? '').startsWith(OWN_PREFIX);
    if (category !== '' && !isOwn) texts.category = category;
    yield { line, cells: texts, isOwn };
  }
}

/** What is one value is that of the first column that has it. */
function joined(role: QuestionRole, indexes: readonly number[], cells: readonly string[]): string {
  const texts = indexes.map((index) => restoreCell(cells[index] ?? '')).filter((text) => text.trim() !== '');
  if (texts.length < 2) return texts[0] ?? '';
  if (!JOINED_ROLES.has(role)) return texts[0] ?? '';
  return texts.join(role === 'tags' ? ' ' : role === 'answer' || role === 'detail' ? '\n\n' : '\n');
}

/** The fields whose text is kept as it is, with its white space. */
export const WHOLE_TEXTS: ReadonlySet<OwnField> = new Set(['detail', 'answer']);
