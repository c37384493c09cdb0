import { sql } from 'drizzle-orm';
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
    /** Its place among those of its kind that belong to the same; equal ones are in the order in which they were begun. */
    position: integer('position').notNull().default(0),
    /** It stands in reports and behind the links of a mentor. */
    isShared: integer('is_shared', { mode: 'boolean' }).notNull().default(false),
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

/**
 * Files that the learner attached: to a piece, or as evidence, which then names them. Their bytes lie beside the database under their
 * SHA-256, once for all that are the same.
 */
export const attachments = sqliteTable(
  'attachments',
  {
    key: text('key').primaryKey(),
    /** In hexadecimal. */
    sha256: text('sha256').notNull(),
    /** As the learner's own computer called it, made safe. */
    name: text('name').notNull(),
    /** The media type under which it is handed out; chosen by Daymark from what is in it. */
    type: text('type').notNull(),
    bytes: integer('bytes').notNull(),
    /** The piece that it belongs to; empty where evidence names it. */
    pieceKey: text('piece_key').notNull().default(''),
    addedAt: text('added_at').notNull(),
  },
  () => [check('attachments_bytes', sql.raw('"bytes" > 0'))],
);
