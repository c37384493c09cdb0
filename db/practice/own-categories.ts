import { asc, eq, getTableName, sql } from 'drizzle-orm';
import type { OwnCategory } from '../../plans/practice/own/own-category.ts';
import { OWN_CATEGORY } from '../../plans/practice/own/own-question.ts';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { revisionCounter } from '../journal/revisions.ts';
import { ownCategories, ownQuestions } from '../schema/practice.ts';

/**
 * The learner's own categories, in the order of their titles.
 *
 * The value is shared and stays the same one until one of them changes.
 */
export const listOwnCategories: (db: Database) => readonly OwnCategory[] = oncePerState(
  [ownCategories],
  ({ orm }) =>
    orm
      .select({ id: ownCategories.key, title: ownCategories.title })
      .from(ownCategories)
      .orderBy(asc(sql`lower(${ownCategories.title})`), asc(ownCategories.key))
      .all(),
);

/** Adds what is not there, inside of a change. */
export function insertOwnCategories({ orm }: Database, categories: readonly OwnCategory[], at: string): void {
  for (const { id, title } of categories)
    orm.insert(ownCategories).values({ key: id, title, createdAt: at }).onConflictDoNothing().run();
}

/** Calls a category something else; its questions stay in it. The same title again is no change. */
export function renameOwnCategory(
  db: Database,
  { id, title, at, today, formToken }: OwnCategory & ChangeMoment,
): ChangeMade | undefined {
  const facts = (before: OwnCategory | undefined) =>
    ({ kind: 'category-renamed', title: before?.title ?? '', newTitle: title }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const before = listOwnCategories(db).find((one) => one.id === id);
      if (before && before.title !== title)
        db.orm.update(ownCategories).set({ title }).where(eq(ownCategories.key, id)).run();
      return before;
    }),
  );
}

/** Removes a category. Its questions stay, in the category for those that belong to no other. */
export function removeOwnCategory(
  db: Database,
  { id, at, today, formToken }: { id: string } & ChangeMoment,
): ChangeMade | undefined {
  type Removed = { title: string; count: number };
  const facts = (removed: Removed | undefined) =>
    ({ kind: 'category-removed', title: removed?.title ?? '', count: removed?.count ?? 0 }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, (): Removed | undefined => {
      const category = listOwnCategories(db).find((one) => one.id === id);
      if (!category) return undefined;
      const count = moveQuestions(db, id);
      db.orm.delete(ownCategories).where(eq(ownCategories.key, id)).run();
      return { title: category.title, count };
    }),
  );
}

/** A form that was open meanwhile is told that its question stands elsewhere. */
function moveQuestions(db: Database, category: string): number {
  const { key, revision } = ownQuestions;
  const rows = db.orm
    .select({ key, revision })
    .from(ownQuestions)
    .where(eq(ownQuestions.category, category))
    .all();
  if (rows.length === 0) return 0;
  const revisionOf = revisionCounter(db, {
    tableName: getTableName(ownQuestions),
    keyColumn: key.name,
    column: revision.name,
  });
  const move = db.orm
    .update(ownQuestions)
    .set({ category: OWN_CATEGORY.id, revision: sql`${sql.placeholder('revision')}` })
    .where(eq(key, sql.placeholder('key')))
    .prepare();
  for (const row of rows) move.run({ key: row.key, revision: revisionOf(row.key, row.revision) });
  return rows.length;
}
