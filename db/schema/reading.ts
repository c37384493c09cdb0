import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { LONGEST_READ_MINUTES, READ_NEEDS, RESOURCE_KINDS } from '../../plans/reading/kinds.ts';
import type { OwnResourceField } from '../../plans/reading/own/own-resource.ts';
import { day, isDay, oneOf } from './columns.ts';

const list = (name: string) => text(name, { mode: 'json' }).$type<readonly string[]>().notNull();
const isJsonList = (column: string) => sql.raw(`json_type("${column}") = 'array'`);

/** A column for each field of an own resource. */
const fieldColumns = {
  title: text('title').notNull(),
  authors: list('authors'),
  year: integer('year'),
  kind: text('kind', { enum: RESOURCE_KINDS }).notNull(),
  /** An http(s) address, or empty. */
  link: text('link').notNull().default(''),
  part: text('part').notNull().default(''),
  minutes: integer('minutes').notNull(),
  need: text('need', { enum: READ_NEEDS }).notNull(),
  /** Keys of the tasks and of the questions that it is read for. */
  tasks: list('tasks'),
  questions: list('questions'),
} satisfies Record<OwnResourceField, unknown>;

/** Resources of the learner's own. They belong to the learner, not to a plan. */
export const ownResources = sqliteTable(
  'own_resources',
  {
    id: integer('id').primaryKey(),
    /** Its stable name among all resources. */
    key: text('key').notNull().unique(),
    ...fieldColumns,
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(0),
  },
  () => [
    check('own_resources_kind', oneOf('kind', RESOURCE_KINDS)),
    check('own_resources_need', oneOf('need', READ_NEEDS)),
    check('own_resources_minutes', sql.raw(`"minutes" between 1 and ${LONGEST_READ_MINUTES}`)),
    check('own_resources_authors', isJsonList('authors')),
    check('own_resources_tasks', isJsonList('tasks')),
    check('own_resources_questions', isJsonList('questions')),
  ],
);

/** What was read, of whichever resource: one of the learner's own, of a roadmap, or of Daymark. */
export const readings = sqliteTable(
  'readings',
  {
    resourceKey: text('resource_key').primaryKey(),
    readOn: day('read_on').notNull(),
    readAt: text('read_at').notNull(),
  },
  () => [check('readings_read_on', isDay('read_on'))],
);

/** The learner's own words on a resource. */
export const readingNotes = sqliteTable('reading_notes', {
  resourceKey: text('resource_key').primaryKey(),
  text: text('text').notNull(),
  revision: integer('revision').notNull(),
});
