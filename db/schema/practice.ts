import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ANSWER_MODES, GRADES } from '../../plans/practice/answer.ts';
import type { OwnField } from '../../plans/practice/bank/question-fields.ts';
import {
  type Difficulty,
  LONGEST_SECONDS,
  QUESTION_FORMS,
  SHORTEST_SECONDS,
} from '../../plans/practice/bank/question-kinds.ts';
import { day, isDay, oneOf } from './columns.ts';
import { planId } from './plan.ts';
import { tasks } from './task.ts';

const isJsonList = (column: string) => sql.raw(`json_type("${column}") = 'array'`);
const list = (name: string) => text(name, { mode: 'json' }).$type<readonly string[]>().notNull();

/** A column for each field of an own question. */
const fieldColumns = {
  /** The id of a category of the bank, or `own`. */
  category: text('category').notNull(),
  form: text('form', { enum: QUESTION_FORMS }).notNull(),
  difficulty: integer('difficulty').$type<Difficulty>().notNull(),
  /** Speaking time. */
  seconds: integer('seconds').notNull(),
  prompt: text('prompt').notNull(),
  detail: text('detail').notNull().default(''),
  probing: text('probing').notNull().default(''),
  points: list('points'),
  answer: text('answer').notNull().default(''),
  pitfalls: list('pitfalls'),
  followUps: list('follow_ups'),
  /** The key of a phase; empty when it belongs to none. */
  phase: text('phase').notNull().default(''),
  /** Keys of tasks. */
  tasks: list('tasks'),
  tags: list('tags').default([]),
} satisfies Record<OwnField, unknown>;

/** Questions of the learner's own. They belong to the learner, not to a plan. */
export const ownQuestions = sqliteTable(
  'own_questions',
  {
    id: integer('id').primaryKey(),
    /** Its stable name among all questions, as in the address of its page. */
    key: text('key').notNull().unique(),
    ...fieldColumns,
    /** What it was in the file that it came from, like `anki:Cz}4`; empty for what was written here. */
    origin: text('origin').notNull().default(''),
    createdAt: text('created_at').notNull(),
    archivedOn: day('archived_on'),
    revision: integer('revision').notNull().default(0),
  },
  () => [
    check('own_questions_form', oneOf('form', QUESTION_FORMS)),
    check('own_questions_difficulty', sql.raw('"difficulty" between 1 and 3')),
    check('own_questions_seconds', sql.raw(`"seconds" between ${SHORTEST_SECONDS} and ${LONGEST_SECONDS}`)),
    check('own_questions_points', isJsonList('points')),
    check('own_questions_pitfalls', isJsonList('pitfalls')),
    check('own_questions_follow_ups', isJsonList('follow_ups')),
    check('own_questions_tasks', isJsonList('tasks')),
    check('own_questions_tags', isJsonList('tags')),
    check('own_questions_archived_on', isDay('archived_on')),
  ],
);

/** Categories of the learner's own, for questions that fit in none of the bank. They belong to the learner, not to a plan. */
export const ownCategories = sqliteTable('own_categories', {
  /** Its stable name among all categories. */
  key: text('key').primaryKey(),
  title: text('title').notNull(),
  createdAt: text('created_at').notNull(),
});

/** The learner's own words on a question. */
export const answerNotes = sqliteTable('answer_notes', {
  questionKey: text('question_key').primaryKey(),
  text: text('text').notNull(),
  revision: integer('revision').notNull(),
});

/** Every answer that was given and graded; what is due, weak or known is worked out from these. */
export const answers = sqliteTable(
  'answers',
  {
    id: integer('id').primaryKey(),
    questionKey: text('question_key').notNull(),
    day: day('day').notNull(),
    answeredAt: text('answered_at').notNull(),
    grade: text('grade', { enum: GRADES }).notNull(),
    mode: text('mode', { enum: ANSWER_MODES }).notNull(),
    /** JSON: which points were made, counted from 1. */
    pointsMade: text('points_made', { mode: 'json' }).$type<readonly number[]>().notNull(),
    /** What was missing, in the learner's words. */
    missing: text('missing').notNull().default(''),
    /** How long it took, where that was noted. */
    seconds: integer('seconds'),
    /** The point of a derivation at which the learner was first stuck, from 1. */
    stuckAt: integer('stuck_at'),
    mockId: integer('mock_id').references(() => mocks.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('answers_question').on(table.questionKey),
    index('answers_day').on(table.day),
    check('answers_day', isDay('day')),
    check('answers_grade', oneOf('grade', GRADES)),
    check('answers_mode', oneOf('mode', ANSWER_MODES)),
    check('answers_points_made', isJsonList('points_made')),
    check('answers_seconds', sql.raw('"seconds" >= 0')),
    check('answers_stuck_at', sql.raw('"stuck_at" >= 1')),
  ],
);

/** A mock interview, from its start. */
export const mocks = sqliteTable(
  'mocks',
  {
    id: integer('id').primaryKey(),
    planId: planId(),
    /** The id of a format of mocks. */
    formatKey: text('format_key').notNull(),
    title: text('title').notNull(),
    /** The same seed chooses the same questions again. */
    seed: text('seed').notNull(),
    /** Who asks; empty when the learner is alone. */
    partner: text('partner').notNull().default(''),
    /** The task of the plan that it is done for. */
    taskId: integer('task_id').references(() => tasks.id, { onDelete: 'set null' }),
    day: day('day').notNull(),
    startedAt: text('started_at').notNull(),
    finishedAt: text('finished_at'),
    /** What to do next, in the learner's words. */
    takeaway: text('takeaway').notNull().default(''),
    revision: integer('revision').notNull().default(0),
  },
  () => [check('mocks_day', isDay('day'))],
);

export const mockRounds = sqliteTable(
  'mock_rounds',
  {
    mockId: integer('mock_id')
      .notNull()
      .references(() => mocks.id, { onDelete: 'cascade' }),
    /** Counts from 1. */
    position: integer('position').notNull(),
    /** The id of the round in its format. */
    roundKey: text('round_key').notNull(),
    minutes: integer('minutes').notNull(),
    questionKeys: list('question_keys'),
    finishedAt: text('finished_at'),
    /** What its clock said when it was finished. */
    secondsUsed: integer('seconds_used'),
    notes: text('notes').notNull().default(''),
    notesRevision: integer('notes_revision').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.mockId, table.position] }),
    check('mock_rounds_minutes', sql.raw('"minutes" between 1 and 480')),
    check('mock_rounds_question_keys', isJsonList('question_keys')),
    check('mock_rounds_seconds_used', sql.raw('"seconds_used" >= 0')),
  ],
);

/** Scores of a round, each on its own anchored scale. */
export const mockScores = sqliteTable(
  'mock_scores',
  {
    mockId: integer('mock_id')
      .notNull()
      .references(() => mocks.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** The id of a dimension of the rubric. */
    dimension: text('dimension').notNull(),
    score: integer('score').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.mockId, table.position, table.dimension] }),
    check('mock_scores_score', sql.raw('"score" between 1 and 4')),
  ],
);

/** How long each round has run. Not journaled: a clock that was paused is nothing to undo. */
export const mockClocks = sqliteTable(
  'mock_clocks',
  {
    mockId: integer('mock_id')
      .notNull()
      .references(() => mocks.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    secondsBefore: integer('seconds_before').notNull(),
    runningSince: text('running_since'),
  },
  (table) => [
    primaryKey({ columns: [table.mockId, table.position] }),
    check('mock_clocks_seconds_before', sql.raw('"seconds_before" >= 0')),
  ],
);
