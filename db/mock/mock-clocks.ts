import { currentPosition, type Mock } from '../../plans/mock/mock.ts';
import { type RoundClock, startClock, stopClock } from '../../plans/mock/round-clock.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { mockClocks } from '../schema/practice.ts';
import { findMock } from './mock-rows.ts';

/**
 * Starts or stops the clock of the round that a mock is in. Clocks are not journaled.
 *
 * @returns whether the mock is in that round; if not, nothing is written
 */
export function setClockRunning(
  db: Database,
  {
    mock: { planId, id },
    position,
    isRunning,
    at,
  }: { mock: Mock; position: number; isRunning: boolean; at: string },
): boolean {
  return readAndWrite(db, () => {
    const mock = findMock(db, planId, id);
    const round = mock?.rounds.find((one) => one.position === position);
    if (!mock || !round || currentPosition(mock) !== position) return false;

    // An undone “next” leaves the later round's clock running.
    stopAllClocks(db, { ...mock, rounds: mock.rounds.filter((one) => one !== round) }, at);
    writeClock(db, mock.id, position, (isRunning ? startClock : stopClock)(round.clock, at));
    return true;
  });
}

/** Stops every clock of a mock that runs. */
export function stopAllClocks(db: Database, mock: Pick<Mock, 'id' | 'rounds'>, at: string): void {
  for (const { position, clock } of mock.rounds) {
    if (clock.runningSince !== null) writeClock(db, mock.id, position, stopClock(clock, at));
  }
}

function writeClock(db: Database, mockId: number, position: number, clock: RoundClock): void {
  db.orm
    .insert(mockClocks)
    .values({ mockId, position, ...clock })
    .onConflictDoUpdate({ target: [mockClocks.mockId, mockClocks.position], set: clock })
    .run();
}
