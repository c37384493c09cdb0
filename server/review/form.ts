import * as z from 'zod';
import { textField } from '../../plans/content/fields.ts';
import { CONFIDENCES, LONGEST_INTENTION, LONGEST_PROOF } from '../../plans/review/review.ts';
import type { ReviewValues } from '../../views/review/review-form.tsx';
import { returnFields, typedField } from '../http/forms/fields.ts';

const STATES = ['open', 'done', 'dismissed'] as const;

const CHOOSE_CONFIDENCE = 'Choose a number from 1 to 5, or none';

const revisionField = z.coerce.number('The form did not say what it builds on.').int().min(0);

/** Judges what is said of a week. */
export const ReviewFormSchema = z.object({
  from: returnFields.from,
  confidence: z
    .enum(['', ...CONFIDENCES.map(String)], CHOOSE_CONFIDENCE)
    .default('')
    .transform((text) => (text === '' ? null : Number(text))),
  proof: textField(LONGEST_PROOF),
  intention: textField(LONGEST_INTENTION).transform((text) => text.replace(/\n+/g, ' ')),
  revision: revisionField,
  done: z
    .string()
    .optional()
    .catch(undefined)
    .transform((text) => text === 'yes'),
});

/** Puts a review away or opens it; the form says what it saw. */
export const ClosingFormSchema = z.object({
  ...returnFields,
  wanted: z.enum(STATES, 'The form did not say what to do with the review.'),
  seen: z.enum(STATES, 'The form did not say how it saw the review.'),
  earlier: z.enum(['yes']).optional().catch(undefined),
});

const ValuesSchema = z.object({ confidence: typedField, proof: typedField, intention: typedField });

/** The form as sent, to be shown again. */
export function readReviewValues(body: unknown): ReviewValues {
  return ValuesSchema.parse(body ?? {});
}

/** The save that a form builds on, where it says so. */
export function readRevision(body: unknown): number | undefined {
  return z.object({ revision: revisionField }).safeParse(body ?? {}).data?.revision;
}

/** What was said, as the form shows it. */
export function reviewValues(words: {
  confidence: number | null;
  proof: string;
  intention: string;
}): ReviewValues {
  const { confidence, proof, intention } = words;
  return { confidence: confidence === null ? '' : String(confidence), proof, intention };
}
