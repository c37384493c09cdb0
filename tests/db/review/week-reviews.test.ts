import { describe, expect, test } from 'vitest';
import { latestChange, listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { createPlan, deletePlan } from '../../../db/plan/plans.ts';
import { type ReviewWords, saveWeekReview, setReviewsClosing } from '../../../db/review/week-reviews.ts';
import type { ReviewEnding } from '../../../plans/review/review.ts';
import { exportedData } from '../../support/database/data.ts';
import {
  dumpData,
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  later,
  latestWords,
  MOMENT,
  requirePlan,
  sampleNewPlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';

const WORDS = { confidence: 4, proof: 'A talk', intention: 'One paper a day' };

function testReviews() {
  const db = testDatabase();
  const planId = givenPlan(db);
  const save = (
    words: Partial<ReviewWords>,
    baseRevision: number,
    { week = 1, minutes = 0, isDone = false } = {},
  ) =>
    saveWeekReview(db, {
      at: later(minutes),
      today: TODAY,
      planId,
      week,
      words: { ...WORDS, ...words },
      baseRevision,
      isDone,
    });
  const close = (closing: ReviewEnding | null, ...weeks: number[]) =>
    setReviewsClosing(db, { ...MOMENT, planId, weeks, closing });
  return { db, planId, save, close, reviews: () => requirePlan(db).weekReviews };
}

describe('what is said of a week', () => {
  test('is saved with the next revision, for its own week', () => {
    const { save, reviews } = testReviews();

    expect(save({}, 0)).toEqual({ ok: true, revision: 1 });
    expect(save({ confidence: null, proof: '' }, 0, { week: 2 })).toEqual({ ok: true, revision: 1 });
    expect(save({ confidence: 5 }, 1)).toEqual({ ok: true, revision: 2 });

    expect(reviews()).toEqual([
      { week: 1, ...WORDS, confidence: 5, closing: null, revision: 2 },
      { week: 2, ...WORDS, confidence: null, proof: '', closing: null, revision: 1 },
    ]);
  });

  test('typed at one go is one change from its first letter on, which undo takes away', () => {
    const { db, save, reviews } = testReviews();
    save({ proof: 'A' }, 0);
    save({ proof: 'A t' }, 1, { minutes: 1 });
    save({ proof: 'A ta', confidence: 2 }, 2, { minutes: 2 });

    expect(listChanges(db, { limit: 30 })).toHaveLength(2);
    expect(latestWords(db)).toBe('Wrote the review of week 1');
    setChangeUndone(db, 2, true, later(3));
    expect(reviews()).toEqual([]);
  });

  test('is one change that can be taken back, and the same again is none', () => {
    const { db, save } = testReviews();
    save({}, 0, { week: 2 });

    expectOneUndoableChange(db, () => save({}, 0));
    expectNoChange(db, () => save({}, 0));
  });

  test('from a stale page is refused, after an undo as well', () => {
    const { db, save, reviews } = testReviews();
    save({}, 0);
    save({ proof: 'Another' }, 1, { minutes: 60 });
    setChangeUndone(db, 3, true, later(61));

    expect(save({ proof: 'Mine' }, 2)).toEqual({
      ok: false,
      reason: 'stale',
      current: { ...WORDS, revision: 1 },
    });
    expect(save({ proof: 'Mine' }, 1)).toEqual({ ok: true, revision: 3 });
    expect(reviews()[0]?.proof).toBe('Mine');
  });

  test.each([0, 3, -1])('of week %s, which the plan does not have, is missing', (week) => {
    const { db, save } = testReviews();

    expectNoChange(db, () => expect(save({}, 0, { week })).toEqual({ ok: false, reason: 'missing' }));
  });

  test('with the button that is done with it is saved and put away as one change', () => {
    const { db, save, reviews } = testReviews();
    save({}, 0, { week: 2 });

    expectOneUndoableChange(db, () => save({}, 0, { isDone: true }));

    expect(latestWords(db)).toBe('Reviewed week 1');
    expect(reviews()).toMatchObject([
      { week: 1, ...WORDS, closing: { on: TODAY, as: 'done' } },
      { week: 2, closing: null },
    ]);
    expectNoChange(db, () => save({}, 1, { isDone: true }));
  });

  test('after it was put away is a change of its own, and stays put away', () => {
    const { db, save, reviews } = testReviews();
    save({}, 0, { isDone: true });

    expectOneUndoableChange(db, () => save({ proof: 'Another' }, 1));

    expect(reviews()).toMatchObject([{ proof: 'Another', closing: { as: 'done' } }]);
  });
});

describe('putting reviews away', () => {
  test('is one change that can be taken back, for all weeks that are meant and no other', () => {
    const { db, save, close, reviews } = testReviews();
    save({}, 0, { week: 2 });

    expectOneUndoableChange(db, () => close('dismissed', 1));
    expect(latestWords(db)).toBe('Dismissed the review of week 1');
    expect(reviews()).toMatchObject([
      { week: 1, confidence: null, revision: 0, closing: { on: TODAY, as: 'dismissed' } },
      { week: 2, ...WORDS, closing: null },
    ]);
    expectOneUndoableChange(db, () => close('done', 1, 2));
    expect(latestWords(db)).toBe('Reviewed weeks 1 and 2');
    expect(reviews().map(({ closing }) => closing?.as)).toEqual(['done', 'done']);
  });

  test('is taken back by opening it again, with all that was said', () => {
    const { db, save, close, reviews } = testReviews();
    save({}, 0, { isDone: true });

    expectOneUndoableChange(db, () => close(null, 1));

    expect(latestWords(db)).toBe('Opened the review of week 1 again');
    expect(reviews()).toEqual([{ week: 1, ...WORDS, closing: null, revision: 1 }]);
  });

  test('that are away already, or of weeks that are not there, is no change', () => {
    const { db, close } = testReviews();
    close('dismissed', 1);

    expectNoChange(db, () => close('dismissed', 1));
    expectNoChange(db, () => close(null, 2));
    expectNoChange(db, () => expect(close('done', 1, 3)).toBeUndefined());
  });

  test('does not make what is being typed stale', () => {
    const { save, close } = testReviews();
    save({}, 0);
    close('dismissed', 1);

    expect(save({ proof: 'Going on' }, 1)).toEqual({ ok: true, revision: 2 });
  });
});

describe('the reviews of a plan', () => {
  test('go with it when it is deleted, and come back with it', () => {
    const { db, planId, save } = testReviews();
    save({}, 0, { isDone: true });
    const before = dumpData(db);

    expectOneUndoableChange(db, () => deletePlan(db, { ...MOMENT, planId }));

    expect(exportedData(db).tables.weekReviews).toEqual([]);
    setChangeUndone(db, latestChange(db)?.id ?? 0, true, later(1));
    expect(dumpData(db)).toEqual(before);
  });

  test('stay with it when the roadmap is started again: they are about its weeks', () => {
    const { db, planId, save } = testReviews();
    save({}, 0);
    createPlan(db, { ...sampleNewPlan(), keepFrom: planId }, MOMENT);

    expect(requirePlan(db)).toMatchObject({ id: planId + 1, weekReviews: [], reflections: [] });
    expect(exportedData(db).tables.weekReviews).toEqual([
      { planId, week: 1, ...WORDS, closedOn: null, closedAs: null, revision: 1 },
    ]);
  });
});
