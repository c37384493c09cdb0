import * as z from 'zod';
import { textField } from '../../../plans/content/fields.ts';
import {
  OWN_RESOURCE_FIELD_NAMES,
  type OwnResourceTexts,
  type ReadOwnResource,
  readOwnResource,
  USUAL_RESOURCE_TEXTS,
} from '../../../plans/reading/own/own-resource.ts';
import { returnFields, typedField } from '../../http/forms/fields.ts';

const LONGEST_FIELD = 20_000;

/** Several fields of one name: one comes as a text, more as a list. */
const typedList = z
  .union([z.string().transform((text) => [text]), z.array(z.string())])
  .catch([])
  .transform((keys) => [...new Set(keys)].join(' '));

const TypedSchema = z.object({
  ...Object.fromEntries(OWN_RESOURCE_FIELD_NAMES.map((field) => [field, typedField])),
  tasks: typedList,
  questions: typedList,
});

/** What goes along with the words of a resource. */
const AlongSchema = z.object({
  from: returnFields.from,
  /** A form that does not say what it builds on builds on nothing that is there. */
  revision: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .transform(Number)
    .catch(-1),
});

/** The form as sent: nothing that was typed is lost. */
export function readOwnResourceTexts(body: unknown): OwnResourceTexts {
  return { ...USUAL_RESOURCE_TEXTS, ...TypedSchema.parse(body ?? {}) };
}

/** Judges a resource of the learner's own, with everything that is wrong at once. */
export function parseOwnResource(texts: OwnResourceTexts): ReadOwnResource {
  const unreadable = OWN_RESOURCE_FIELD_NAMES.flatMap((field) => {
    const { error } = textField(LONGEST_FIELD).safeParse(texts[field]);
    return error ? [[field, error.issues[0]?.message ?? ''] as const] : [];
  });
  const read = readOwnResource(texts);
  if (unreadable.length === 0) return read;
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...Object.fromEntries(unreadable) } };
}

export function readAlong(body: unknown): z.infer<typeof AlongSchema> {
  return AlongSchema.parse(body ?? {});
}
