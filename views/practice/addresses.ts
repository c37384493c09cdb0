import { NO_QUESTION_FILTER, type QuestionFilter } from '../../plans/practice/bank/question-filter.ts';

/** The list of questions that a filter lets through. */
export function practiceAddress(filter: Partial<QuestionFilter> = {}): string {
  return withQuery('/practice', fieldsOf(filter));
}

/** One question, among those that a filter lets through. */
export function questionAddress(id: string, filter: Partial<QuestionFilter> = {}): string {
  return withQuery(`/practice/questions/${id}`, fieldsOf(filter));
}

/** The form for a question of the learner's own, with what it belongs to filled in. */
export function newQuestionAddress(belongsTo: { task: string; phase: string }): string {
  return withQuery('/practice/own/new', belongsTo);
}

/** The same questions for paper. */
export function sheetAddress(filter: QuestionFilter, hasAnswers: boolean): string {
  return withQuery('/practice/sheet', { ...fieldsOf(filter), ...(hasAnswers ? { answers: 'yes' } : {}) });
}

/** Only what is chosen, under the names that the filter's form has. */
function fieldsOf(filter: Partial<QuestionFilter>): Record<string, string> {
  const { words, ...choices } = { ...NO_QUESTION_FILTER, ...filter };
  const chosen = Object.entries(choices).filter(([, choice]) => choice !== null);
  return Object.fromEntries([
    ...(words.trim() === '' ? [] : [['q', words]]),
    ...chosen.map(([name, choice]) => [name, String(choice)]),
  ]);
}

function withQuery(path: string, fields: Record<string, string>): string {
  const query = new URLSearchParams(fields).toString();
  return query === '' ? path : `${path}?${query}`;
}

export const DRILL_ADDRESS = '/practice/drill';

/** A question of the day's drill. */
export function drillAddress(questionId: string): string {
  return withQuery(DRILL_ADDRESS, { question: questionId });
}

/** One question by itself, to be answered and graded. */
export function answerAddress(questionId: string): string {
  return `/practice/questions/${questionId}/answer`;
}

export function ladderAddress(questionId: string): string {
  return `/practice/ladder/${questionId}`;
}

export function derivationAddress(questionId: string): string {
  return `/practice/derivations/${questionId}`;
}
