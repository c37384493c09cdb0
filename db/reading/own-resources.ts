import { asc, eq, getTableName } from 'drizzle-orm';
import {
  OWN_RESOURCE_FIELD_NAMES,
  type OwnResource,
  type OwnResourceWords,
} from '../../plans/reading/own/own-resource.ts';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { nextRevision } from '../journal/revisions.ts';
import { ownResources, readingNotes, readings } from '../schema/reading.ts';

type OwnResourceOutcome =
  | { ok: true; changeId: number | null }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'stale'; current: OwnResource };

/**
 * The learner's own resources, in the order in which they were added.
 *
 * The value is shared and stays the same one until one of them changes.
 */
export const listOwnResources: (db: Database) => readonly OwnResource[] = oncePerState(
  [ownResources],
  ({ orm }) => orm.select().from(ownResources).orderBy(asc(ownResources.id)).all().map(toResource),
);

export function findOwnResource(db: Database, key: string): OwnResource | undefined {
  return listOwnResources(db).find(({ id }) => id === key);
}

function toResource({ id: _, key, createdAt: __, ...row }: typeof ownResources.$inferSelect): OwnResource {
  return { ...row, id: key };
}

type NewOwnResource = ChangeMoment & {
  /** Chosen by the caller, at random: one that is never used again, whatever is undone. */
  key: string;
  words: OwnResourceWords;
};

/** Adds a resource of the learner's own; sent twice, it is there once. */
export function addOwnResource(
  db: Database,
  { key, words, at, today, formToken }: NewOwnResource,
): ChangeMade | undefined {
  const facts = { kind: 'resource-added', title: words.title } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      db.orm
        .insert(ownResources)
        .values({ ...words, key, createdAt: at })
        .run();
      return { key };
    }),
  );
}

type OwnResourceEdit = ChangeMoment & { key: string; words: OwnResourceWords; baseRevision: number };

/** Changes what a resource says. The same words again are no change. */
export function editOwnResource(db: Database, edit: OwnResourceEdit): OwnResourceOutcome {
  return readAndWrite(db, () => editAsFound(db, edit));
}

function editAsFound(
  db: Database,
  { key, words, baseRevision, at, today, formToken }: OwnResourceEdit,
): OwnResourceOutcome {
  const current = findOwnResource(db, key);
  if (!current) return { ok: false, reason: 'missing' };
  const fields = OWN_RESOURCE_FIELD_NAMES.filter(
    (field) => JSON.stringify(words[field]) !== JSON.stringify(current[field]),
  );
  if (fields.length === 0) return { ok: true, changeId: null };
  if (current.revision !== baseRevision) return { ok: false, reason: 'stale', current };

  const revision = nextRevision(db, {
    tableName: getTableName(ownResources),
    key: { [ownResources.key.name]: key },
    column: ownResources.revision.name,
    current: current.revision,
  });
  const facts = { kind: 'resource-edited', title: current.title, fields } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () =>
    db.orm
      .update(ownResources)
      .set({ ...words, revision })
      .where(eq(ownResources.key, key))
      .run(),
  );
  return { ok: true, changeId };
}

/** Takes a resource away, with its tick and its note; `undefined` when there is none. */
export function removeOwnResource(
  db: Database,
  { key, at, today, formToken }: ChangeMoment & { key: string },
): ChangeMade | undefined {
  const facts = (resource: OwnResource | undefined) =>
    ({ kind: 'resource-removed', title: resource?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const resource = findOwnResource(db, key);
      if (!resource) return undefined;
      db.orm.delete(ownResources).where(eq(ownResources.key, key)).run();
      for (const table of [readings, readingNotes])
        db.orm.delete(table).where(eq(table.resourceKey, key)).run();
      return resource;
    }),
  );
}
