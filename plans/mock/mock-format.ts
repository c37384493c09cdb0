import * as z from 'zod';
import { line, slug } from '../content/fields.ts';
import { QUESTION_FORMS } from '../practice/bank/question-kinds.ts';
import { sumMinutes } from '../sum.ts';
import { DIMENSION_IDS } from './dimension.ts';

/** What happens in a round: questions are asked, a talk is given, or nothing is. */
export const ROUND_KINDS = ['questions', 'talk', 'break'] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

const MOST_QUESTIONS = 12;
/** Of one choice; a round has four. */
const MOST_CHOICES = 4;
export const MOST_ROUND_QUESTIONS = MOST_CHOICES * MOST_QUESTIONS;
export const LONGEST_ROUND_MINUTES = 240;
export const MOST_ROUNDS = 12;

const ChoiceSchema = z
  .strictObject({
    from: z.array(slug).min(1, 'Name at least one category').describe('Ids of categories'),
    forms: z.array(z.enum(QUESTION_FORMS)).min(1, 'Name at least one form').optional(),
    count: z
      .number('Give a number, like 3')
      .int('Give a whole number, like 3')
      .min(1, 'Ask at least one question')
      .max(MOST_QUESTIONS, `Ask at most ${MOST_QUESTIONS} questions`),
  })
  .describe('Questions to ask, and where they are chosen from');

const RoundSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique in the format'),
    kind: z.enum(ROUND_KINDS).default('questions'),
    title: line(80),
    minutes: z
      .number('Give whole minutes, like 45')
      .int('Give whole minutes, like 45')
      .min(1, 'Give at least one minute')
      .max(LONGEST_ROUND_MINUTES, `Give at most ${LONGEST_ROUND_MINUTES} minutes`),
    about: line(400).describe('How to hold it'),
    questions: z.array(ChoiceSchema).max(MOST_CHOICES, 'Keep it to four choices').default([]),
    rubric: z.array(z.enum(DIMENSION_IDS)).default([]),
  })
  .superRefine(({ kind, questions, rubric }, context) => {
    const report = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'questions' && questions.length === 0) report('questions', 'Say which questions are asked');
    if (kind === 'break' && questions.length > 0) report('questions', 'Nothing is asked in a break');
    if (kind === 'break' && rubric.length > 0) report('rubric', 'A break is not scored');
    if (kind !== 'break' && rubric.length === 0) report('rubric', 'Say what the round is scored on');
    if (new Set(rubric).size < rubric.length) report('rubric', 'A dimension stands here twice');
  });

/** The format of one file of mock interviews. */
export const MockFormatSchema = z
  .strictObject({
    id: slug.describe('Stable name, unique among the formats'),
    place: z.number().int().min(1).describe('Where it stands in the list'),
    title: line(80),
    about: line(300).describe('What it prepares for'),
    tasks: z.array(slug).default([]).describe('Tasks of the roadmap that it is evidence of'),
    rounds: z
      .array(RoundSchema)
      .min(1, 'A mock needs a round')
      .max(MOST_ROUNDS, 'Keep a mock to twelve rounds'),
  })
  .superRefine(({ rounds }, context) => {
    for (const [index, { id }] of rounds.entries()) {
      if (rounds.findIndex((round) => round.id === id) === index) continue;
      const message = `The id "${id}" is used twice`;
      context.addIssue({ code: 'custom', path: ['rounds', index, 'id'], message });
    }
  });

/** A kind of mock interview: its rounds in order, each with its questions and its rubric. */
export type MockFormat = z.infer<typeof MockFormatSchema>;
export type MockFormatRound = MockFormat['rounds'][number];
export type QuestionChoice = MockFormatRound['questions'][number];

/** How long a mock takes in all, in minutes, breaks included. */
export function minutesOf({ rounds }: Pick<MockFormat, 'rounds'>): number {
  return sumMinutes(rounds);
}
