import { and, eq } from 'drizzle-orm';
import type { Mock, RoundScores } from '../../plans/mock/mock.ts';
import { entriesOf } from '../../plans/mock/scores.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMoment, recordChange } from '../journal/journal.ts';
import { mockScores } from '../schema/practice.ts';
import { findMock } from './mock-rows.ts';

type NewScores = {
  /** As it was when the scores were judged: other ones that were given since are not overwritten. */
  mock: Mock;
  position: number;
  scores: RoundScores;
};

export type ScoresOutcome =
  | { ok: true; changeId: number | null }
  | { ok: false; reason: 'missing' | 'stale' };

/** Sets the scores of a round; dimensions that are not named have none afterwards. The same scores are no change. */
export function saveScores(db: Database, scores: NewScores & ChangeMoment): ScoresOutcome {
  return readAndWrite(db, () => saveAsFound(db, scores));
}

function saveAsFound(
  db: Database,
  { mock, position, scores, at, today, formToken }: NewScores & ChangeMoment,
): ScoresOutcome {
  const current = scoresIn(findMock(db, mock.planId, mock.id), position);
  if (!current) return { ok: false, reason: 'missing' };
  const isSeen = isSame(current, scoresIn(mock, position) ?? {});
  if (!isSeen && !isSame(current, scores)) return { ok: false, reason: 'stale' };

  const facts = { kind: 'mock-scored', title: mock.title, round: position } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () =>
    writeScores(db, mock.id, position, current, scores),
  );
  return { ok: true, changeId };
}

function scoresIn(mock: Mock | undefined, position: number): RoundScores | undefined {
  return mock?.rounds.find((round) => round.position === position)?.scores;
}

function isSame(one: RoundScores, other: RoundScores): boolean {
  const entries = entriesOf(one);
  return (
    entries.length === entriesOf(other).length &&
    entries.every(([dimension, score]) => other[dimension] === score)
  );
}

function writeScores(
  db: Database,
  mockId: number,
  position: number,
  before: RoundScores,
  scores: RoundScores,
): void {
  for (const [dimension] of entriesOf(before)) {
    if (scores[dimension] !== undefined) continue;
    db.orm
      .delete(mockScores)
      .where(
        and(
          eq(mockScores.mockId, mockId),
          eq(mockScores.position, position),
          eq(mockScores.dimension, dimension),
        ),
      )
      .run();
  }
  for (const [dimension, score] of entriesOf(scores)) {
    db.orm
      .insert(mockScores)
      .values({ mockId, position, dimension, score })
      .onConflictDoUpdate({
        target: [mockScores.mockId, mockScores.position, mockScores.dimension],
        set: { score },
      })
      .run();
  }
}
