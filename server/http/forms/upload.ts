import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { agree } from '../../../plans/format.ts';
import { decodeIncoming, decodeUtf8 } from '../../../plans/incoming/decode.ts';
import { HttpProblem } from '../http-problem.ts';

/** The longest file, unless its format says another. */
const LONGEST_FILE_BYTES = 1_000_000;

/** How much of a form is read before it is refused. */
export const UPLOAD_LIMITS = uploadLimits(LONGEST_FILE_BYTES);

/** The same for longer files. */
export function uploadLimits(longestFileBytes: number) {
  const counts = { files: 1, fields: 6, parts: 7, headerPairs: 20 } as const;
  return { fileSize: longestFileBytes, fieldSize: 2 * LONGEST_FILE_BYTES, ...counts };
}

/** `text` is what the file says; `null` when there is none, and empty when it is not text. */
export type Upload = {
  text: string | null;
  isText: boolean;
  isChosen: boolean;
  keeps: boolean;
  fields: unknown;
};

/** What a form takes: the field in which the text comes that was looked at before, and what the file is. */
export type UploadFormat = {
  field: string;
  noun: string;
  longestBytes?: number;
  /** What else can be done with a longer one. */
  ifLonger?: string;
  isFromSpreadsheet?: boolean;
};

/** What became of the file of a form: none was chosen, or one with nothing in it. */
export type Saved = 'whole' | 'none' | 'empty';

/** Of a form whose file there is nothing to take from. */
export const NO_FILE: Readonly<Record<Exclude<Saved, 'whole'>, string>> = {
  none: 'Choose a file first.',
  empty: 'There is nothing in this file. Download or copy it again, and choose the whole of it.',
};

const Keep = z.object({ keep: z.literal('yes') });

/**
 * A form with a file in it: as a file, or as the text that was looked at before.
 *
 * @throws {HttpProblem} when it is too large or cannot be read; the rest of its body is not waited for
 */
export async function readUpload(
  request: FastifyRequest,
  reply: FastifyReply,
  format: UploadFormat,
): Promise<Upload> {
  if (!request.isMultipart()) return toUpload(null, request.body, format);
  refuseLongBody(request, reply, format);
  try {
    return await readParts(request, format);
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    throw unreadable();
  }
}

/** Judged before any of it is read: what a body announces it cannot exceed. */
export function refuseLongBody(request: FastifyRequest, reply: FastifyReply, format: UploadFormat): void {
  const announced = request.headers['content-length'];
  if (announced !== undefined && Number(announced) <= longestBody(format)) return;
  if (announced === undefined) refuseBody(reply);
  // The rest of the body would be taken for the next request otherwise.
  reply.header('Connection', 'close');
  throw tooLarge(format);
}

/** Of a body that does not say how long it is. */
export function refuseBody(reply: FastifyReply): never {
  reply.header('Connection', 'close');
  throw new HttpProblem(
    411,
    'It does not say how long it is.',
    'Nothing was kept. Send the file with a Content-Length.',
  );
}

/** The file, perhaps as a field of a form, where each line break takes two bytes, and what stands around it. */
function longestBody({ longestBytes = LONGEST_FILE_BYTES }: UploadFormat): number {
  return Math.max(longestBytes, 2 * LONGEST_FILE_BYTES) + 10_000;
}

async function readParts(request: FastifyRequest, format: UploadFormat): Promise<Upload> {
  const fields: Record<string, unknown> = {};
  let file: Buffer | null = null;
  for await (const part of request.parts()) {
    if (isFile(part)) file = await readFile(part, format);
    else if (part.valueTruncated) throw tooLarge(format);
    else fields[part.fieldname] = part.value;
  }
  return toUpload(file, fields, format);
}

/**
 * Writes the file of a form to the disk as it comes in, however long it is.
 *
 * @param path - where to; nothing is there yet
 * @returns whether a file was chosen, and has something in it
 * @throws {HttpProblem} as `readUpload` does
 */
export async function saveUpload(
  request: FastifyRequest,
  reply: FastifyReply,
  format: UploadFormat,
  path: string,
): Promise<Saved> {
  if (!request.isMultipart()) return 'none';
  refuseLongBody(request, reply, format);
  const part = await request.file().catch(() => {
    throw unreadable();
  });
  if (!part) return 'none';
  const saved = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  await pipeline(part.file, saved).catch((error) => {
    // The rest of the body is not waited for.
    reply.header('Connection', 'close');
    throw saved.errored === error && 'syscall' in error ? error : unreadable();
  });
  if (part.file.truncated) throw tooLarge(format);
  if (part.filename === '' || part.filename === undefined) return 'none';
  return saved.bytesWritten > 0 ? 'whole' : 'empty';
}

/** Whatever fails while a form is taken apart is the form's doing. */
export function unreadable(): HttpProblem {
  return new HttpProblem(400, 'That could not be read.', 'Nothing was kept. Choose the file and try again.');
}

function isFile(part: Multipart): part is MultipartFile {
  return part.type === 'file';
}

/** A form without a chosen file sends one without a name. */
async function readFile(part: MultipartFile, format: UploadFormat): Promise<Buffer | null> {
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw tooLarge(format);
  return part.filename === '' || part.filename === undefined ? null : bytes;
}

function toUpload(
  file: Buffer | null,
  sent: unknown,
  { field, isFromSpreadsheet = false }: UploadFormat,
): Upload {
  const fields = z
    .record(z.string(), z.unknown())
    .catch({})
    .parse(sent ?? {});
  const typed = z
    .string()
    .nullable()
    .catch(null)
    .parse(fields[field] ?? null);
  const text = file === null ? typed : isFromSpreadsheet ? decodeIncoming(file) : decodeUtf8(file);
  return {
    // Browsers send the line breaks of a field as two characters.
    text: text?.replace(/\r\n?/g, '\n') ?? null,
    isText: file === null || text !== null,
    isChosen: file !== null,
    keeps: Keep.safeParse(fields).success,
    fields,
  };
}

export function tooLarge({ noun, longestBytes = LONGEST_FILE_BYTES, ifLonger }: UploadFormat): HttpProblem {
  const advice = `Nothing was kept. ${noun} has at most ${megabytesInWords(longestBytes)}: choose another.`;
  return new HttpProblem(
    413,
    'That file is too large.',
    ifLonger === undefined ? advice : `${advice} ${ifLonger}`,
  );
}

function megabytesInWords(bytes: number): string {
  const megabytes = Math.floor(bytes / 1_000_000);
  return agree(megabytes, 'one megabyte', `${megabytes} megabytes`);
}
