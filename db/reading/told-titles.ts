import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { changedRows, changes } from '../schema/journal.ts';

const TELLING = ['resource-read', 'reading-note-written'] as const;

/** The titles that resources had when the learner last ticked them or wrote on them, by their ids; as far as the list of changes goes. */
export function listToldTitles({ orm }: Database): ReadonlyMap<string, string> {
  const key = sql<string | null>`json_extract(${changedRows.after}, '$.resource_key')`;
  const title = sql<string | null>`json_extract(${changes.params}, '$.title')`;
  const told = orm
    .select({ key, title })
    .from(changes)
    .innerJoin(changedRows, eq(changedRows.changeId, changes.id))
    .where(and(inArray(changes.kind, [...TELLING]), sql`${changedRows.after} is not null`))
    .orderBy(asc(changes.id))
    .all();
  return new Map(told.flatMap(({ key, title }) => (key && title ? [[key, title] as const] : [])));
}
