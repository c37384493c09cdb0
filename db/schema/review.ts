import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { REFLECTION_PROMPTS, REVIEW_ENDINGS } from '../../plans/review/review.ts';
import { day, isDay, oneOf } from './columns.ts';
import { planId } from './plan.ts';

/** The learner's words at the end of a week. */
export const reflections = sqliteTable(
  'reflections',
  {
    planId: planId(),
    /** Plan week, from 1. */
    week: integer('week').notNull(),
    /** The question that the words answer; `free` is none. */
    prompt: text('prompt', { enum: REFLECTION_PROMPTS }).notNull().default('free'),
    text: text('text').notNull(),
    revision: integer('revision').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.week, table.prompt] }),
    check('reflections_prompt', oneOf('prompt', REFLECTION_PROMPTS)),
    check('reflections_week', sql.raw('"week" between 1 and 105')),
  ],
);

/** What the learner says of a week when it is over, beside the reflection. */
export const weekReviews = sqliteTable(
  'week_reviews',
  {
    planId: planId(),
    /** Plan week, from 1. */
    week: integer('week').notNull(),
    /** In the outcome of the phase: 1 to 5, or not said. */
    confidence: integer('confidence'),
    /** What proves it, in the learner's words. */
    proof: text('proof').notNull().default(''),
    /** One thing for the week that follows. */
    intention: text('intention').notNull().default(''),
    closedOn: day('closed_on'),
    closedAs: text('closed_as', { enum: REVIEW_ENDINGS }),
    revision: integer('revision').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.week] }),
    check('week_reviews_week', sql.raw('"week" between 1 and 105')),
    check('week_reviews_confidence', sql.raw('"confidence" between 1 and 5')),
    check('week_reviews_closed_on', isDay('closed_on')),
    check('week_reviews_closed_as', oneOf('closed_as', REVIEW_ENDINGS)),
    check('week_reviews_closed', sql.raw('("closed_on" is null) = ("closed_as" is null)')),
  ],
);
