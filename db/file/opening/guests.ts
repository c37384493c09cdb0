import { existsSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { identityOf, removeDatabase } from '../beside.ts';
import { beingReplaced } from '../refusals.ts';

/**
 * Where a backup is made ready that takes the place of a database. As long as it is there nobody begins to write: what
 * was written after the old database was kept aside would be lost.
 */
export function replacementOf(file: string): string {
  return `${file}.restoring`;
}

/** Takes away what is made ready, or was left of it by a kill: to be done by whoever has the file for itself. */
export function clearReplacement(file: string): void {
  removeDatabase(replacementOf(file));
}

/** Somebody who has a file open beside another that has it: which file that is, whatever takes its place. */
type Guest = { file: string; identity: string | null };

const guests = new WeakMap<BetterSqlite3.Database, Guest>();

/** To be called before a guest opens the file; tells which one it is. */
export function findAsGuest(file: string): Guest {
  const guest = { file, identity: identityOf(file) };
  requireInPlace(guest);
  return guest;
}

/** From here on the write transactions of this connection are refused once a backup takes the place of its file. */
export function noteGuest(client: BetterSqlite3.Database, guest: Guest): void {
  guests.set(client, guest);
}

/**
 * To be called in a write transaction, before anything is written: a restore begins by making itself known, and waits
 * for those that write already.
 *
 * @throws {DatabaseRefusedError} when a backup takes the place of the file, or has taken it
 */
export function requireOwnFile(client: BetterSqlite3.Database): void {
  const guest = guests.get(client);
  if (guest) requireInPlace(guest);
}

/** @throws {DatabaseRefusedError} as {@link requireOwnFile} does */
export function requireInPlace({ file, identity }: Guest): void {
  if (existsSync(replacementOf(file)) || identityOf(file) !== identity) throw beingReplaced(file);
}
