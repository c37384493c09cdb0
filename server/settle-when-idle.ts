import { type Database, settleDatabase } from '../db/file/open.ts';
import { databaseState } from '../db/file/state/database-state.ts';

/** Nothing was written for as long at least, and for twice as long at most. */
const IDLE_MILLISECONDS = 3_000;

/**
 * Moves the log of the database into its file whenever nothing has been written for a while, by this process or another,
 * until it is closed: a copy of the file alone is whole then.
 *
 * @param complain - hears what went wrong; it is tried again
 */
export function settleWhenIdle(db: Database, complain: (error: unknown) => void): void {
  let stateBefore: string | undefined;
  const look = () => {
    const state = databaseState(db);
    if (state === stateBefore) settleDatabase(db);
    stateBefore = state;
  };
  const timer = setInterval(() => {
    if (!db.client.open) return clearInterval(timer);
    try {
      look();
    } catch (error) {
      complain(error);
    }
  }, IDLE_MILLISECONDS).unref();
}
