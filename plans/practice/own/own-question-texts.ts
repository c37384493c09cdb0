import * as z from 'zod';
import { line, slug } from '../../content/fields.ts';
import { LONGEST_SECONDS, SHORTEST_SECONDS } from '../bank/question.ts';
import { DIFFICULTIES, QUESTION_FORMS } from '../bank/question-kinds.ts';
import type { OwnQuestionWords } from './own-question.ts';

/** What is written of an own question, in the order in which it is asked for. */
export const OWN_FIELDS = [
  'prompt',
  'category',
  'form',
  'difficulty',
  'seconds',
  'probing',
  'points',
  'pitfalls',
  'followUps',
  'phase',
  'tasks',
] as const;
export type OwnField = (typeof OWN_FIELDS)[number];

/** An own question as text, as in the fields of a form or the cells of a table. */
export type OwnQuestionTexts = Record<OwnField, string>;

export type ReadOwnQuestion =
  | { ok: true; words: OwnQuestionWords }
  | { ok: false; errors: Partial<Record<OwnField, string>> };

const LONGEST_PROMPT = 300;
const LONGEST_LINE = 500;
const MOST_LINES = 6;

/** What a question says that is not told otherwise. */
export const USUAL_TEXTS: OwnQuestionTexts = {
  prompt: '',
  category: 'own',
  form: 'explain',
  difficulty: '2',
  seconds: '120',
  probing: '',
  points: '',
  pitfalls: '',
  followUps: '',
  phase: '',
  tasks: '',
};

const oneLine = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.union([z.literal(''), line(longest)]));

const lines = (noun: string) =>
  z
    .string()
    .transform((text) => text.split(/\r\n?|\n/).flatMap((each) => each.trim() || []))
    .pipe(z.array(line(LONGEST_LINE)).max(MOST_LINES, `Keep it to ${MOST_LINES} ${noun}`));

const TextsSchema = z.object({
  prompt: oneLine(LONGEST_PROMPT).refine((text) => text !== '', 'Write the question'),
  category: z.string().pipe(slug),
  form: z.enum(QUESTION_FORMS, `Choose one of: ${QUESTION_FORMS.join(', ')}`),
  difficulty: z
    .enum(DIFFICULTIES.map(String), 'Choose 1 for a warm-up, 2 for what is usual, 3 for a bar raiser')
    .transform((text) => DIFFICULTIES.find((difficulty) => String(difficulty) === text) ?? 2),
  seconds: z
    .string()
    .regex(/^[0-9]{1,5}$/, 'Give the speaking time in whole seconds, like 120')
    .transform(Number)
    .pipe(
      z
        .number()
        .min(SHORTEST_SECONDS, `Give it at least ${SHORTEST_SECONDS} seconds`)
        .max(LONGEST_SECONDS, `Give it at most ${LONGEST_SECONDS} seconds`),
    ),
  probing: oneLine(LONGEST_LINE),
  points: lines('points'),
  pitfalls: lines('pitfalls'),
  followUps: lines('follow-ups'),
  phase: z
    .union([z.literal(''), slug], 'Give the id of a phase, or nothing')
    .transform((text) => text || null),
  tasks: z
    .string()
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))])
    .pipe(z.array(slug).max(MOST_LINES, `Keep it to ${MOST_LINES} tasks`)),
});

/**
 * Reads an own question from texts: white space around each is dropped, and empty lines.
 *
 * Whether its category, phase and tasks exist is for the caller to say.
 *
 * @returns what it says, or what is wrong: the first problem of each field
 */
export function readOwnQuestion(texts: OwnQuestionTexts): ReadOwnQuestion {
  const trimmed = Object.fromEntries(OWN_FIELDS.map((field) => [field, texts[field].trim()]));
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

/**
 * Writes an own question as texts, from which {@link readOwnQuestion} reads the same again.
 *
 * @example
 * ownQuestionTexts({ ...question, points: ['One', 'Two'] }).points //=> 'One\nTwo'
 */
export function ownQuestionTexts(words: OwnQuestionWords): OwnQuestionTexts {
  return {
    prompt: words.prompt,
    category: words.category,
    form: words.form,
    difficulty: String(words.difficulty),
    seconds: String(words.seconds),
    probing: words.probing,
    points: words.points.join('\n'),
    pitfalls: words.pitfalls.join('\n'),
    followUps: words.followUps.join('\n'),
    phase: words.phase ?? '',
    tasks: words.tasks.join(' '),
  };
}
