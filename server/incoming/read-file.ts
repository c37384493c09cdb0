import { readFileSync } from 'node:fs';
import type { IncomingFormat, ReadIncoming } from '../../plans/incoming/read.ts';
import { readBytes } from './read-bytes.ts';

/** A file that lies on the disk, what it was called, and as what to read it; `null` to find that out. */
export type FileOrder = { path: string; name: string; format: IncomingFormat | null };

/** Reads a file in whichever format it is. */
export function readFile({ path, name, format }: FileOrder): ReadIncoming {
  return readBytes(new Uint8Array(readFileSync(path)), name, format);
}
