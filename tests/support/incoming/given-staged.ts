import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../db/file/open.ts';
import { makeWaitingRoom } from '../../../db/file/waiting-room.ts';
import { readBytes } from '../../../server/incoming/read-bytes.ts';
import { stage } from '../../../server/incoming/staged.ts';

/** A file that came in at the door and waits for an answer; what names it. */
export function givenStaged(db: Database, name: string, text: string): string {
  const folder = makeWaitingRoom(db);
  const path = join(folder, 'incoming');
  writeFileSync(path, text);
  const read = readBytes(new Uint8Array(readFileSync(path)), { name, format: null, timeZone: 'UTC' });
  if (!read.ok) throw new Error(read.problem);
  return stage({ db }, { name, incoming: read.incoming, path, folder }).ticket;
}
