import { readFileSync } from 'node:fs';
import type { IncomingFormat, ReadIncoming } from '../../plans/incoming/read.ts';
import { readBytes } from './read-bytes.ts';

/** A file that lies on the disk, what it was called, as what to read it, and where the learner's days are. */
export type FileOrder = { path: string; name: string; format: IncomingFormat | null; timeZone: string };

/** Reads a file in whichever format it is. */
export function readFile({ path, ...order }: FileOrder): ReadIncoming {
  return readBytes(new Uint8Array(readFileSync(path)), order);
}
