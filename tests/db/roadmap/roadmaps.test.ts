import { expect, test } from 'vitest';
import {
  deleteRoadmap,
  findRoadmap,
  findRoadmapByKey,
  listRoadmaps,
  saveRoadmap,
} from '../../../db/roadmap/roadmaps.ts';
import {
  AT,
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  later,
  latestWords,
  MOMENT,
  requirePlan,
  testDatabase,
} from '../../support/database/db.ts';

const GARDEN = { key: 'garden', title: 'A garden in ten weeks', yaml: 'id: garden\n' };
const CHESS = { key: 'chess', title: 'Better at chess', yaml: 'id: chess\n' };

function testRoadmaps() {
  const db = testDatabase();
  const { roadmapId = 0 } = saveRoadmap(db, { ...MOMENT, ...GARDEN });
  return { db, roadmapId };
}

test('a roadmap is kept as it was uploaded, and its neighbour stays', () => {
  const { db, roadmapId } = testRoadmaps();

  expectOneUndoableChange(db, () => saveRoadmap(db, { ...MOMENT, ...CHESS }));

  expect(findRoadmap(db, roadmapId)).toEqual({ id: roadmapId, ...GARDEN, uploadedAt: AT });
  expect(findRoadmapByKey(db, 'chess')).toMatchObject(CHESS);
  expect(listRoadmaps(db)).toEqual([
    { id: roadmapId, key: 'garden', title: GARDEN.title, uploadedAt: AT },
    { id: roadmapId + 1, key: 'chess', title: CHESS.title, uploadedAt: AT },
  ]);
  expect(latestWords(db)).toBe('Added the roadmap “Better at chess”');
});

test('a newer one of the same id takes its place, and one undo gives the older one back', () => {
  const { db, roadmapId } = testRoadmaps();
  const newer = { ...GARDEN, yaml: 'id: garden\ntitle: Newer\n', at: later(5) };

  expectOneUndoableChange(db, () =>
    expect(saveRoadmap(db, { ...MOMENT, ...newer })).toEqual({ changeId: 2, roadmapId }),
  );

  expect(findRoadmap(db, roadmapId)).toMatchObject({ yaml: newer.yaml, uploadedAt: later(5) });
  expect(latestWords(db)).toBe('Replaced the roadmap “A garden in ten weeks”');
});

test('the same text again is no change', () => {
  const { db, roadmapId } = testRoadmaps();

  expectNoChange(db, () =>
    expect(saveRoadmap(db, { ...MOMENT, ...GARDEN, at: later(5) })).toEqual({ changeId: null, roadmapId }),
  );
});

test('deleted, it leaves the plans alone, and one undo brings it back', () => {
  const { db, roadmapId } = testRoadmaps();
  givenPlan(db);
  const plan = requirePlan(db);

  expectOneUndoableChange(db, () => deleteRoadmap(db, { ...MOMENT, roadmapId }));

  expect(findRoadmap(db, roadmapId)).toBeUndefined();
  expect(findRoadmapByKey(db, 'garden')).toBeUndefined();
  expect(requirePlan(db)).toEqual(plan);
  expect(latestWords(db)).toBe('Deleted the roadmap “A garden in ten weeks”');
  expectNoChange(db, () => expect(deleteRoadmap(db, { ...MOMENT, roadmapId })).toBeUndefined());
});
