import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day, isDay } from './columns.ts';

/** Each change the learner made: what kind it is, and its parameters. Those that were undone stay, and say when. */
export const changes = sqliteTable(
  'changes',
  {
    id: integer('id').primaryKey(),
    at: text('at').notNull(),
    onDay: day('on_day').notNull(),
    /** The words of an entry of kind `told`, which older Daymarks wrote; empty for any other. */
    summary: text('summary').notNull(),
    kind: text('kind').notNull().default('told'),
    params: text('params', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    /** The page of the task or plan that the change is about, for its history; not a foreign key, since rows come and go. */
    taskId: integer('task_id'),
    /** Names one filled-in form, so that sending it twice has one effect. */
    formToken: text('form_token').unique(),
    undoneAt: text('undone_at'),
  },
  (table) => [index('changes_task').on(table.taskId), check('changes_on_day', isDay('on_day'))],
);

/** What a change replaced: one row per row it touched, as JSON, before and after. */
export const changedRows = sqliteTable(
  'changed_rows',
  {
    id: integer('id').primaryKey(),
    changeId: integer('change_id')
      .notNull()
      .references(() => changes.id, { onDelete: 'cascade' }),
    tableName: text('table_name').notNull(),
    before: text('before'),
    after: text('after'),
  },
  (table) => [index('changed_rows_change').on(table.changeId)],
);

/**
 * Rows of tables that are not journaled which went with what they belong to, when a change was made, undone or put in
 * force again. Turning the change around brings them back. `wentAt` is an instant, ISO 8601 in UTC.
 */
export const goneRows = sqliteTable(
  'gone_rows',
  {
    id: integer('id').primaryKey(),
    changeId: integer('change_id')
      .notNull()
      .references(() => changes.id, { onDelete: 'cascade' }),
    tableName: text('table_name').notNull(),
    /** JSON. */
    image: text('image').notNull(),
    wentAt: text('went_at').notNull(),
  },
  (table) => [
    index('gone_rows_change').on(table.changeId),
    check('gone_rows_image', sql.raw('json_valid("image")')),
  ],
);
