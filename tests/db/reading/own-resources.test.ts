import { describe, expect, test } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import {
  addOwnResource,
  editOwnResource,
  findOwnResource,
  listOwnResources,
  removeOwnResource,
} from '../../../db/reading/own-resources.ts';
import { listReadingNotes, saveReadingNote } from '../../../db/reading/reading-notes.ts';
import { listReadings, setReading } from '../../../db/reading/readings.ts';
import { addTask } from '../../../db/task/editing.ts';
import {
  AT,
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  latestWords,
  MOMENT,
  requirePlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';

const WORDS = givenOwnResourceWords();

/** Two resources; the second is the neighbour. */
function testResources(): Database {
  const db = testDatabase();
  addOwnResource(db, { ...MOMENT, key: 'own-a', words: WORDS });
  addOwnResource(db, { ...MOMENT, key: 'own-b', words: givenOwnResourceWords({ title: 'Another' }) });
  return db;
}

describe('an own resource', () => {
  test('is added as it was written', () => {
    const db = testResources();
    expect(findOwnResource(db, 'own-a')).toEqual({ ...WORDS, id: 'own-a', revision: 0 });
    expect(latestWords(db)).toBe('Added “Another” to read');
    const words = givenOwnResourceWords({ year: null, link: '', tasks: [], questions: ['q'] });
    expectOneUndoableChange(db, () => addOwnResource(db, { ...MOMENT, key: 'own-c', words }));
  });

  test('is added once by a form that is sent twice', () => {
    const db = testDatabase();
    const form = { ...MOMENT, words: WORDS, formToken: 'form-1' };
    addOwnResource(db, { ...form, key: 'own-a' });
    expectNoChange(db, () => addOwnResource(db, { ...form, key: 'own-b' }));
  });

  test('is changed where a page that is up to date says so, and its neighbour stays', () => {
    const db = testResources();
    const neighbour = findOwnResource(db, 'own-b');
    const words = { ...WORDS, title: 'On seeds', minutes: 45 };
    expectOneUndoableChange(db, () =>
      editOwnResource(db, { ...MOMENT, key: 'own-a', words, baseRevision: 0 }),
    );

    expect(findOwnResource(db, 'own-a')).toMatchObject({ title: 'On seeds', minutes: 45, revision: 1 });
    expect(findOwnResource(db, 'own-b')).toEqual(neighbour);
    expect(latestWords(db)).toBe('Changed the title and minutes of “A note on seeds”');
    expectNoChange(db, () => {
      editOwnResource(db, { ...MOMENT, key: 'own-a', words, baseRevision: 0 });
      const stale = editOwnResource(db, { ...MOMENT, key: 'own-a', words: WORDS, baseRevision: 0 });
      expect(stale).toMatchObject({ ok: false, reason: 'stale', current: { revision: 1 } });
      const missing = editOwnResource(db, { ...MOMENT, key: 'own-x', words: WORDS, baseRevision: 0 });
      expect(missing).toEqual({ ok: false, reason: 'missing' });
    });
  });

  test('goes with its tick and its note, and comes back with them; those of its neighbour stay', () => {
    const db = testResources();
    for (const id of ['own-a', 'own-b']) {
      const resource = { id, title: 'Read' };
      setReading(db, { ...MOMENT, resource, on: TODAY });
      saveReadingNote(db, { ...MOMENT, resource, text: 'Words', baseRevision: 0 });
    }
    removeOwnResource(db, { ...MOMENT, key: 'own-a' });

    expect(listOwnResources(db).map(({ id }) => id)).toEqual(['own-b']);
    expect([...listReadings(db).keys(), ...listReadingNotes(db).keys()]).toEqual(['own-b', 'own-b']);
    expect(latestWords(db)).toBe('Removed “A note on seeds” from what there is to read');
    expectNoChange(db, () => expect(removeOwnResource(db, { ...MOMENT, key: 'own-a' })).toBeUndefined());

    expect(setChangeUndone(db, latestChange(db)?.id ?? 0, true, AT).ok).toBe(true);
    expect(listReadings(db).size + listReadingNotes(db).size).toBe(4);
  });
});

test('no task of the learner’s own gets a key for which there is something to read', () => {
  const db = testDatabase();
  givenPlan(db);
  addOwnResource(db, {
    ...MOMENT,
    key: 'own-a',
    words: givenOwnResourceWords({ tasks: ['own-1', 'own-2'] }),
  });
  const add = () => {
    const { id: planId, phases } = requirePlan(db);
    const task = { kind: 'study', title: 'Mine', minutes: 30, weight: 'core', essential: false } as const;
    return addTask(db, { ...MOMENT, ...task, planId, phaseId: phases[0]?.id ?? 0, steps: [], sessions: [] });
  };
  add();
  const first = loadActivePlan(db)?.tasks.find(({ origin }) => origin === 'own');
  expect(first?.key).toBe('own-3');

  givenPlan(db);
  add();
  const second = loadActivePlan(db)?.tasks.find(({ origin }) => origin === 'own');
  expect(second?.key).toBe('own-4');
});
