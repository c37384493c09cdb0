import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day, isDay } from './columns.ts';

/**
 * The documents of the portfolio. They belong to the learner, not to a plan; which parts one has, its kind says. They
 * are named by keys, which are never used again, so that they are the same wherever data is brought to.
 */
export const pieces = sqliteTable(
  'pieces',
  {
    key: text('key').primaryKey(),
    /** The id of a kind. */
    kindKey: text('kind_key').notNull(),
    /** The key of what it belongs to, as a result does to its project; empty where it stands by itself. */
    parentKey: text('parent_key').notNull().default(''),
    title: text('title').notNull(),
    titleRevision: integer('title_revision').notNull().default(1),
    createdAt: text('created_at').notNull(),
    archivedOn: day('archived_on'),
  },
  () => [check('pieces_archived_on', isDay('archived_on'))],
);

/** What the learner wrote in each part of a piece. */
export const pieceParts = sqliteTable(
  'piece_parts',
  {
    pieceKey: text('piece_key').notNull(),
    /** The id of a part of its kind. */
    partKey: text('part_key').notNull(),
    text: text('text').notNull(),
    revision: integer('revision').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pieceKey, table.partKey] })],
);
