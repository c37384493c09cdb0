import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { oneOf } from './columns.ts';
import { planId } from './plan.ts';

export const LINK_KINDS = ['report', 'calendar'] as const;

/** Who is logged in, where a password is asked for. The token itself is never stored. */
export const logins = sqliteTable('logins', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
});

/** Where somebody logged in before: such a device need not wait while others guess. It opens nothing by itself. */
export const devices = sqliteTable('devices', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: text('created_at').notNull(),
  /** Put off at each login. */
  expiresAt: text('expires_at').notNull(),
});

/**
 * Links that show something of a plan to whoever has them. The token itself is never stored, and none of it is
 * journaled: a link that was revoked stays so.
 */
export const links = sqliteTable(
  'links',
  {
    id: integer('id').primaryKey(),
    planId: planId(),
    kind: text('kind', { enum: LINK_KINDS }).notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Whom it is for, in the learner's words. */
    label: text('label').notNull().default(''),
    /** JSON: what it shows, as its kind reads it. */
    choices: text('choices').notNull().default('{}'),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at'),
    revokedAt: text('revoked_at'),
  },
  () => [
    check('links_kind', oneOf('kind', LINK_KINDS)),
    check('links_choices', sql.raw('json_valid("choices")')),
  ],
);
