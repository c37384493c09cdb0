import * as z from 'zod';
import { fromFields } from '../../content/fields.ts';
import { OWN_FIELDS, OWN_IN_TEXTS, type OwnField, type OwnQuestionTexts } from '../bank/question-fields.ts';
import type { OwnQuestionWords } from './own-question.ts';

export type ReadOwnQuestion =
  | { ok: true; words: OwnQuestionWords }
  | { ok: false; errors: Partial<Record<OwnField, string>> };

const TextsSchema = z.object(OWN_IN_TEXTS);

/**
 * Reads an own question from texts: white space around each is dropped, and empty lines, but not those of a text.
 *
 * Whether its category, phase and tasks exist is for the caller to say.
 *
 * @returns what it says, or what is wrong: the first problem of each field
 */
export function readOwnQuestion(texts: OwnQuestionTexts): ReadOwnQuestion {
  const trimmed = Object.fromEntries(OWN_FIELDS.map((field) => [field, withoutEnds(field, texts[field])]));
  const read = TextsSchema.safeParse(trimmed);
  if (read.success) return { ok: true, words: read.data };

  const errors: Partial<Record<OwnField, string>> = {};
  for (const { path, message } of read.error.issues) {
    const [name, index] = path;
    const field = OWN_FIELDS.find((each) => each === name);
    if (field) errors[field] ??= typeof index === 'number' ? `Line ${index + 1}: ${message}` : message;
  }
  return { ok: false, errors };
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
