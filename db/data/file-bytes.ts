import type BetterSqlite3 from 'better-sqlite3';
import * as z from 'zod';
import { isAsNamed } from '../attachment/carry.ts';
import { pathOfBytes, readPieces } from '../attachment/store.ts';

/** What the file of data calls the bytes of files, which no table holds. */
export const BYTES_TABLE = 'attachmentBytes';

/** In base64; a whole part has 64 KB. */
const LONGEST_PART = 200_000;

/** A part of the bytes of a file; its parts stand one after the other, from 0. */
export const BytesRow = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'should be a SHA-256 in hexadecimal'),
  part: z.int().min(0),
  bytes: z
    .string()
    .max(LONGEST_PART, 'is too long for a part')
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'should be base64'),
});

type BytesRowValue = z.infer<typeof BytesRow>;

/**
 * The bytes of every file that is attached, part by part, in order of their SHA-256; those that are not there, or not
 * what their name tells, are left out.
 *
 * @param folder - where they lie
 */
export function* listBytesRows(
  client: BetterSqlite3.Database,
  folder: string,
): Generator<BytesRowValue, void> {
  const named = client
    .prepare<[], string>('select distinct sha256 from attachments order by sha256')
    .pluck()
    .all();
  for (const sha256 of named) {
    const path = pathOfBytes(folder, sha256);
    if (!isAsNamed(path, sha256)) continue;
    let part = 0;
    for (const piece of readPieces(path)) {
      yield { sha256, part, bytes: piece.toString('base64') };
      part += 1;
    }
  }
}
