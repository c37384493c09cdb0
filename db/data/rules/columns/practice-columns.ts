import * as z from 'zod';
import { slug, textField } from '../../../../plans/content/fields.ts';
import { SCORES } from '../../../../plans/mock/dimension.ts';
import { LONGEST_PARTNER, LONGEST_SEED, SEED } from '../../../../plans/mock/mock.ts';
import {
  LONGEST_ROUND_MINUTES,
  MOST_ROUND_QUESTIONS,
  MOST_ROUNDS,
} from '../../../../plans/mock/mock-format.ts';
import { LONGEST_ANSWER_MINUTES, LONGEST_MISSING, MOST_POINTS } from '../../../../plans/practice/answer.ts';
import { OWN_AS_KEPT } from '../../../../plans/practice/bank/question-fields.ts';
import {
  DIFFICULTIES,
  LONGEST_SECONDS,
  SHORTEST_SECONDS,
} from '../../../../plans/practice/bank/question-kinds.ts';
import { OWN_CATEGORY_TITLE, OWN_ORIGIN } from '../../../../plans/practice/own/own-question.ts';
import { ROADMAP_TITLE } from '../../../../plans/roadmap/roadmap.ts';
import { type ColumnSchemas, count, kept, key, listOf, wholeFrom, words } from './kept.ts';

/** Lines are trimmed as they are typed; what is kept stays as it is. */
const ownLines = z
  .array(kept(OWN_AS_KEPT.line), 'should be a list')
  .max(OWN_AS_KEPT.mostLines, 'has too many lines');

/** What the tables of questions and mocks take, beside days and instants. */
export const PRACTICE_COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  ownCategories: { key, title: kept(OWN_CATEGORY_TITLE) },
  ownQuestions: {
    prompt: kept(OWN_AS_KEPT.prompt),
    probing: kept(OWN_AS_KEPT.probing),
    detail: kept(OWN_AS_KEPT.text),
    points: ownLines,
    answer: kept(OWN_AS_KEPT.text),
    pitfalls: ownLines,
    followUps: ownLines,
    difficulty: wholeFrom(1, DIFFICULTIES.length),
    seconds: wholeFrom(SHORTEST_SECONDS, LONGEST_SECONDS),
    tasks: listOf(key, OWN_AS_KEPT.mostTasks),
    tags: z.array(kept(OWN_AS_KEPT.tag), 'should be a list').max(OWN_AS_KEPT.mostTags, 'has too many tags'),
    origin: kept(OWN_ORIGIN),
    key,
    category: key,
    phase: kept(z.union([z.literal(''), slug], 'should be the key of a phase, or nothing')),
    revision: count,
  },
  answerNotes: { questionKey: key, text: words, revision: count },
  answers: {
    questionKey: key,
    pointsMade: listOf(wholeFrom(1, MOST_POINTS), MOST_POINTS),
    missing: kept(textField(LONGEST_MISSING)),
    seconds: wholeFrom(0, 60 * LONGEST_ANSWER_MINUTES),
    stuckAt: wholeFrom(1, MOST_POINTS),
  },
  mocks: {
    formatKey: key,
    title: kept(ROADMAP_TITLE),
    seed: kept(
      z.string().max(LONGEST_SEED, 'is too long').regex(SEED, 'should be letters, digits and hyphens'),
    ),
    partner: kept(textField(LONGEST_PARTNER)),
    takeaway: words,
    revision: count,
  },
  mockRounds: {
    position: wholeFrom(1, MOST_ROUNDS),
    roundKey: key,
    minutes: wholeFrom(1, LONGEST_ROUND_MINUTES),
    questionKeys: listOf(key, MOST_ROUND_QUESTIONS),
    secondsUsed: count,
    notes: words,
    notesRevision: count,
  },
  mockScores: {
    position: wholeFrom(1, MOST_ROUNDS),
    dimension: key,
    score: wholeFrom(SCORES[0], SCORES.at(-1) ?? 4),
  },
};
