import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { daymarkCommandOn, withoutTicks } from '../../db/file/commands.ts';
import type { Saved } from '../http/forms/upload.ts';
import { HttpProblem } from '../http/http-problem.ts';

/** A learner's database of many years has some 20 MB. */
export const LONGEST_BACKUP_BYTES = 100_000_000;
/** What stands around the file in the form. */
const FORM_BYTES = 10_000;

/**
 * Writes the file of a form to the disk as it comes in.
 *
 * @param path - where to; nothing is there yet
 * @param database - what it would replace, for words
 * @returns whether a file was chosen, and has something in it
 * @throws {HttpProblem} when it is too large or cannot be read
 */
export async function receiveBackup(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  database: string,
): Promise<Saved> {
  if (!request.isMultipart()) return 'none';
  refuseLong(request, reply, database);
  const part = await request.file().catch(() => {
    // Whatever fails while a form is taken apart is the form's doing.
    throw new HttpProblem(
      400,
      'That could not be read.',
      'Nothing was changed. Choose the file and try again.',
    );
  });
  if (!part) return 'none';
  const saved = createWriteStream(path, { mode: 0o600 });
  await pipeline(part.file, saved);
  if (part.file.truncated) throw tooLarge(database);
  if (part.filename === '') return 'none';
  return saved.bytesWritten > 0 ? 'whole' : 'empty';
}

/** Judged before any of it is read: what a body announces it cannot exceed. */
function refuseLong(request: FastifyRequest, reply: FastifyReply, database: string): void {
  const announced = Number(request.headers['content-length']);
  if (announced <= LONGEST_BACKUP_BYTES + FORM_BYTES) return;
  // The rest of the body would be taken for the next request otherwise.
  reply.header('Connection', 'close');
  throw tooLarge(database);
}

function tooLarge(database: string): HttpProblem {
  return new HttpProblem(
    413,
    'That file is too large.',
    `Nothing was changed. A backup has at most ${LONGEST_BACKUP_BYTES / 1_000_000} megabytes here: choose another. A larger one comes back on the command line: stop Daymark, type ${withoutTicks(daymarkCommandOn(database, 'restore', 'FILE'))} and start it again.`,
  );
}
