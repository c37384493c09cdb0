import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http-problem.ts';
import { refuseLongBody, tooLarge, type UploadFormat, unreadable } from './upload.ts';

/** What a form sent: where its file lies and what it is called, and its other fields, as text. */
export type Received = {
  /** `null` where none was chosen. */
  file: { name: string; bytes: number } | null;
  fields: Readonly<Record<string, string>>;
};

/**
 * Takes a form with one file and fields beside it; the file is written to the disk as it comes in.
 *
 * @param path - where to; nothing is there yet
 * @throws {HttpProblem} when it is too large or cannot be read; the rest of its body is not waited for
 */
export async function receiveForm(
  request: FastifyRequest,
  reply: FastifyReply,
  format: UploadFormat,
  path: string,
): Promise<Received> {
  if (!request.isMultipart()) return { file: null, fields: textsOf(request.body) };
  refuseLongBody(request, reply, format);
  try {
    return await receiveParts(request, format, path);
  } catch (error) {
    reply.header('Connection', 'close');
    if (error instanceof HttpProblem || (error instanceof Error && 'syscall' in error)) throw error;
    throw unreadable();
  }
}

async function receiveParts(request: FastifyRequest, format: UploadFormat, path: string): Promise<Received> {
  const fields: Record<string, string> = {};
  let file: Received['file'] = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await writePart(part, format, path);
      // A form without a chosen file sends one without a name.
      if (part.filename !== '' && part.filename !== undefined) file = { name: part.filename, bytes };
    } else if (part.valueTruncated) throw tooLarge(format);
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  return { file, fields };
}

async function writePart(part: MultipartFile, format: UploadFormat, path: string): Promise<number> {
  const saved = createWriteStream(path, { mode: 0o600, flags: 'w' });
  await pipeline(part.file, saved);
  if (part.file.truncated) throw tooLarge(format);
  return saved.bytesWritten;
}

function textsOf(body: unknown): Record<string, string> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
