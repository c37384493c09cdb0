import type * as z from 'zod';
import { fromFields } from '../../content/fields.ts';
import {
  OWN_FIELDS,
  OWN_IN_TEXTS,
  type OwnField,
  type OwnQuestionTexts,
  USUAL_TEXTS,
} from '../bank/question-fields.ts';
import type { OwnQuestionWords } from './own-question.ts';

export type ReadOwnQuestion =
  | { ok: true; words: OwnQuestionWords }
  | { ok: false; errors: Partial<Record<OwnField, string>> };

/** What is usual is read once: in a file of many thousand questions most fields say just that. */
const USUAL_VALUES = new Map(
  OWN_FIELDS.flatMap((field): [OwnField, unknown][] => {
    const read = OWN_IN_TEXTS[field].safeParse(USUAL_TEXTS[field]);
    return read.success ? [[field, read.data]] : [];
  }),
);

/**
 * Reads an own question from texts: white space around each is dropped, and empty lines, but not those of a text.
 *
 * Whether its category, phase and tasks exist is for the caller to say.
 *
 * @returns what it says, or what is wrong: the first problem of each field
 */
export function readOwnQuestion(texts: OwnQuestionTexts): ReadOwnQuestion {
  const words: Partial<Record<OwnField, unknown>> = {};
  const errors: Partial<Record<OwnField, string>> = {};
  for (const field of OWN_FIELDS) {
    if (texts[field] === USUAL_TEXTS[field] && USUAL_VALUES.has(field)) {
      words[field] = USUAL_VALUES.get(field);
      continue;
    }
    const read = OWN_IN_TEXTS[field].safeParse(withoutEnds(field, texts[field]));
    if (read.success) words[field] = read.data;
    else errors[field] = firstProblem(read.error);
  }
  return Object.keys(errors).length === 0
    ? { ok: true, words: words as OwnQuestionWords }
    : { ok: false, errors };
}

function firstProblem({ issues }: z.ZodError): string {
  const [issue] = issues;
  const [index] = issue?.path ?? [];
  const message = issue?.message ?? '';
  return typeof index === 'number' ? `Line ${index + 1}: ${message}` : message;
}

/** The first line of a text may be code, whose indentation counts. */
function withoutEnds(field: OwnField, text: string): string {
  return field === 'detail' || field === 'answer' ? text : text.trim();
}

/**
 * Writes an own question as texts, from which {@link readOwnQuestion} reads the same again.
 *
 * @example
 * ownQuestionTexts({ ...question, points: ['One', 'Two'] }).points //=> 'One\nTwo'
 */
export function ownQuestionTexts(words: OwnQuestionWords): OwnQuestionTexts {
  return fromFields(OWN_FIELDS, (field) =>
    textOf(words[field], field === 'tasks' || field === 'tags' ? ' ' : '\n'),
  );
}

function textOf(value: string | number | null | readonly string[], separator: string): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.join(separator) : String(value);
}
