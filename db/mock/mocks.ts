import { and, eq, getTableName } from 'drizzle-orm';
import { currentPosition, hasBegun, type Mock } from '../../plans/mock/mock.ts';
import type { MockFormat } from '../../plans/mock/mock-format.ts';
import { secondsRun } from '../../plans/mock/round-clock.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, recordChange } from '../journal/journal.ts';
import { mockRounds, mocks } from '../schema/practice.ts';
import { type NewText, type SaveOutcome, saveText } from '../task/texts.ts';
import { stopAllClocks } from './mock-clocks.ts';
import { findMock } from './mock-rows.ts';

export type NewMock = {
  planId: number;
  format: MockFormat;
  seed: string;
  partner: string;
  taskId: number | null;
  /** For each round of the format, the keys of its questions. */
  questionKeys: readonly (readonly string[])[];
};

/**
 * Starts a mock: its questions are chosen, its clocks stand.
 *
 * @returns its id, or `null` when the form was sent before
 */
export function startMock(
  db: Database,
  { planId, format, seed, partner, taskId, questionKeys, at, today, formToken }: NewMock & ChangeMoment,
): { mockId: number | null } {
  const facts = { kind: 'mock-started', title: format.title } as const;
  const recorded = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    const { id } = db.orm
      .insert(mocks)
      .values({
        planId,
        formatKey: format.id,
        title: format.title,
        seed,
        partner,
        taskId,
        day: today,
        startedAt: at,
      })
      .returning({ id: mocks.id })
      .get();
    const rounds = format.rounds.map((round, index) => ({
      mockId: id,
      position: index + 1,
      roundKey: round.id,
      minutes: round.minutes,
      questionKeys: questionKeys[index] ?? [],
    }));
    db.orm.insert(mockRounds).values(rounds).run();
    return id;
  });
  return { mockId: recorded.isRepeat ? null : recorded.result };
}

/**
 * Finishes the round that a mock is in; with its last round the mock is over. Another round than that is left as it
 * is, so that a second click does not finish the next one.
 */
export function finishRound(
  db: Database,
  { mock: { planId, id }, ...end }: ChangeMoment & { mock: Mock; position: number },
): ChangeMade {
  return readAndWrite(db, () => finishAsFound(db, { mock: findMock(db, planId, id), ...end }));
}

function finishAsFound(
  db: Database,
  { mock, position, at, today, formToken }: ChangeMoment & { mock: Mock | undefined; position: number },
): ChangeMade {
  const round = mock?.rounds.find((one) => one.position === position);
  if (!mock || !round || currentPosition(mock) !== position) return { changeId: null };

  const isLast = mock.rounds.every((one) => one.position === position || one.finishedAt !== null);
  const { title } = mock;
  const facts = isLast
    ? ({ kind: 'mock-finished', title } as const)
    : ({ kind: 'mock-round-finished', title, round: position } as const);
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    db.orm
      .update(mockRounds)
      .set({ finishedAt: at, secondsUsed: secondsRun(round.clock, at) })
      .where(and(eq(mockRounds.mockId, mock.id), eq(mockRounds.position, position)))
      .run();
    if (isLast) db.orm.update(mocks).set({ finishedAt: at }).where(eq(mocks.id, mock.id)).run();
    stopAllClocks(db, mock, at);
  });
  return { changeId };
}

/** Ends a mock before its last round, or takes that back. What was not begun stays open in it. */
export function setMockFinished(
  db: Database,
  { mock: { planId, id }, ...wanted }: ChangeMoment & { mock: Mock; isFinished: boolean },
): ChangeMade {
  return readAndWrite(db, () => setFinishedAsFound(db, { mock: findMock(db, planId, id), ...wanted }));
}

function setFinishedAsFound(
  db: Database,
  { mock, isFinished, at, today, formToken }: ChangeMoment & { mock: Mock | undefined; isFinished: boolean },
): ChangeMade {
  if (!mock || isFinished === (mock.finishedAt !== null)) return { changeId: null };

  const kind = isFinished ? 'mock-finished' : 'mock-continued';
  const facts = { kind, title: mock.title } as const;
  const position = currentPosition(mock);
  const round = mock.rounds.find((one) => one.position === position);
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    db.orm
      .update(mocks)
      .set({ finishedAt: isFinished ? at : null })
      .where(eq(mocks.id, mock.id))
      .run();
    if (isFinished && round && hasBegun(round)) {
      db.orm
        .update(mockRounds)
        .set({ finishedAt: at, secondsUsed: secondsRun(round.clock, at) })
        .where(and(eq(mockRounds.mockId, mock.id), eq(mockRounds.position, round.position)))
        .run();
    }
    stopAllClocks(db, mock, at);
  });
  return { changeId };
}

/** Deletes a mock with its notes, scores and clocks. */
export function deleteMock(
  db: Database,
  { mock, at, today, formToken }: ChangeMoment & { mock: Pick<Mock, 'id' | 'title'> },
): ChangeMade {
  const facts = { kind: 'mock-deleted', title: mock.title } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    db.orm.delete(mocks).where(eq(mocks.id, mock.id)).run();
  });
  return { changeId };
}

/** Saves what to do next after a mock. */
export function saveTakeaway(
  db: Database,
  { mock: { planId, id }, ...newText }: NewText & { mock: Mock },
): SaveOutcome {
  return saveText(db, newText, () => {
    const mock = findMock(db, planId, id);
    if (!mock) return undefined;

    return {
      tableName: getTableName(mocks),
      key: { [mocks.id.name]: mock.id },
      columns: { text: mocks.takeaway.name, revision: mocks.revision.name },
      facts: { kind: 'mock-takeaway-written', title: mock.title },
      current: mock.takeaway,
      write: (takeaway, revision) =>
        db.orm.update(mocks).set({ takeaway, revision }).where(eq(mocks.id, mock.id)).run(),
    };
  });
}

/** Saves the notes of a round. */
export function saveRoundNotes(
  db: Database,
  { mock: { planId, id }, position, ...newText }: NewText & { mock: Mock; position: number },
): SaveOutcome {
  return saveText(db, newText, () => {
    const mock = findMock(db, planId, id);
    const round = mock?.rounds.find((one) => one.position === position);
    if (!mock || !round) return undefined;

    return {
      tableName: getTableName(mockRounds),
      key: { [mockRounds.mockId.name]: mock.id, [mockRounds.position.name]: position },
      columns: { text: mockRounds.notes.name, revision: mockRounds.notesRevision.name },
      facts: { kind: 'mock-notes-written', title: mock.title, round: position },
      current: round.notes,
      write: (notes, notesRevision) =>
        db.orm
          .update(mockRounds)
          .set({ notes, notesRevision })
          .where(and(eq(mockRounds.mockId, mock.id), eq(mockRounds.position, position)))
          .run(),
    };
  });
}
