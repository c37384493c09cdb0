import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';

const STDOUT = 1;

/**
 * Writes what a command answers, all of it before it returns. Straight to the descriptor: the stream that Node would make
 * for it takes 3 ms. A reader that is slow and must not be waited for gets the rest through the stream.
 */
export function writeOut(text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(STDOUT, bytes, written);
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') process.stdout.on('error', endIfUnread).write(bytes.subarray(written));
    else endIfUnread(error);
  }
}

/** Whoever reads it may have had enough, as “head” does. */
function endIfUnread(error: unknown): void {
  if (codeOf(error) !== 'EPIPE') throw error;
  process.exit();
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * Writes a file that a command was told to write, for its owner's eyes only.
 *
 * @returns where it is, and why it could not be written; `null` where it was
 */
export function writeFileAt(
  given: string,
  content: Uint8Array | Iterable<string>,
  { INIT_CWD: typedIn = '' }: NodeJS.ProcessEnv,
): { file: string; reason: string | null } {
  // npm runs everything in the folder of Daymark, and says in which folder it was typed.
  const file = resolve(typedIn, given);
  try {
    writePieces(file, content);
    return { file, reason: null };
  } catch (error) {
    return { file, reason: error instanceof Error ? error.message : String(error) };
  }
}

function writePieces(file: string, content: Uint8Array | Iterable<string>): void {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    const pieces = content instanceof Uint8Array ? [content] : content;
    // Unlike one write, it goes on until all of a piece is there.
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}
