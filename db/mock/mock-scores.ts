import { and, eq } from 'drizzle-orm';
import type { Mock, RoundScores } from '../../plans/mock/mock.ts';
import { entriesOf } from '../../plans/mock/scores.ts';
import type { Database } from '../file/open.ts';
import { type ChangeMade, type ChangeMoment, recordChange } from '../journal/journal.ts';
import { quoted } from '../journal/summaries.ts';
import { mockScores } from '../schema/practice.ts';

/** Sets the scores of a round; dimensions that are not named have none afterwards. The same scores are no change. */
export function saveScores(
  db: Database,
  {
    mock,
    position,
    scores,
    at,
    today,
    formToken,
  }: ChangeMoment & { mock: Mock; position: number; scores: RoundScores },
): ChangeMade {
  const before = mock.rounds.find((round) => round.position === position)?.scores ?? {};
  const summary = `Scored round ${position} of the mock ${quoted(mock.title)}`;
  const { changeId } = recordChange(db, { summary, at, onDay: today, formToken }, () => {
    for (const [dimension] of entriesOf(before)) {
      if (scores[dimension] !== undefined) continue;
      db.orm
        .delete(mockScores)
        .where(
          and(
            eq(mockScores.mockId, mock.id),
            eq(mockScores.position, position),
            eq(mockScores.dimension, dimension),
          ),
        )
        .run();
    }
    for (const [dimension, score] of entriesOf(scores)) {
      db.orm
        .insert(mockScores)
        .values({ mockId: mock.id, position, dimension, score })
        .onConflictDoUpdate({
          target: [mockScores.mockId, mockScores.position, mockScores.dimension],
          set: { score },
        })
        .run();
    }
  });
  return { changeId };
}
