import { and, asc, eq, sql } from 'drizzle-orm';
import { DIMENSION_IDS, SCORES } from '../../plans/mock/dimension.ts';
import type { Mock, MockRound } from '../../plans/mock/mock.ts';
import { STANDING_CLOCK } from '../../plans/mock/round-clock.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { mockClocks, mockRounds, mockScores, mocks } from '../schema/practice.ts';

const PLAN_ID = sql.placeholder('planId');

const statements = oncePerDatabase(({ orm }) => {
  const isOfPlan = eq(mocks.planId, PLAN_ID);
  return {
    listMocks: orm.select().from(mocks).where(isOfPlan).orderBy(asc(mocks.id)).prepare(),
    listRounds: orm
      .select({ round: mockRounds, clock: mockClocks })
      .from(mockRounds)
      .innerJoin(mocks, eq(mocks.id, mockRounds.mockId))
      .leftJoin(
        mockClocks,
        and(eq(mockClocks.mockId, mockRounds.mockId), eq(mockClocks.position, mockRounds.position)),
      )
      .where(isOfPlan)
      .orderBy(asc(mockRounds.mockId), asc(mockRounds.position))
      .prepare(),
    listScores: orm
      .select({ score: mockScores })
      .from(mockScores)
      .innerJoin(mocks, eq(mocks.id, mockScores.mockId))
      .where(isOfPlan)
      .prepare(),
  };
});

/** Every mock of a plan with its rounds, clocks and scores, the oldest first. */
export function listMocks(db: Database, planId: number): Mock[] {
  const roundsOf = Map.groupBy(listRounds(db, planId), ({ mockId }) => mockId);
  return statements(db)
    .listMocks.all({ planId })
    .map(({ takeaway, revision, ...mock }) => ({
      ...mock,
      takeaway: { text: takeaway, revision },
      rounds: (roundsOf.get(mock.id) ?? []).map(({ mockId: _, ...round }) => round),
    }));
}

/** One mock of a plan, or `undefined` when it has none of that number. */
export function findMock(db: Database, planId: number, mockId: number): Mock | undefined {
  return listMocks(db, planId).find(({ id }) => id === mockId);
}

function listRounds(db: Database, planId: number): (MockRound & { mockId: number })[] {
  const scoresOf = readScores(db, planId);
  return statements(db)
    .listRounds.all({ planId })
    .map(({ round: { notes, notesRevision, ...round }, clock }) => ({
      ...round,
      notes: { text: notes, revision: notesRevision },
      scores: {},
      unknownScores: {},
      ...scoresOf.get(`${round.mockId} ${round.position}`),
      clock: clock
        ? { secondsBefore: clock.secondsBefore, runningSince: clock.runningSince }
        : STANDING_CLOCK,
    }));
}

type KeptScores = Pick<MockRound, 'scores' | 'unknownScores'>;

function readScores(db: Database, planId: number): Map<string, KeptScores> {
  const scoresOf = new Map<string, KeptScores>();
  for (const { score: row } of statements(db).listScores.all({ planId })) {
    const score = SCORES.find((one) => one === row.score);
    if (!score) continue;
    const key = `${row.mockId} ${row.position}`;
    const { scores, unknownScores } = scoresOf.get(key) ?? { scores: {}, unknownScores: {} };
    const dimension = DIMENSION_IDS.find((id) => id === row.dimension);
    scoresOf.set(
      key,
      dimension
        ? { scores: { ...scores, [dimension]: score }, unknownScores }
        : { scores, unknownScores: { ...unknownScores, [row.dimension]: score } },
    );
  }
  return scoresOf;
}
