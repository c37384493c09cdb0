import * as z from 'zod';
import { line, slug } from '../../content/fields.ts';
import { DIFFICULTIES, type Difficulty, QUESTION_FORMS, type QuestionForm } from './question-kinds.ts';

/** The collections of interview questions from which the bank was gathered. */
export const QUESTION_SOURCES = [
  'kumar-2025',
  'applied-guide-2026',
  'gordon-2025',
  'richardson-2025',
  'role-questions',
] as const;
export type QuestionSource = (typeof QUESTION_SOURCES)[number];

/** Something that an interviewer asks: one that comes with Daymark, or one of the learner's own. */
export type Question = {
  /** Stable name, unique in the whole bank; those of the learner's own begin with {@link OWN_PREFIX}. */
  id: string;
  prompt: string;
  form: QuestionForm;
  /** Speaking time. */
  seconds: number;
  /** What the interviewer wants to find out; one of the learner's own may leave it empty. */
  probing: string;
  /** What a strong answer says. Three to six, and none to six in one of the learner's own; so with the next two. */
  points: readonly string[];
  /** What weak answers do. */
  pitfalls: readonly string[];
  /** What is asked next. */
  followUps: readonly string[];
  difficulty: Difficulty;
  /** The phase of the roadmap that it belongs to; `null` for one of the learner's own that belongs to none. */
  phase: string | null;
  /** The tasks of the roadmap that it belongs to. */
  tasks: readonly string[];
  /** None for one of the learner's own. */
  sources: readonly QuestionSource[];
};

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

/** The shortest and longest an answer is spoken or written, in seconds. */
export const SHORTEST_SECONDS = 10;
export const LONGEST_SECONDS = 1800;

const seconds = z
  .number('Give whole seconds, like 120')
  .int('Give whole seconds, like 120')
  .min(SHORTEST_SECONDS, `Give at least ${SHORTEST_SECONDS} seconds`)
  .max(LONGEST_SECONDS, `Give at most ${LONGEST_SECONDS} seconds`);

const QuestionSchema = z
  .strictObject({
    id: slug
      .refine(
        (id) => !isOwn({ id }),
        `Ids that begin with "${OWN_PREFIX}" are for the learner's own questions`,
      )
      .describe('Stable name, unique in the whole bank'),
    prompt: line(240).describe('As an interviewer says it'),
    form: z.enum(QUESTION_FORMS),
    seconds: seconds.describe('Speaking time'),
    probing: line(300).describe('What the interviewer wants to find out'),
    points: z
      .array(line(300))
      .min(3, 'Give at least three points')
      .max(6, 'Keep an answer to six points')
      .describe('What a strong answer says'),
    pitfalls: z
      .array(line(240))
      .min(1, 'Give at least one pitfall')
      .max(4, 'Keep it to four pitfalls')
      .describe('What weak answers do'),
    followUps: z
      .array(line(240))
      .min(1, 'Give at least one follow-up')
      .max(4, 'Keep it to four follow-ups')
      .describe('What is asked next'),
    difficulty: z.literal(DIFFICULTIES),
    phase: slug.describe('The phase of the roadmap that it belongs to'),
    tasks: z
      .array(slug)
      .min(1, 'Name at least one task')
      .max(4, 'Keep it to four tasks')
      .refine(isWithoutRepeats, 'A task stands here twice')
      .describe('The tasks of the roadmap that it belongs to'),
    sources: z
      .array(z.enum(QUESTION_SOURCES))
      .min(1, 'Name at least one source')
      .refine(isWithoutRepeats, 'A source stands here twice'),
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

function isWithoutRepeats(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

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
