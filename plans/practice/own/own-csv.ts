import { fromFields } from '../../content/fields.ts';
import { writeCsv } from '../../content/write-csv.ts';
import { OWN_FIELDS, type OwnField, QUESTION_FIELDS } from '../bank/question-fields.ts';
import type { OwnCategory } from './own-category.ts';
import type { OwnQuestion } from './own-question.ts';
import { ownQuestionTexts } from './own-question-texts.ts';

/** The name of each column, by what it holds. */
export const OWN_COLUMNS: Readonly<Record<'id' | OwnField | 'archivedOn', string>> = {
  id: 'id',
  ...fromFields(OWN_FIELDS, (field) => QUESTION_FIELDS[field].own.column),
  archivedOn: 'archived_on',
};

/** What a spreadsheet would take for a formula; the last four are the wide forms of the first. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * Own questions as CSV, one row each. Lines of a list stand in one cell.
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that would look as if it
 * had one: {@link restoreCell} gives back each exactly.
 *
 * @param categories - those of the learner's own
 */
export function ownQuestionsCsv(
  questions: readonly OwnQuestion[],
  categories: readonly OwnCategory[],
): string {
  const titles = new Map(categories.map(({ id, title }) => [id, title]));
  const rows = questions.map((question) => toRow(question, titles.get(question.category)));
  return writeCsv(Object.values(OWN_COLUMNS), rows, { escapesFormulas: false });
}

/** A category of the learner's own goes by its title: elsewhere it becomes one again that is called so. */
function toRow(question: OwnQuestion, category: string = question.category): string[] {
  const texts = { ...ownQuestionTexts(question), category };
  const cells = [question.id, ...OWN_FIELDS.map((field) => texts[field]), question.archivedOn ?? ''];
  return cells.map(neutraliseCell);
}

export function neutraliseCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell that {@link neutraliseCell} wrote. */
export function restoreCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
