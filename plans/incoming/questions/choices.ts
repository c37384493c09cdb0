import type { DayOrder } from '../tables/day-order.ts';
import type { ColumnRole } from './columns/column-role.ts';

/** What the learner chose of how a file becomes questions; what is not chosen is guessed. */
export type QuestionChoices = {
  /** What each column is, by its name in the form. */
  columns: ReadonlyMap<string, ColumnRole>;
  /** Tables of which nothing is taken, by their place. */
  leftOut: ReadonlySet<number>;
  /** Whether the names of the columns are a question themselves, by the place of the table. */
  startsWithRow: ReadonlyMap<number, boolean>;
  /** Where the questions of each category go, by its name in the form: the id of one, or {@link NEW_CATEGORY}. */
  categories: ReadonlyMap<string, string>;
  /** Where questions go that name no category; `null` for the usual one. */
  general: string | null;
  dayOrder: DayOrder | null;
  /** Questions that were written or edited here become what the file says. */
  overwrites: boolean;
  /** Questions that the bank has already are added all the same. */
  repeats: boolean;
};

export const NO_CHOICES: QuestionChoices = {
  columns: new Map(),
  leftOut: new Set(),
  startsWithRow: new Map(),
  categories: new Map(),
  general: null,
  dayOrder: null,
  overwrites: false,
  repeats: false,
};

/** The target of questions that get a category of the learner's own, called as in the file. */
export const NEW_CATEGORY = 'new';

/** The name of the field that says what a column is. */
export function columnField(table: number, column: number): string {
  return `column-${table}-${column}`;
}
