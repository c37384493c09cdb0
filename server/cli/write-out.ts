import { writeSync } from 'node:fs';

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
