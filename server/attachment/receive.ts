import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NewAttachment } from '../../db/attachment/attachment-rows.ts';
import { bytesInAll } from '../../db/attachment/attachments.ts';
import { filesFolder, keepBytes, makeRoomForFile } from '../../db/attachment/store.ts';
import type { Database } from '../../db/file/open.ts';
import {
  ATTACHMENT_PREFIX,
  type Attachment,
  type AttachmentType,
  isPicture,
  MOST_ATTACHMENT_BYTES,
  MOST_BYTES_IN_ALL,
  type PictureType,
} from '../../plans/attachment/attachment.ts';
import { safeFileName } from '../../plans/attachment/file-name.ts';
import { typeJudge } from '../../plans/attachment/judge-type.ts';
import { withoutPlace } from '../../plans/attachment/picture/without-place.ts';
import { tokenOfForm } from '../http/forms/form-token.ts';
import { refuseBody, unreadable } from '../http/forms/upload.ts';
import { HttpProblem } from '../http/http-problem.ts';

/** What stands around the file, with room for words. */
const FIELDS_BYTES = 500_000;
const LONGEST_BODY_BYTES = MOST_ATTACHMENT_BYTES + FIELDS_BYTES;
/** A longer body than that is read to its end all the same, so that a browser hears why it was refused. */
const HEARD_OUT_BYTES = 8 * LONGEST_BODY_BYTES;

/** How much of a form with a file is read before it is refused. */
export const ATTACHMENT_LIMITS = {
  fileSize: MOST_ATTACHMENT_BYTES,
  fieldSize: FIELDS_BYTES,
  files: 1,
  fields: 12,
  parts: 14,
  headerPairs: 20,
} as const;

/** A file that came in and was judged; nothing is kept of it before `keep` is called. */
export type ReceivedFile = Pick<NewAttachment, 'sha256' | 'name' | 'type' | 'bytes'> & { keep(): void };

/** A form with its fields, and its file: `none` was chosen, or it is `empty`. */
export type FileForm = { fields: Record<string, unknown>; file: ReceivedFile | 'none' | 'empty' };

/**
 * Takes in a form with a file, which is written to the disk as it comes and handed to `answer`; what that does not keep is cleared away.
 *
 * @throws {HttpProblem} in words, when the file is too large, damaged, or one of several; nothing is kept then
 */
export async function withFile<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Database,
  answer: (form: FileForm) => T,
): Promise<T> {
  if (!request.isMultipart()) return answer({ fields: Object(request.body ?? {}), file: 'none' });
  await refuseLongBody(request, reply);
  const room = makeRoomForFile(db);
  try {
    return answer(await readForm(request, reply, db, room));
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/** Never one that was used before, on another machine either. */
export function newAttachmentKey(): string {
  return `${ATTACHMENT_PREFIX}${randomBytes(8).toString('hex')}`;
}

/** Names the form as `tokenOfForm` does: with another file it says something else. */
export function tokenOfFileForm(
  fields: Record<string, unknown>,
  file: Pick<Attachment, 'sha256' | 'name'> | null,
): string | undefined {
  return tokenOfForm(file === null ? fields : { ...fields, file: [file.sha256, file.name] });
}

/** Judged before any of it is kept: what a body announces it cannot exceed. */
async function refuseLongBody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const announced = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(announced)) refuseBody(reply);
  if (announced <= LONGEST_BODY_BYTES) return;
  reply.header('Connection', 'close');
  if (announced <= HEARD_OUT_BYTES) await heardOut(request);
  throw tooLarge();
}

function heardOut({ raw }: FastifyRequest): Promise<void> {
  return new Promise((resolve) => {
    raw
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    raw.resume();
  });
}

async function readForm(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Database,
  room: string,
): Promise<FileForm> {
  const form: FileForm = { fields: {}, file: 'none' };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') form.file = await takeFile(part, db, room);
      else if (part.valueTruncated) throw tooLarge();
      else form.fields[part.fieldname] = part.value;
    }
    return form;
  } catch (error) {
    // The rest of the body is not waited for.
    reply.header('Connection', 'close');
    throw inWords(error);
  }
}

/** Whatever fails while a form is taken apart is the form's doing, but for the disk's. */
function inWords(error: unknown): unknown {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof Error) || !('code' in error)) return unreadable();
  if (error.code === 'FST_FILES_LIMIT')
    return new HttpProblem(
      413,
      'That was more than one file.',
      'Nothing was kept. Send one file at a time: go back, and choose it.',
    );
  return 'syscall' in error && 'path' in error ? error : unreadable();
}

async function takeFile(part: MultipartFile, db: Database, room: string): Promise<FileForm['file']> {
  const path = join(room, 'as-it-came');
  const { hash, judge, look } = inspection();
  const saved = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  await pipeline(part.file, look, saved);
  if (part.file.truncated) throw tooLarge();
  if (!part.filename) return 'none';
  const bytes = saved.bytesWritten;
  if (bytes === 0) return 'empty';
  const type = judge.end();
  const name = safeFileName(part.filename);
  const kept = isPicture(type)
    ? writeWithoutPlace(type, path, join(room, 'without-place'))
    : { path, bytes, sha256: hash.digest('hex') };
  return received(db, name, type, kept);
}

type Written = { path: string; bytes: number; sha256: string };

function received(
  db: Database,
  name: string,
  type: AttachmentType,
  { path, bytes, sha256 }: Written,
): ReceivedFile {
  return {
    name,
    type,
    bytes,
    sha256,
    keep() {
      if (bytesInAll(db) + bytes > MOST_BYTES_IN_ALL) throw noRoom();
      keepBytes(filesFolder(db), sha256, path);
    },
  };
}

/** Looks at the bytes as they go by. */
function inspection() {
  const hash = createHash('sha256');
  const judge = typeJudge();
  const look = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      judge.write(chunk);
      done(null, chunk);
    },
  });
  return { hash, judge, look };
}

/** In one go, so that no two are in memory at once. */
function writeWithoutPlace(type: PictureType, from: string, path: string): Written {
  const parts = withoutPlace(type, readFileSync(from));
  if (parts === null)
    throw new HttpProblem(
      422,
      'This picture is damaged.',
      'Nothing was kept: where it was taken could not be taken out of it. Open it in a program for pictures, save it anew, and attach that.',
    );
  const hash = createHash('sha256');
  let bytes = 0;
  for (const part of parts) {
    hash.update(part);
    bytes += part.length;
    writeFileSync(path, part, { mode: 0o600, flag: 'a' });
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

function tooLarge(): HttpProblem {
  const most = MOST_ATTACHMENT_BYTES / 1024 / 1024;
  return new HttpProblem(
    413,
    'That file is too large.',
    `Nothing was kept. A file has at most ${most} MB: go back, and choose a smaller one, or write down its path or address instead.`,
  );
}

function noRoom(): HttpProblem {
  const most = MOST_BYTES_IN_ALL / 1024 / 1024 / 1024;
  return new HttpProblem(
    413,
    'There is no room for this file.',
    `Nothing was kept. All files together have at most ${most} GB: remove one that you no longer need first.`,
  );
}
