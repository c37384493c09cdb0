import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Database } from './open.ts';

/**
 * Where something lies that may come into a database once it was looked at: beside it, so that the disk is one that has
 * room for both, for its owner's eyes only.
 */
export function makeWaitingRoom(db: Database): string {
  const { name, memory } = db.client;
  return mkdtempSync(memory ? join(tmpdir(), 'daymark-') : join(dirname(name), roomsOf(name)));
}

/** Lets what was looked at go, with all that came beside it. */
export function clearWaitingRoom(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Clears what was left by a kill; only whoever has the file for itself knows that nobody is at work there. */
export function sweepWaitingRooms({ client, lock }: Database): void {
  if (client.memory || lock === null) return;
  const folder = dirname(client.name);
  const beginning = roomsOf(client.name);
  for (const name of readdirSync(folder)) {
    // Six characters that are made up come after it: another database may have a longer name.
    if (name.startsWith(beginning) && name.length === beginning.length + 6)
      clearWaitingRoom(join(folder, name));
  }
}

function roomsOf(file: string): string {
  return `.${basename(file)}.brought-`;
}
