import { and, asc, eq, getTableColumns, gt, isNull, or } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { links } from '../schema/access.ts';

/**
 * A link that shows something of a plan to whoever has it. Instants are ISO 8601 in UTC; `choices` is JSON, as its
 * kind reads it. The token is kept only as its hash, and is told to nobody.
 */
export type Link = Omit<typeof links.$inferSelect, 'tokenHash'>;
export type LinkKind = Link['kind'];

export type NewLink = Pick<
  typeof links.$inferSelect,
  'planId' | 'kind' | 'tokenHash' | 'label' | 'choices' | 'createdAt' | 'expiresAt'
>;

const { tokenHash: TOKEN_HASH, ...LINK_COLUMNS } = getTableColumns(links);

/** Makes a link; one with the same token is there already and stays as it is, so that a form sent twice makes one. */
export function insertLink(db: Database, link: NewLink): void {
  readAndWrite(db, () =>
    db.orm.insert(links).values(link).onConflictDoNothing({ target: links.tokenHash }).run(),
  );
}

/** The link of a token, unless it was revoked or has expired. */
export function findLink(db: Database, kind: LinkKind, tokenHash: string, now: string): Link | undefined {
  return db.orm
    .select(LINK_COLUMNS)
    .from(links)
    .where(and(eq(links.kind, kind), eq(TOKEN_HASH, tokenHash), isOpenAt(now)))
    .get();
}

/** The links of a plan that lead somewhere, oldest first. */
export function listLinks(db: Database, kind: LinkKind, planId: number, now: string): Link[] {
  return db.orm
    .select(LINK_COLUMNS)
    .from(links)
    .where(and(eq(links.kind, kind), eq(links.planId, planId), isOpenAt(now)))
    .orderBy(asc(links.id))
    .all();
}

/** Closes a link for good. One that is closed already, or is not of this kind and plan, is left as it is. */
export function revokeLink(
  db: Database,
  { kind, planId, linkId, at }: { kind: LinkKind; planId: number; linkId: number; at: string },
): void {
  const isOpen = isNull(links.revokedAt);
  const isThis = and(eq(links.kind, kind), eq(links.planId, planId), eq(links.id, linkId), isOpen);
  readAndWrite(db, () => db.orm.update(links).set({ revokedAt: at }).where(isThis).run());
}

function isOpenAt(now: string) {
  return and(isNull(links.revokedAt), or(isNull(links.expiresAt), gt(links.expiresAt, now)));
}
