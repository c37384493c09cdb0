import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { attachToPiece, findAttachment, removeAttachment } from '../../db/attachment/attachments.ts';
import { openAttachment } from '../../db/attachment/store.ts';
import { findPiece } from '../../db/portfolio/pieces.ts';
import { type Attachment, isPicture } from '../../plans/attachment/attachment.ts';
import { contentDisposition } from '../../plans/attachment/file-name.ts';
import { pieceAddress } from '../../views/portfolio/addresses.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { NO_FILE } from '../http/forms/upload.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { loadStanding, momentOf } from '../http/standing.ts';
import { findKind } from '../portfolio/standing.ts';
import {
  ATTACHMENT_LIMITS,
  type FileForm,
  newAttachmentKey,
  type ReceivedFile,
  tokenOfFileForm,
  withFile,
} from './receive.ts';

const PlaceForm = z.object(returnFields);

type KeyParams = { Params: { key: string } };

/** Files are attached to pieces, handed out, and taken away. */
export function attachmentRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get<KeyParams>('/files/:key/:name', (request, reply) => {
    const attachment = findAttachment(deps.db, request.params.key);
    return attachment ? handOut(request, reply, deps, attachment) : reply.callNotFound();
  });

  app.post<KeyParams>('/files/:key/removal', (request, reply) => {
    const form = requireForm(PlaceForm, request.body);
    const attachment = findAttachment(deps.db, request.params.key);
    const piece = attachment && findPiece(deps.db, attachment.pieceKey);
    if (!piece) return reply.callNotFound();
    const noun = nounOf(deps, piece.kind);
    removeAttachment(deps.db, { key: attachment.key, noun, ...momentOf(deps, loadStanding(deps).today) });
    return answerChange(request, reply, deps, form);
  });

  // Only this address takes a file.
  app.register(async (uploads) => {
    await uploads.register(multipart, { limits: ATTACHMENT_LIMITS, throwFileSizeLimit: false });
    uploads.post<KeyParams>('/pieces/:key/files', (request, reply) =>
      withFile(request, reply, deps.db, ({ fields, file }) => {
        const piece = findPiece(deps.db, request.params.key);
        if (!piece) return reply.callNotFound();
        const back = { href: pieceAddress(piece.key), words: 'Back to the piece' };
        const received = requireFile(file, back);
        received.keep();
        const { keep: _, ...facts } = received;
        attachToPiece(deps.db, {
          attachment: { ...facts, key: newAttachmentKey(), pieceKey: piece.key },
          noun: nounOf(deps, piece.kind),
          ...momentOf(deps, loadStanding(deps).today),
          formToken: tokenOfFileForm(fields, received),
        });
        return answerChange(request, reply, deps, requireForm(PlaceForm, fields));
      }),
    );
  });
}

function nounOf(deps: AppDeps, kindId: string): string {
  return findKind(deps, kindId)?.title ?? 'piece';
}

function requireFile(file: FileForm['file'], back: { href: string; words: string }): ReceivedFile {
  if (typeof file !== 'string') return file;
  throw new HttpProblem(422, NO_FILE[file], 'Nothing was kept.', { ways: [back] });
}

/** In a browser that shows it by itself nothing of it can run, load or be sent. */
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Only pictures are shown; all else is saved, whatever it may be. */
function handOut(request: FastifyRequest, reply: FastifyReply, deps: AppDeps, attachment: Attachment) {
  const { type, sha256, name, bytes } = attachment;
  const etag = `"${sha256}"`;
  reply
    .header('Content-Security-Policy', SANDBOX)
    .header('X-Content-Type-Options', 'nosniff')
    .header('Cache-Control', 'private, no-cache')
    .header('ETag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const content = openAttachment(deps.db, attachment);
  if (!content) throw withoutBytes(name);
  return reply
    .header('Content-Disposition', contentDisposition(isPicture(type) ? 'inline' : 'attachment', name))
    .header('Content-Length', bytes)
    .type(type === 'text/plain' ? 'text/plain; charset=utf-8' : type)
    .send(content);
}

function withoutBytes(name: string): HttpProblem {
  return new HttpProblem(
    404,
    `The file “${name}” is known here, but its bytes are not.`,
    'They did not come along, as with a backup without its folder of files. Bring a file of all data back that has them, or remove the file and attach it again.',
  );
}
