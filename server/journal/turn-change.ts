import type { Database } from '../../db/file/open.ts';
import { findChange, isLargeChange } from '../../db/journal/history.ts';
import { setChangeUndone, type UndoOutcome } from '../../db/journal/undo.ts';
import type { AppDeps } from '../deps.ts';
import type { HeldForms } from '../http/forms/held-forms.ts';
import { HttpProblem } from '../http/http-problem.ts';

/** Whoever asked waits for so long; it goes on without them. */
const PATIENCE_MS = 10_000;
const TRY_AGAIN_SECONDS = 10;

export type Turn = { changeId: number; wanted: boolean; at: string };

/**
 * Takes a change back, or puts it in force again. One that touched much, as when many plans were brought in, is turned
 * around beside the server's own thread.
 *
 * @throws {HttpProblem} when that takes longer than anybody waits; asked again, it tells how it ended
 */
export async function turnChange(deps: AppDeps, forms: HeldForms, turn: Turn): Promise<UndoOutcome> {
  const { db } = deps;
  const { changeId, wanted, at } = turn;
  // What is in memory alone no other connection can write to.
  if (db.client.memory || !isLargeChange(db, changeId)) return setChangeUndone(db, changeId, wanted, at);

  const title = wanted ? 'Much is being taken back.' : 'Much is being put back.';
  return inTime(
    forms.during(title, () => turnBeside(deps, turn)),
    title,
  );
}

async function turnBeside({ db, background }: AppDeps, turn: Turn): Promise<UndoOutcome> {
  const order = { database: db.client.name, ...turn };
  // Whoever asked before may have waited for the very same; and what ended it may have come too late.
  return (
    findTurned(db, turn) ??
    background.run('turn', order).catch((error) => {
      const turned = findTurned(db, turn);
      if (turned === undefined) throw error;
      return turned;
    })
  );
}

function findTurned(db: Database, { changeId, wanted }: Turn): UndoOutcome | undefined {
  const change = findChange(db, changeId);
  if (change === undefined || (change.undoneAt !== null) !== wanted) return undefined;
  return { ok: true, facts: change.facts };
}

async function inTime(outcome: Promise<UndoOutcome>, title: string): Promise<UndoOutcome> {
  let patience: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<never>((_, reject) => {
    patience = setTimeout(() => reject(stillAtWork(title)), PATIENCE_MS);
  });
  return Promise.race([outcome, gaveUp]).finally(() => clearTimeout(patience));
}

function stillAtWork(title: string): HttpProblem {
  return new HttpProblem(
    503,
    title,
    `It goes on by itself, and pages can be read meanwhile. Try again in ${TRY_AGAIN_SECONDS} seconds to see whether it is done.`,
    { retryAfterSeconds: TRY_AGAIN_SECONDS },
  );
}
