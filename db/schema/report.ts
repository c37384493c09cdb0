import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Choices for a report that the learner gave a name. */
export const reportChoices = sqliteTable(
  'report_choices',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull().unique(),
    /** JSON, as the report reads it. */
    choices: text('choices').notNull(),
  },
  () => [check('report_choices_choices', sql.raw('json_valid("choices")'))],
);
