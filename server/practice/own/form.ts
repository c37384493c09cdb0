import * as z from 'zod';
import { textField } from '../../../plans/content/fields.ts';
import {
  OWN_FIELDS,
  type OwnQuestionTexts,
  USUAL_TEXTS,
} from '../../../plans/practice/bank/question-fields.ts';
import { type ReadOwnQuestion, readOwnQuestion } from '../../../plans/practice/own/own-question-texts.ts';
import { typedField } from '../../http/forms/fields.ts';

const LONGEST_FIELD = 20_000;

/** Several fields of one name: one comes as a text, more as a list. */
const typedList = z.union([z.string().transform((text) => [text]), z.array(z.string())]).catch([]);

const TypedSchema = z.object({
  ...Object.fromEntries(OWN_FIELDS.map((field) => [field, typedField])),
  tasks: typedList.transform((keys) => [...new Set(keys)].join(' ')),
});

/** What goes along with the words of a question. */
const AlongSchema = z.object({
  /** A form that does not say what it builds on builds on nothing that is there. */
  revision: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .transform(Number)
    .catch(-1),
});

/** The form as sent: nothing that was typed is lost. */
export function readOwnQuestionTexts(body: unknown): OwnQuestionTexts {
  return { ...USUAL_TEXTS, ...TypedSchema.parse(body ?? {}) };
}

/** Judges a question of the learner's own, with everything that is wrong at once. */
export function parseOwnQuestion(texts: OwnQuestionTexts, categoryIds: readonly string[]): ReadOwnQuestion {
  const unreadable = OWN_FIELDS.flatMap((field) => {
    const { error } = textField(LONGEST_FIELD).safeParse(texts[field]);
    return error ? [[field, error.issues[0]?.message ?? ''] as const] : [];
  });
  const read = readOwnQuestion(texts);
  const isKnown = categoryIds.includes(texts.category);
  if (read.ok && isKnown && unreadable.length === 0) return read;
  return {
    ok: false,
    errors: {
      ...(read.ok ? {} : read.errors),
      ...(isKnown ? {} : { category: 'Choose a category from the list' }),
      ...Object.fromEntries(unreadable),
    },
  };
}

export function readAlong(body: unknown): z.infer<typeof AlongSchema> {
  return AlongSchema.parse(body ?? {});
}
