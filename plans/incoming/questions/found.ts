import type { ContentProblem } from '../../content/problem.ts';
import type { Day } from '../../day.ts';
import type { OwnCategory } from '../../practice/own/own-category.ts';
import type { OwnQuestion, OwnQuestionWords } from '../../practice/own/own-question.ts';
import type { DayOrderQuestion } from '../tables/day-order.ts';
import type { IncomingCategory } from './incoming-categories.ts';
import type { ReadTable } from './rows/question-rows.ts';

/** A row that can be kept. */
export type ComingQuestion = {
  line: number;
  /** `null` for a new question that brings no id. */
  key: string | null;
  words: OwnQuestionWords;
  archivedOn: Day | null;
  /** What it is in its file; empty for one that was written here. */
  origin: string;
  /** The question that it changes; `null` for a new one. */
  current: OwnQuestion | null;
  /** Where its category is not known by that very name. */
  category: IncomingCategory | null;
};
export type ChangingQuestion = ComingQuestion & { current: OwnQuestion };

/** A row that says what is there already, and where. */
export type KnownRow = { line: number; prompt: string; questionId: string };
export type RepeatedRow = { line: number; prompt: string; firstLine: number };

/** What a file would do to the learner's own questions. */
export type QuestionsFound = {
  tables: readonly ReadTable[];
  rowCount: number;
  /** Rows after the most that are taken. */
  beyondCount: number;
  added: readonly ComingQuestion[];
  changed: readonly ChangingQuestion[];
  /** What would change, but was written or edited here: it stays unless that is chosen. */
  kept: readonly ChangingQuestion[];
  sameCount: number;
  /** What the bank has. */
  inBank: readonly KnownRow[];
  repeated: readonly RepeatedRow[];
  /** Why some rows cannot be kept, in the order of the file; several of one row each have a line. */
  refused: readonly ContentProblem[];
  refusedCount: number;
  /** Categories that are not there by that very name, of questions that would be kept. */
  categories: readonly (IncomingCategory & { rowCount: number })[];
  /** Those of them that would be made. */
  newCategories: readonly OwnCategory[];
  /** Dates that could be read in two ways, and how they are read. */
  dayOrder: DayOrderQuestion | null;
};
