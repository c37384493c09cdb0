import { and, count, eq, lt, max, sql } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { changes } from '../schema/journal.ts';
import { plans } from '../schema/plan.ts';

/** Which plan a calendar shows, and which version of it. Instants are ISO 8601 in UTC. */
export type FeedVersion = {
  planMadeAt: string;
  roadmapId: string;
  /** How many plans before it were made of the same roadmap at the same instant: none, but where one was brought in again. */
  twinsBefore: number;
  /** When something was changed last, or taken back. */
  revisedAt: string;
  /** Grows with each change. */
  revision: number;
};

/** `undefined` when there is no such plan. */
export function findFeedVersion({ orm }: Database, planId: number): FeedVersion | undefined {
  const { createdAt: madeAt, roadmapId } = plans;
  const plan = orm.select({ madeAt, roadmapId }).from(plans).where(eq(plans.id, planId)).get();
  if (!plan) return undefined;
  const isTwin = and(eq(madeAt, plan.madeAt), eq(roadmapId, plan.roadmapId), lt(plans.id, planId));
  const twins = orm.select({ before: count() }).from(plans).where(isTwin).get();
  const latest = sql<string | null>`max(max(${changes.at}, coalesce(${changes.undoneAt}, ${changes.at})))`;
  const change = orm
    .select({ revisedAt: latest, revision: max(changes.id) })
    .from(changes)
    .get();
  return {
    planMadeAt: plan.madeAt,
    roadmapId: plan.roadmapId,
    twinsBefore: twins?.before ?? 0,
    revisedAt: change?.revisedAt ?? plan.madeAt,
    revision: change?.revision ?? 0,
  };
}
