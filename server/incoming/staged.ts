import { randomUUID } from 'node:crypto';
import { oncePerDatabase } from '../../db/file/statements/statements.ts';
import { clearWaitingRoom } from '../../db/file/waiting-room.ts';
import type { Incoming } from '../../plans/incoming/read.ts';
import type { AppDeps } from '../deps.ts';

/** Files that were read and wait for an answer; with one more the oldest goes. */
const MOST_STAGED = 4;
/** Whoever looked at a file and went away leaves no copy of it for longer. */
const STAGED_MS = 60 * 60_000;

/** A file that was read and of which nothing is kept yet. */
export type Staged = {
  /** Names it in addresses. */
  ticket: string;
  /** As it was called; empty for what was pasted. */
  name: string;
  incoming: Incoming;
  /** Where it lies as it came, in a folder that goes with it. */
  path: string;
  folder: string;
};

type Kept = { staged: Staged; expiry: NodeJS.Timeout };

const stagedOf = oncePerDatabase((_db): { start: string; kept: Map<string, Kept> } => ({
  // A ticket from before this start is known by its beginning.
  start: randomUUID().slice(0, 8),
  kept: new Map(),
}));

/** Keeps what was read for an hour, under a ticket of its own. */
export function stage({ db }: Pick<AppDeps, 'db'>, read: Omit<Staged, 'ticket'>): Staged {
  const { start, kept } = stagedOf(db);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_STAGED && oldest !== undefined) unstage({ db }, oldest);
  const staged = { ...read, ticket: `${start}-${randomUUID()}` };
  put(db, staged);
  return staged;
}

/** The same file, read as something else: its ticket stays. */
export function stageAnew({ db }: Pick<AppDeps, 'db'>, staged: Staged, incoming: Incoming): void {
  put(db, { ...staged, incoming });
}

function put(db: AppDeps['db'], staged: Staged): void {
  const { kept } = stagedOf(db);
  clearTimeout(kept.get(staged.ticket)?.expiry);
  const expiry = setTimeout(() => unstage({ db }, staged.ticket), STAGED_MS).unref();
  kept.set(staged.ticket, { staged, expiry });
}

export function findStaged({ db }: Pick<AppDeps, 'db'>, ticket: string): Staged | undefined {
  return stagedOf(db).kept.get(ticket)?.staged;
}

/** Tells whether Daymark was started anew since it gave out this ticket. */
export function isCutOff({ db }: Pick<AppDeps, 'db'>, ticket: string): boolean {
  return !ticket.startsWith(stagedOf(db).start);
}

/** Lets a file go. */
function unstage({ db }: Pick<AppDeps, 'db'>, ticket: string): void {
  const { kept } = stagedOf(db);
  const one = kept.get(ticket);
  if (!one) return;
  clearTimeout(one.expiry);
  kept.delete(ticket);
  clearWaitingRoom(one.staged.folder);
}

/** Lets all of them go. */
export function unstageAll({ db }: Pick<AppDeps, 'db'>): void {
  for (const ticket of [...stagedOf(db).kept.keys()]) unstage({ db }, ticket);
}
