import { writeCsv } from '../../content/write-csv.ts';
import { neutraliseCell, OWN_COLUMNS } from '../own/own-csv.ts';
import type { Question, QuestionCategory } from './question.ts';

/** Of the columns of own questions, those that a question of the bank has; so both files read the same. */
const COLUMNS = [
  'id',
  'prompt',
  'category',
  'form',
  'difficulty',
  'seconds',
  'probing',
  'points',
  'pitfalls',
  'followUps',
  'phase',
  'tasks',
] as const satisfies (keyof typeof OWN_COLUMNS)[];

/** The questions of Daymark as CSV, one row each, with the columns of own questions. */
export function bankCsv(categories: readonly QuestionCategory[]): string {
  const rows = categories.flatMap(({ id, questions }) =>
    questions.map((question) => COLUMNS.map((column) => neutraliseCell(cellOf(question, column, id)))),
  );
  return writeCsv(
    COLUMNS.map((column) => OWN_COLUMNS[column]),
    rows,
    { escapesFormulas: false },
  );
}

function cellOf(question: Question, column: (typeof COLUMNS)[number], category: string): string {
  if (column === 'category') return category;
  const value = question[column];
  if (value === null) return '';
  return typeof value === 'object' ? value.join(column === 'tasks' ? ' ' : '\n') : String(value);
}
