import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { listAttachments } from '../../../db/attachment/attachments.ts';
import { filesFolder, pathOfBytes, sizeOf } from '../../../db/attachment/store.ts';
import { clearWaitingRoom, makeWaitingRoom } from '../../../db/file/waiting-room.ts';
import { isPicture } from '../../../plans/attachment/attachment.ts';
import { datesIn } from '../../../plans/dates.ts';
import { fileName } from '../../../plans/portfolio/export/file-names.ts';
import { documentOf, type PieceDocument } from '../../../plans/portfolio/export/piece-document.ts';
import { pieceMarkdown } from '../../../plans/portfolio/export/piece-markdown.ts';
import { lineInPlainWords } from '../../../plans/text/line-markdown.ts';
import { picturesOfPiece } from '../../attachment/pictures.ts';
import type { AppDeps } from '../../deps.ts';
import { untilGone } from '../../http/respond.tsx';
import { loadStanding } from '../../http/standing.ts';
import { findOfKind, portfolioOf } from '../standing.ts';
import { printPiece } from './print-piece.ts';
import type { Attached } from './write-folder.ts';

type KeyParams = { Params: { key: string } };

/** Pieces to take along: one by one, or all of them as a folder. */
export function portfolioExportRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get<KeyParams>('/pieces/:key.md', (request, reply) => {
    const document = findDocument(deps, request.params.key);
    if (!document) return reply.callNotFound();
    return sendFile(reply, nameOf(document, 'md'), 'text/markdown; charset=utf-8', pieceMarkdown(document));
  });

  app.get<KeyParams>('/pieces/:key.pdf', async (request, reply) => {
    const document = findDocument(deps, request.params.key);
    if (!document) return reply.callNotFound();
    const pictures = picturesOfPiece(deps.db, document.key);
    const bytes = await printPiece(deps, document, pictures, untilGone(reply));
    return sendFile(reply, nameOf(document, 'pdf'), 'application/pdf', bytes);
  });

  app.get('/portfolio.zip', async (_request, reply) => {
    const { settings, today } = loadStanding(deps);
    const { kinds, pieces } = portfolioOf(deps);
    const { locale, hourCycle } = settings;
    const folder = makeWaitingRoom(deps.db);
    const into = join(folder, 'portfolio.zip');
    try {
      const order = { kinds, pieces, attached: attachedFiles(deps), style: { locale, hourCycle }, into };
      await deps.background.run('folder', order, untilGone(reply));
    } catch (error) {
      clearWaitingRoom(folder);
      throw error;
    }
    const zip = createReadStream(into).once('close', () => clearWaitingRoom(folder));
    return sendFile(reply, `daymark-portfolio-${today}.zip`, 'application/zip', zip);
  });
}

/** All that is attached to pieces, as far as it is there. */
function attachedFiles({ db }: Pick<AppDeps, 'db'>): Attached[] {
  const folder = filesFolder(db);
  return listAttachments(db)
    .map(({ pieceKey, name, sha256, type }) => ({
      pieceKey,
      name,
      path: pathOfBytes(folder, sha256),
      isPicture: isPicture(type),
    }))
    .filter(({ pieceKey, path }) => pieceKey !== '' && sizeOf(path) !== null);
}

function findDocument(deps: AppDeps, key: string): PieceDocument | undefined {
  const found = findOfKind(deps, key);
  return found && documentOf(found, portfolioOf(deps), datesIn(loadStanding(deps).settings));
}

function nameOf({ key, title }: PieceDocument, extension: string): string {
  return `${fileName(lineInPlainWords(title), key)}.${extension}`;
}

function sendFile(reply: FastifyReply, name: string, type: string, content: unknown) {
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', attachmentNamed(name))
    .type(type)
    .send(content);
}

/** By RFC 6266: what reads no other letters is told those of ASCII. */
function attachmentNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, '_');
  if (plain === name) return `attachment; filename="${name}"`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
