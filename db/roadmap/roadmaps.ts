import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { roadmaps } from '../schema/plan.ts';

/** A roadmap of the learner's own, as uploaded; `key` is the id that the file gives itself. */
export type StoredRoadmap = typeof roadmaps.$inferSelect;

type NewRoadmap = Pick<StoredRoadmap, 'key' | 'title' | 'yaml'>;
type RoadmapSaved = ChangeMade & { roadmapId: number | undefined };

/** Keeps a roadmap. One of the same key is replaced and keeps its id; the same text again is no change. */
export function saveRoadmap(db: Database, roadmap: NewRoadmap & ChangeMoment): RoadmapSaved {
  return readAndWrite(db, () => saveAsFound(db, roadmap));
}

function saveAsFound(
  db: Database,
  { key, title, yaml, at, today, formToken }: NewRoadmap & ChangeMoment,
): RoadmapSaved {
  const earlier = findRoadmapByKey(db, key);
  const facts = { kind: earlier ? 'roadmap-replaced' : 'roadmap-added', title } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    if (earlier?.yaml !== yaml || earlier.title !== title)
      putRoadmap(db, { key, title, yaml, uploadedAt: at });
  });
  return { changeId, roadmapId: findRoadmapByKey(db, key)?.id };
}

function putRoadmap({ orm }: Database, roadmap: NewRoadmap & { uploadedAt: string }): void {
  const { title, yaml, uploadedAt } = roadmap;
  orm
    .insert(roadmaps)
    .values(roadmap)
    .onConflictDoUpdate({ target: roadmaps.key, set: { title, yaml, uploadedAt } })
    .run();
}

/** The roadmaps of the learner's own, by title, without their text. */
export function listRoadmaps({ orm }: Database): Omit<StoredRoadmap, 'yaml'>[] {
  const { yaml: _, ...columns } = getTableColumns(roadmaps);
  return orm.select(columns).from(roadmaps).orderBy(asc(roadmaps.title), asc(roadmaps.id)).all();
}

export function findRoadmap({ orm }: Database, roadmapId: number): StoredRoadmap | undefined {
  return orm.select().from(roadmaps).where(eq(roadmaps.id, roadmapId)).get();
}

export function findRoadmapByKey({ orm }: Database, key: string): StoredRoadmap | undefined {
  return orm.select().from(roadmaps).where(eq(roadmaps.key, key)).get();
}

/** Deletes a roadmap; the plans made from it stay. `undefined` when there is none. */
export function deleteRoadmap(
  db: Database,
  { roadmapId, at, today, formToken }: ChangeMoment & { roadmapId: number },
): ChangeMade | undefined {
  const facts = (roadmap: StoredRoadmap | undefined) =>
    ({ kind: 'roadmap-deleted', title: roadmap?.title ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const roadmap = findRoadmap(db, roadmapId);
      if (roadmap) db.orm.delete(roadmaps).where(eq(roadmaps.id, roadmapId)).run();
      return roadmap;
    }),
  );
}
