import { expect, it } from 'vitest';
import { loadLibrary } from '../../../../server/library/library.ts';
import { askLearners } from '../../../bench/simulation/coverage.ts';

/** Enough for a share to within some points, few enough to wait for; `npm run simulate` asks a thousand. */
const LEARNER_COUNT = 180;

it('the 85 % day holds for 80 to 90 of 100 learners whose rates are known: plans/README.md#how-often-it-holds', () => {
  const told = askLearners(loadLibrary().builtIn, LEARNER_COUNT)
    .map((outcome) => outcome.told)
    .filter((each) => each !== null);
  const shareHeld = told.filter((each) => each.likelyHeld).length / told.length;

  expect(told.length).toBeGreaterThan(0.85 * LEARNER_COUNT);
  expect(shareHeld).toBeGreaterThanOrEqual(0.8);
  expect(shareHeld).toBeLessThanOrEqual(0.9);
}, 60_000);
