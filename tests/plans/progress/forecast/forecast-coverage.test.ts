import { expect, it } from 'vitest';
import { onTrack } from '../../../../plans/roadmap/track.ts';
import { sum } from '../../../../plans/sum.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { LEARNER_KINDS } from '../../../bench/simulation/learners.ts';
import { askLearners, type Outcome, pinballLoss } from '../../../bench/simulation/scores.ts';

/** Enough to tell them apart, few enough to wait for; `npm run simulate` asks sixty of each kind. */
const LEARNERS_OF_EACH_KIND = 3;

it('names better days than the former method, and the plan itself to who keeps to it: plans/README.md#how-often-it-holds', () => {
  const outcomes = askLearners(
    onTrack(loadLibrary().builtIn, null),
    LEARNERS_OF_EACH_KIND * LEARNER_KINDS.length,
  );
  const lossOf = (method: 'now' | 'former' | 'finish', some = outcomes) =>
    sum(some.map((outcome) => pinballLoss(outcome[method], outcome.doneAfter))) / some.length;
  const of = (kind: string) => outcomes.filter((outcome: Outcome) => outcome.kind.startsWith(kind));
  const shareHeld =
    outcomes.filter(({ now, doneAfter }) => doneAfter <= now.likelyAfter).length / outcomes.length;

  expect(lossOf('now')).toBeLessThan(0.95 * lossOf('former'));
  expect(lossOf('now')).toBeLessThan(0.8 * lossOf('finish'));
  expect(lossOf('now', of('keep to the plan'))).toBe(0);
  expect(lossOf('now', of('work at weekends only'))).toBeLessThan(
    0.6 * lossOf('former', of('work at weekends only')),
  );
  expect(shareHeld).toBeGreaterThan(0.72);
  expect(shareHeld).toBeLessThan(0.92);
}, 120_000);
