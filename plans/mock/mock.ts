import type { Day } from '../day.ts';
import type { Text } from '../plan/plan.ts';
import { upperFirst } from '../words.ts';
import type { DimensionId, Score } from './dimension.ts';
import type { MockFormat, RoundKind } from './mock-format.ts';
import type { RoundClock } from './round-clock.ts';

/** What a round was given, by dimension; those that were not judged are missing. */
export type RoundScores = Readonly<Partial<Record<DimensionId, Score>>>;

/** How long the name of whoever asks is, and the code by which the same questions come again. */
export const LONGEST_PARTNER = 80;
export const LONGEST_SEED = 40;
/** What such a code is written in. */
export const SEED = /^[a-z0-9-]*$/i;

/** A mock interview, from its start: what was asked, what was noted, and how it was judged. */
export type Mock = {
  id: number;
  planId: number;
  formatKey: string;
  title: string;
  seed: string;
  /** Who asks; empty when the learner is alone. */
  partner: string;
  /** The task of the plan that it is done for. */
  taskId: number | null;
  day: Day;
  startedAt: string;
  /** The instant at which it was over; `null` while it runs. */
  finishedAt: string | null;
  takeaway: Text;
  /** In order; never empty. */
  rounds: readonly MockRound[];
};

export type MockRound = {
  /** From 1. */
  position: number;
  roundKey: string;
  minutes: number;
  questionKeys: readonly string[];
  finishedAt: string | null;
  /** What its clock said when it was finished; `null` before. */
  secondsUsed: number | null;
  notes: Text;
  scores: RoundScores;
  /** Those in dimensions that a newer or an older Daymark has: they are shown, and count in nothing. */
  unknownScores: Readonly<Record<string, Score>>;
  clock: RoundClock;
};

/** A round with what its format says about it. */
export type DescribedRound = MockRound & {
  kind: RoundKind;
  title: string;
  about: string;
  rubric: readonly DimensionId[];
};

/**
 * The rounds of a mock with what its format says about them.
 *
 * @param format - `undefined` when Daymark does not have it; then a round shows what was recorded, under its id in words
 */
export function describeRounds(mock: Mock, format: MockFormat | undefined): DescribedRound[] {
  return mock.rounds.map((round) => {
    const known = format?.rounds.find(({ id }) => id === round.roundKey);
    const scored = Object.keys(round.scores) as DimensionId[];
    return {
      ...round,
      kind: known?.kind ?? 'questions',
      title: known?.title ?? upperFirst(round.roundKey.replaceAll('-', ' ')),
      about: known?.about ?? '',
      rubric: known?.rubric ?? scored,
    };
  });
}

/** The round that a mock is in: the first that is not finished, or `null` once the mock is over. */
export function currentPosition({ finishedAt, rounds }: Pick<Mock, 'finishedAt' | 'rounds'>): number | null {
  if (finishedAt !== null) return null;
  return rounds.find((round) => round.finishedAt === null)?.position ?? null;
}

/** Tells whether a round has begun: its clock has run, or it is finished. Its questions are covered until then. */
export function hasBegun({ clock, finishedAt }: Pick<MockRound, 'clock' | 'finishedAt'>): boolean {
  return finishedAt !== null || clock.runningSince !== null || clock.secondsBefore > 0;
}
