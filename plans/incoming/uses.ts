import { sumOf } from '../sum.ts';
import { guessColumns } from './questions/columns/guess-columns.ts';
import type { Incoming } from './read.ts';
import type { IncomingTable } from './table.ts';
import { isAsked } from './tables/question-words.ts';

/** What can be made of what came in. */
export const INCOMING_USES = ['tasks', 'questions', 'papers'] as const;
export type IncomingUse = (typeof INCOMING_USES)[number];

/** Column names of question lists, in a few languages. */
const QUESTION_COLUMN =
  /^(?:question|questions|front|prompt|frage|fragen|pregunta|domanda|term|answer|back|antwort|respuesta|definition)$/i;

/** What a list of questions is called, and what a plan to answer them is. */
const NAMED_QUESTIONS = /\b(?:questions?|q ?& ?a|quiz|flash ?cards?|fragen|preguntas)\b/i;
const NAMED_PLAN = /\b(?:plan|roadmap|schedule|weeks?|days?|todo)\b/i;

const PART_OF_PLAN = /^(?:week|day|month|phase|\d)/i;

/** The uses that there are for it, the likeliest first. */
export function usesOf(incoming: Incoming): readonly IncomingUse[] {
  const { outline, tables = [], questions = [], roadmap, papers } = incoming;
  const found: Record<IncomingUse, boolean> = {
    tasks: outline !== undefined || tables.length > 0 || roadmap !== undefined,
    questions: tables.length > 0 || questions.length > 0,
    papers: papers !== undefined,
  };
  const likeliest = looksLikeQuestions(incoming) ? 'questions' : 'tasks';
  return [...INCOMING_USES].filter((use) => found[use]).sort((use) => (use === likeliest ? -1 : 0));
}

/** Two columns without names, a longer text in the second: what programs for cards export. */
function areCards(table: IncomingTable): boolean {
  const { roles, startsWithRow } = guessColumns(table);
  const isPlan = [table.columns, ...table.rows.map(({ cells }) => cells)].some(([first = '']) =>
    PART_OF_PLAN.test(first.trim()),
  );
  const isNameless = startsWithRow || table.columns.every((name) => /^Column \d+$/.test(name));
  return isNameless && roles.join() === 'prompt,answer' && !isPlan;
}

function rowCount({ rows }: IncomingTable): number {
  return rows.length;
}

function looksLikeQuestions({ format, outline, tables = [], questions = [] }: Incoming): boolean {
  if (format === 'anki-text' || format === 'anki-package') return true;
  if (questions.length > 0 && outline === undefined) return true;
  const [asking = [], others = []] = [true, false].map((isAsking) =>
    tables.filter(({ columns }) => columns.some((name) => QUESTION_COLUMN.test(name.trim())) === isAsking),
  );
  // A workbook can hold a plan beside its questions: what there is more of goes first.
  if (asking.length > 0 && sumOf(asking, rowCount) >= sumOf(others, rowCount)) return true;
  if (outline === undefined && tables.some(areCards)) return true;
  const cells = questions.flatMap(({ rows }) => rows.map((row) => row.cells[0] ?? ''));
  // “Derive the gradient” is a question in a list of them, and a task in a plan.
  const isNamedSo = NAMED_QUESTIONS.test(outline?.title ?? '') && !NAMED_PLAN.test(outline?.title ?? '');
  const asks = isNamedSo ? isAsked : (text: string) => text.trim().endsWith('?');
  const asked = cells.filter(asks).length;
  const items = outline?.sections.flatMap((section) => section.items) ?? [];
  const tasksAsked = items.filter(({ text }) => asks(text)).length;
  return asked > 2 && (items.length === 0 || tasksAsked * 2 > items.length || asked * 2 > items.length);
}
