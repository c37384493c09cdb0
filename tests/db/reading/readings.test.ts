import { expect, test } from 'vitest';
import { listReadings, setReading } from '../../../db/reading/readings.ts';
import { addDays } from '../../../plans/day.ts';
import { seenOf } from '../../../plans/task/ticking/seen.ts';
import {
  AT,
  expectNoChange,
  expectOneUndoableChange,
  later,
  latestWords,
  MOMENT,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';

const PAPER = { id: 'vaswani-2017-attention', title: 'Attention Is All You Need' };
const OTHER = { id: 'own-1', title: 'A note on seeds' };

/** The other one is read. */
function testReadings() {
  const db = testDatabase();
  setReading(db, { ...MOMENT, resource: OTHER, on: TODAY });
  return db;
}

test('a resource is read on a day, and its neighbour stays', () => {
  const db = testReadings();
  expectOneUndoableChange(db, () => setReading(db, { ...MOMENT, resource: PAPER, on: TODAY }));

  expect(listReadings(db).get(PAPER.id)).toEqual({ on: TODAY, at: AT });
  expect(latestWords(db)).toBe('Read “Attention Is All You Need”');

  setReading(db, { ...MOMENT, resource: PAPER, on: null });
  expect([...listReadings(db).keys()]).toEqual([OTHER.id]);
  expect(latestWords(db)).toBe('Took back that “Attention Is All You Need” was read');
});

test('a tick that is sent twice changes nothing, and keeps its first day', () => {
  const db = testReadings();
  expectNoChange(db, () =>
    setReading(db, { at: later(10), today: addDays(TODAY, 1), resource: OTHER, on: addDays(TODAY, 1) }),
  );
  expectNoChange(db, () => setReading(db, { ...MOMENT, resource: PAPER, on: null }));
});

test('a page that never showed a tick does not take it back', () => {
  const db = testReadings();
  const late = { because: 'read-since', title: OTHER.title, on: TODAY };
  expectNoChange(db, () =>
    expect(setReading(db, { ...MOMENT, resource: OTHER, on: null, seen: '' })).toMatchObject({ late }),
  );

  setReading(db, { ...MOMENT, resource: OTHER, on: null, seen: seenOf({ on: TODAY, at: AT }) });
  expect(listReadings(db).size).toBe(0);
});
