import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HttpProblem } from '../security/http-problem.ts';

/** The longest roadmap file. */
const LONGEST_FILE_BYTES = 1_000_000;
/** The file as a field of a form, where each line break takes two bytes, and what stands around it. */
const LONGEST_BODY_BYTES = 2 * LONGEST_FILE_BYTES + 10_000;

/** How much of a form is read before it is refused. */
export const UPLOAD_LIMITS = {
  fileSize: LONGEST_FILE_BYTES,
  fieldSize: 2 * LONGEST_FILE_BYTES,
  files: 1,
  fields: 4,
  parts: 5,
  headerPairs: 20,
} as const;

/** `text` is what the file says; `null` when there is none, and empty when it is not text. */
export type RoadmapUpload = { text: string | null; isText: boolean; keeps: boolean };

const Fields = z.object({ yaml: z.string().optional(), keep: z.literal('yes').optional().catch(undefined) });

/**
 * A form with a roadmap in it: as a file, or as the text that was looked at before.
 *
 * @throws {HttpProblem} when it is too large or cannot be read; the rest of its body is not waited for
 */
export async function readUpload(request: FastifyRequest, reply: FastifyReply): Promise<RoadmapUpload> {
  if (!request.isMultipart()) return toUpload(null, request.body);
  refuseLongBody(request, reply);
  try {
    return await readParts(request);
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    // Whatever else fails while a form is taken apart is the form's doing.
    throw new HttpProblem(400, 'That could not be read.', 'Nothing was kept. Choose the file and try again.');
  }
}

/** Judged before any of it is read: what a body announces it cannot exceed. */
function refuseLongBody(request: FastifyRequest, reply: FastifyReply): void {
  const announced = request.headers['content-length'];
  if (announced !== undefined && Number(announced) <= LONGEST_BODY_BYTES) return;
  // The rest of the body would be taken for the next request otherwise.
  reply.header('Connection', 'close');
  if (announced !== undefined) throw tooLarge();
  throw new HttpProblem(
    411,
    'It does not say how long it is.',
    'Nothing was kept. Send the file with a Content-Length.',
  );
}

async function readParts(request: FastifyRequest): Promise<RoadmapUpload> {
  const fields: Record<string, unknown> = {};
  let file: Buffer | null = null;
  for await (const part of request.parts()) {
    if (isFile(part)) file = await readFile(part);
    else if (part.valueTruncated) throw tooLarge();
    else fields[part.fieldname] = part.value;
  }
  return toUpload(file, fields);
}

function isFile(part: Multipart): part is MultipartFile {
  return part.type === 'file';
}

/** A form without a chosen file sends one without a name. */
async function readFile(part: MultipartFile): Promise<Buffer | null> {
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw tooLarge();
  return part.filename === '' || part.filename === undefined ? null : bytes;
}

function toUpload(file: Buffer | null, sent: unknown): RoadmapUpload {
  const fields = Fields.safeParse(sent ?? {});
  const { yaml = null, keep } = fields.success ? fields.data : {};
  const text = file === null ? yaml : decode(file);
  return {
    // Browsers send the line breaks of a field as two characters.
    text: text?.replace(/\r\n?/g, '\n') ?? null,
    isText: file === null || text !== null,
    keeps: keep === 'yes',
  };
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function tooLarge(): HttpProblem {
  return new HttpProblem(
    413,
    'That file is too large.',
    'Nothing was kept. A roadmap file has at most one megabyte: choose another.',
  );
}
