import type { Database } from './file/open.ts';
import type { ChangeMade, ChangeMoment } from './journal/journal.ts';
import type { roadmaps } from './schema.ts';

/** A roadmap of the learner's own, as uploaded. */
export type StoredRoadmap = typeof roadmaps.$inferSelect;

/** Keeps a roadmap; one of the same key is replaced and keeps its id. */
export function saveRoadmap(
  _db: Database,
  _roadmap: ChangeMoment & { key: string; title: string; yaml: string },
): ChangeMade & { roadmapId: number } {
  throw new Error('Not written yet');
}

/** All roadmaps of the learner's own, by title, without their text. */
export function listRoadmaps(_db: Database): Omit<StoredRoadmap, 'yaml'>[] {
  throw new Error('Not written yet');
}

export function findRoadmap(_db: Database, _roadmapId: number): StoredRoadmap | undefined {
  throw new Error('Not written yet');
}

export function findRoadmapByKey(_db: Database, _key: string): StoredRoadmap | undefined {
  throw new Error('Not written yet');
}

/** Deletes a roadmap; plans made from it stay. `undefined` when there is none. */
export function deleteRoadmap(
  _db: Database,
  _wanted: ChangeMoment & { roadmapId: number },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}
