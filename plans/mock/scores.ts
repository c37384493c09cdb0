import { sum } from '../sum.ts';
import { type DimensionId, MANDATORY_DIMENSION, type Score } from './dimension.ts';
import type { DescribedRound, Mock, RoundScores } from './mock.ts';

/** Why a round cannot be scored so; `null` when it can. */
export type ScoresProblem = 'nothing-scored' | 'learning-missing' | 'not-on-the-rubric';

/**
 * Tells what is wrong with the scores of a round.
 *
 * Dimensions may be left open, since not every one shows in every round; the learning of a story may not.
 *
 * @param rubric - what the round is scored on
 */
export function findScoresProblem(rubric: readonly DimensionId[], scores: RoundScores): ScoresProblem | null {
  const scored = Object.keys(scores);
  if (scored.some((id) => !rubric.some((dimension) => dimension === id))) return 'not-on-the-rubric';
  if (scored.length === 0) return 'nothing-scored';
  const isMissing = rubric.includes(MANDATORY_DIMENSION) && scores[MANDATORY_DIMENSION] === undefined;
  return isMissing ? 'learning-missing' : null;
}

/** Scores in one line, in the order of a rubric: by this a form knows whether others were saved meanwhile. */
export function scoresInLine(rubric: readonly DimensionId[], scores: RoundScores): string {
  return rubric
    .filter((id) => scores[id] !== undefined)
    .map((id) => `${id} ${scores[id]}`)
    .join(', ');
}

/** A dimension and what it was given in one or more rounds. */
export type DimensionMean = { dimension: DimensionId; mean: number; roundCount: number };

/**
 * What a mock was given in each dimension: the mean over the rounds in which it was judged.
 *
 * @returns from 1 to 4, in the order in which the dimensions first occur; none for a mock without scores
 */
export function meansOf(rounds: readonly Pick<DescribedRound, 'scores'>[]): DimensionMean[] {
  const given = new Map<DimensionId, Score[]>();
  for (const [dimension, score] of rounds.flatMap(({ scores }) => entriesOf(scores))) {
    given.set(dimension, [...(given.get(dimension) ?? []), score]);
  }
  return [...given].map(([dimension, scores]) => ({
    dimension,
    mean: sum(scores) / scores.length,
    roundCount: scores.length,
  }));
}

export function entriesOf(scores: RoundScores): [DimensionId, Score][] {
  return Object.entries(scores) as [DimensionId, Score][];
}

/** How a dimension went from mock to mock, the oldest first. */
export type Trend = {
  dimension: DimensionId;
  points: readonly { mockId: number; day: Mock['day']; mean: number }[];
};

/**
 * How each dimension went over the finished mocks.
 *
 * @param mocks - in any order
 * @returns dimensions that were judged in at least one mock, those judged most often first
 */
export function trendsOf(mocks: readonly Mock[]): Trend[] {
  const inOrder = mocks
    .filter(({ finishedAt }) => finishedAt !== null)
    .toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
  const points = new Map<DimensionId, { mockId: number; day: Mock['day']; mean: number }[]>();
  for (const { id, day, rounds } of inOrder) {
    for (const { dimension, mean } of meansOf(rounds)) {
      points.set(dimension, [...(points.get(dimension) ?? []), { mockId: id, day, mean }]);
    }
  }
  return [...points]
    .map(([dimension, ofDimension]) => ({ dimension, points: ofDimension }))
    .sort((one, other) => other.points.length - one.points.length);
}

/** A score that could be higher, where it was given. */
export type WeakSpot = { position: number; roundTitle: string; dimension: DimensionId; score: Score };

/** So many things one can work on until the next mock. */
const MOST_WEAK_SPOTS = 3;

/**
 * What to work on after a mock: its lowest scores below 4, at most three, each dimension once.
 *
 * @returns the lowest first; among equals the missing learning of a story, then the earlier round
 */
export function weakSpotsOf(rounds: readonly DescribedRound[]): WeakSpot[] {
  const spots = rounds.flatMap(({ position, title, scores }) =>
    entriesOf(scores).map(([dimension, score]) => ({ position, roundTitle: title, dimension, score })),
  );
  const isMandatory = ({ dimension }: WeakSpot) => Number(dimension === MANDATORY_DIMENSION);
  const sorted = spots
    .filter(({ score }) => score < 4)
    .sort((one, other) => one.score - other.score || isMandatory(other) - isMandatory(one));
  const isFirst = (spot: WeakSpot, index: number) =>
    sorted.findIndex(({ dimension }) => dimension === spot.dimension) === index;
  return sorted.filter(isFirst).slice(0, MOST_WEAK_SPOTS);
}
