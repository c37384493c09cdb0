import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { clearWaitingRoom, makeWaitingRoom } from '../../db/file/waiting-room.ts';
import { INCOMING_FORMATS } from '../../plans/incoming/read.ts';
import { stagedAddress } from '../../views/incoming/addresses.ts';
import type { AppDeps } from '../deps.ts';
import { type Received, receiveForm } from '../http/forms/received.ts';
import { type UploadFormat, uploadLimits } from '../http/forms/upload.ts';
import { seeOther, sendPage, untilGone } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';
import { sendGone } from './gone.ts';
import { findDoorPage, findStagedPage } from './page.tsx';
import type { FileOrder } from './read-file.ts';
import { findStaged, stage, stageAnew, unstageAll } from './staged.ts';
import { broughtTaskRoutes } from './tasks/routes.tsx';

const LONGEST_FILE_BYTES = 100_000_000;
const ANY_FILE: UploadFormat = {
  field: 'file',
  noun: 'A file',
  longestBytes: LONGEST_FILE_BYTES,
  ifLonger: 'A deck of cards is smaller without its media. A whole Daymark comes back in Settings.',
};

const FormatForm = z.object({ format: z.enum(INCOMING_FORMATS).nullable().catch(null) });

type Place = { folder: string; path: string };

/** The one door for what the learner has already: looked at first, then made into tasks, a roadmap or questions. */
export function incomingRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.addHook('onClose', async () => unstageAll(deps));
  broughtTaskRoutes(app, deps);

  // Only this address takes a file.
  app.register(async (uploads) => {
    const limits = uploadLimits(LONGEST_FILE_BYTES);
    await uploads.register(multipart, { limits, throwFileSizeLimit: false });
    uploads.post('/import', async (request, reply) => {
      const folder = makeWaitingRoom(deps.db);
      const place = { folder, path: join(folder, 'incoming') };
      const outcome = await receiveForm(request, reply, ANY_FILE, place.path)
        .then((received) => takeIn(deps, received, place, untilGone(reply)))
        .catch((error) => {
          clearWaitingRoom(folder);
          throw error;
        });
      if (outcome.ok) return seeOther(reply, stagedAddress(outcome.ticket));
      clearWaitingRoom(folder);
      return sendDoor(reply.code(422), deps, outcome);
    });
  });

  app.get<{ Params: { ticket: string }; Querystring: Record<string, unknown> }>(
    '/import/:ticket',
    (request, reply) => {
      const { ticket } = request.params;
      const staged = findStaged(deps, ticket);
      if (!staged) return sendGone(reply, deps, ticket);
      const { settings } = loadStanding(deps);
      return sendPage(reply, deps, settings, findStagedPage(deps, staged, request.query), request.url);
    },
  );

  app.post<{ Params: { ticket: string } }>('/import/:ticket/format', async (request, reply) => {
    const { ticket } = request.params;
    const staged = findStaged(deps, ticket);
    if (!staged) return sendGone(reply, deps, ticket);
    const { format } = FormatForm.parse(request.body ?? {});
    const { path, name } = staged;
    const read = await readBeside(deps, { path, name, format }, untilGone(reply));
    if (!read.ok) return sendDoor(reply.code(422), deps, { problem: read.problem, field: 'file', text: '' });
    stageAnew(deps, staged, read.incoming);
    return seeOther(reply, stagedAddress(ticket));
  });
}

type TakenIn =
  | { ok: true; ticket: string }
  | { ok: false; problem: string; field: 'file' | 'text'; text: string };

/** Reads what was sent, and keeps it for an hour where that went well. A file goes before pasted text. */
async function takeIn(
  deps: AppDeps,
  { file, fields }: Received,
  { folder, path }: Place,
  signal: AbortSignal,
): Promise<TakenIn> {
  const { text = '' } = fields;
  const field = file ? 'file' : 'text';
  if (!file && text.trim() === '')
    return { ok: false, problem: 'Choose a file, or paste a text', field: 'file', text };
  if (file?.bytes === 0) {
    const problem = 'There is nothing in this file: download or copy it again, and choose the whole of it';
    return { ok: false, problem, field, text };
  }
  if (!file) {
    rmSync(path, { force: true });
    writeFileSync(path, text, { mode: 0o600 });
  }
  const name = file?.name.slice(0, 200) ?? '';
  const read = await readBeside(deps, { path, name, format: null }, signal);
  if (!read.ok) return { ok: false, problem: read.problem, field, text };
  return { ok: true, ticket: stage(deps, { name, incoming: read.incoming, path, folder }).ticket };
}

function readBeside(deps: AppDeps, file: Omit<FileOrder, 'timeZone'>, signal: AbortSignal) {
  const { timeZone } = loadStanding(deps).settings;
  return deps.background.run('read', { ...file, timeZone }, signal);
}

function sendDoor(
  reply: FastifyReply,
  deps: AppDeps,
  { problem, field, text }: { problem: string; field: 'file' | 'text'; text: string },
) {
  const page = findDoorPage({ text, errors: { [field]: problem }, gone: null });
  return sendPage(reply, deps, loadStanding(deps).settings, page, '/import');
}
