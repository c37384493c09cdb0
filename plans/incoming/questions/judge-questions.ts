import type { ContentProblem } from '../../content/problem.ts';
import type { QuestionCategory } from '../../practice/bank/question.ts';
import type { OwnQuestion } from '../../practice/own/own-question.ts';
import type { IncomingTable } from '../table.ts';
import { type DayOrder, settleDayOrder } from '../tables/day-order.ts';
import type { QuestionChoices } from './choices.ts';
import type { ChangingQuestion, ComingQuestion, KnownRow, QuestionsFound, RepeatedRow } from './found.ts';
import { categoryFinder, type IncomingCategory, type KnownCategory } from './incoming-categories.ts';
import { judgeRow, type RowLook } from './judge-row.ts';
import { changedRoles, knowingQuestions } from './known-questions.ts';
import { type QuestionRow, readTables, rowsOf } from './rows/question-rows.ts';

/** The most rows that are taken of one file. */
export const MOST_QUESTIONS = 20_000;

export type QuestionsInFile = {
  tables: readonly IncomingTable[];
  /** Cells were made Markdown as the file was read. */
  isMarkdown: boolean;
  choices: QuestionChoices;
  own: readonly OwnQuestion[];
  /** The bank that comes with Daymark. */
  bank: readonly QuestionCategory[];
  /** Where a question can stand. */
  categories: readonly KnownCategory[];
  /** How the learner writes dates. */
  dayOrder: DayOrder;
};

/** So many rows are judged before it is told how far it is. */
const ROWS_AT_ONCE = 50;
const ROWS_READ_AT_ONCE = 1000;

/**
 * Tells what the rows of a file would do to the learner's own questions; nothing is done yet.
 *
 * A row is a question that is there by its id, by what it is in its file, or by its words; by words it is one of the bank,
 * too. The same file again changes nothing.
 *
 * @yields how many rows were judged, so that others have their turn in between
 */
export function* judgingQuestions(file: QuestionsInFile): Generator<number, QuestionsFound> {
  const { choices } = file;
  const tables = readTables(file.tables, choices);
  const all: QuestionRow[] = [];
  for (const table of tables)
    for (const row of rowsOf(table)) {
      if (all.length % ROWS_READ_AT_ONCE === 0) yield 0;
      all.push(row);
    }
  const rows = all.slice(0, MOST_QUESTIONS);
  const { days, dayOrder } = orderOfDays(rows, file);
  const finder = categoryFinder(file.categories, choices.categories);
  const look: RowLook = {
    ...file,
    dayOrder: days,
    finder,
    known: yield* telling(0, knowingQuestions(file.own, file.bank)),
    lines: new Map(),
  };
  const found = emptyFound();
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield index;
    place(found, judgeRow(row, look), choices);
  }
  const categories = categoriesOf(found);
  return {
    ...found,
    tables,
    rowCount: all.length,
    beyondCount: all.length - rows.length,
    categories,
    newCategories: categories.flatMap(({ target, fresh }) => (target === 'new' && fresh ? fresh : [])),
    dayOrder,
  };
}

/** What has no rows of its own goes on where the rows are. */
function* telling<T>(rows: number, work: Generator<undefined, T>): Generator<number, T> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield rows;
  return step.value;
}

/** {@link judgingQuestions} in one go. */
export function judgeQuestions(file: QuestionsInFile): QuestionsFound {
  const judging = judgingQuestions(file);
  let step = judging.next();
  while (!step.done) step = judging.next();
  return step.value;
}

function orderOfDays(
  rows: readonly QuestionRow[],
  { choices, dayOrder: learners }: QuestionsInFile,
): { days: DayOrder; dayOrder: QuestionsFound['dayOrder'] } {
  const cells = rows.flatMap(({ cells: { archivedOn } }) => archivedOn || []);
  const { order, question } = settleDayOrder(cells, choices.dayOrder, learners);
  return { days: order, dayOrder: question };
}

type Rows = {
  added: ComingQuestion[];
  changed: ChangingQuestion[];
  kept: ChangingQuestion[];
  sameCount: number;
  inBank: KnownRow[];
  repeated: RepeatedRow[];
  refused: ContentProblem[];
  refusedCount: number;
};

function emptyFound(): Rows {
  return {
    added: [],
    changed: [],
    kept: [],
    sameCount: 0,
    inBank: [],
    repeated: [],
    refused: [],
    refusedCount: 0,
  };
}

function place(found: Rows, judged: ReturnType<typeof judgeRow>, { overwrites }: QuestionChoices): void {
  if (judged.is === 'refused') {
    found.refusedCount += 1;
    found.refused.push(...judged.problems);
  } else if (judged.is === 'in-bank') found.inBank.push(judged.row);
  else if (judged.is === 'repeated') found.repeated.push(judged.row);
  else {
    const { question, isEditedHere } = judged;
    if (question.current === null) found.added.push(question);
    else {
      const changing = { ...question, current: question.current };
      if (changedRoles(changing).length === 0) found.sameCount += 1;
      else (isEditedHere && !overwrites ? found.kept : found.changed).push(changing);
    }
  }
}

function categoriesOf({ added, changed }: Rows): (IncomingCategory & { rowCount: number })[] {
  const counts = new Map<IncomingCategory, number>();
  for (const { category } of [...added, ...changed])
    if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].map(([category, rowCount]) => ({ ...category, rowCount }));
}
