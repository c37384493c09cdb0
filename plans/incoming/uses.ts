import type { Incoming } from './read.ts';

/** What can be made of what came in. */
export const INCOMING_USES = ['tasks', 'questions', 'papers'] as const;
export type IncomingUse = (typeof INCOMING_USES)[number];

/** Column names of question lists, in a few languages. */
const QUESTION_COLUMN =
  /^(?:question|questions|front|prompt|frage|fragen|pregunta|domanda|term|answer|back|antwort|respuesta|definition)$/i;

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

function looksLikeQuestions({ format, outline, tables = [], questions = [] }: Incoming): boolean {
  if (format === 'anki-text' || format === 'anki-package') return true;
  if (questions.length > 0 && outline === undefined) return true;
  if (tables.some(({ columns }) => columns.some((column) => QUESTION_COLUMN.test(column.trim()))))
    return true;
  const asked = questions
    .flatMap(({ rows }) => rows)
    .filter(({ cells }) => cells[0]?.trim().endsWith('?')).length;
  const items = outline?.sections.flatMap((section) => section.items) ?? [];
  const tasksAsked = items.filter(({ text }) => text.trim().endsWith('?')).length;
  return asked > 2 && (items.length === 0 || tasksAsked * 2 > items.length || asked * 2 > items.length);
}
