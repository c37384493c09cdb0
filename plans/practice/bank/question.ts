import * as z from 'zod';
import { line, slug } from '../../content/fields.ts';
import { type BankField, QUESTION_IN_BANK, type QuestionValues } from './question-fields.ts';

/** Something that an interviewer asks: one that comes with Daymark, or one of the learner's own. */
export type Question = {
  /** Stable name, unique in the whole bank; those of the learner's own begin with {@link OWN_PREFIX}. */
  id: string;
} & Pick<QuestionValues, BankField> &
  /** Told of the learner's own alone. */
  Partial<Pick<QuestionValues, 'detail' | 'answer' | 'tags'>>;

/** Questions of one kind, in the order in which they are best read. */
export type QuestionCategory = {
  id: string;
  title: string;
  /** What the category is for. */
  about: string;
  questions: readonly Question[];
};

/** How the ids of the learner's own questions begin, and those of no others. */
export const OWN_PREFIX = 'own-';

/** Tells whether a question is one of the learner's own. */
export function isOwn({ id }: Pick<Question, 'id'>): boolean {
  return id.startsWith(OWN_PREFIX);
}

const QuestionSchema = z
  .strictObject({
    id: slug
      .refine(
        (id) => !isOwn({ id }),
        `Ids that begin with "${OWN_PREFIX}" are for the learner's own questions`,
      )
      .describe('Stable name, unique in the whole bank'),
    ...QUESTION_IN_BANK,
  })
  .describe('Something that an interviewer asks');

/** The format of one file of the question bank. */
export const QuestionCategorySchema = z
  .strictObject({
    id: slug.describe('Stable name, unique among the categories'),
    title: line(80),
    about: line(240).describe('What the category is for'),
    questions: z
      .array(QuestionSchema)
      .min(1, 'A category needs at least one question')
      .max(400, 'Keep a category to 400 questions'),
  })
  .superRefine(({ questions }, context) => {
    for (const [index, { id }] of questions.entries()) {
      if (indexOfId(questions, id) === index) continue;
      const message = `The id "${id}" is used twice`;
      context.addIssue({ code: 'custom', path: ['questions', index, 'id'], message });
    }
  });

/** An id that two categories or two questions share, or `null` when each has its own. */
export function findRepeatedId(categories: readonly QuestionCategory[]): string | null {
  const questions = categories.flatMap((category) => category.questions);
  const repeated = [categories, questions].flatMap((things) =>
    things.filter(({ id }, index) => indexOfId(things, id) < index),
  );
  return repeated[0]?.id ?? null;
}

function indexOfId(things: readonly { id: string }[], id: string): number {
  return things.findIndex((thing) => thing.id === id);
}
