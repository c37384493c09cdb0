import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import type { DataProblem } from '../../db/data/told-problems.ts';
import { sweepWaitingRooms } from '../../db/file/waiting-room.ts';
import { BringBackPage } from '../../views/data/bring-back.tsx';
import type { AppDeps } from '../deps.ts';
import type { HeldForms } from '../http/forms/held-forms.ts';
import { NO_FILE, saveUpload, type UploadFormat, uploadLimits } from '../http/forms/upload.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';
import { plansAfter } from './backups-shown.ts';
import { shownOf } from './import-shown.ts';
import { type Import, importsOf } from './imports.ts';

/** A gigabyte of files takes a third more as text; the rest holds some two and a half thousand plans of a hundred days. */
const LONGEST_FILE_BYTES = 2_500_000_000;
const DATA_FILE: UploadFormat = { field: 'data', noun: 'A file of data', longestBytes: LONGEST_FILE_BYTES };

/** What is done as soon as this is answered at once; the others are shown how far it is. */
const AT_ONCE_MS = 1_500;
const REFRESH_SECONDS = 1;

const BringBackForm = z.object({
  file: z.string().max(100).catch(''),
  basis: z.string().max(200).catch(''),
});

/** Data that Daymark wrote comes back: looked at first, then brought in as one change. */
export function bringBackRoutes(app: FastifyInstance, deps: AppDeps, forms: HeldForms): void {
  sweepWaitingRooms(deps.db);
  const complain = (err: unknown) => app.log.error({ err }, 'A file of data could not be brought back');
  const imports = importsOf(deps, forms, complain);
  app.addHook('onClose', async () => imports.close());

  // Only this address takes a file.
  app.register(async (uploads) => {
    const limits = uploadLimits(LONGEST_FILE_BYTES);
    await uploads.register(multipart, { limits, throwFileSizeLimit: false });
    uploads.post('/settings/data', async (request, reply) => {
      const one = await imports.receive((path) => saveUpload(request, reply, DATA_FILE, path));
      if (typeof one === 'string') return sendProblem(reply, deps, NO_FILE[one]);
      await doneSoon(one);
      return seeOther(reply, addressOf(one));
    });
  });

  app.get<{ Params: { file: string } }>('/settings/data/:file', (request, reply) =>
    sendStanding(reply, deps, imports.find(request.params.file)),
  );

  app.post('/settings/data/return', async (request, reply) => {
    const { file, basis } = BringBackForm.parse(request.body ?? {});
    imports.confirm(file, basis);
    const one = imports.find(file);
    if (one === 'in') return seeOther(reply, '/plans');
    if (typeof one === 'string') {
      return sendProblem(reply, deps, 'That file is no longer available: choose it again.');
    }
    await doneSoon(one);
    const { state } = one;
    if (state.is === 'in')
      return seeOther(reply, state.isWhole && state.backup.ok ? '/' : plansAfter(state.backup));
    // Something was changed since it was looked at.
    if (state.is === 'looked') return sendStanding(reply.code(409), deps, one);
    return seeOther(reply, addressOf(one));
  });

  app.post('/settings/data/cancel', (request, reply) => {
    imports.cancel(BringBackForm.parse(request.body ?? {}).file);
    return seeOther(reply, '/settings');
  });
}

function addressOf({ key }: Import): string {
  return `/settings/data/${key}`;
}

async function doneSoon({ atWork }: Import): Promise<void> {
  let patience: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<void>((resolve) => {
    patience = setTimeout(resolve, AT_ONCE_MS);
  });
  await Promise.race([atWork, gaveUp]);
  clearTimeout(patience);
}

/** How the page is answered, unless something else was said. */
const STATUS = { working: 200, preview: 200, in: 200, problems: 422, failed: 503, gone: 410 } as const;

function sendStanding(reply: FastifyReply, deps: AppDeps, one: Import | 'in' | 'gone' | 'cut-off') {
  const shown = shownOf(one);
  if (reply.statusCode === 200) reply.code(STATUS[shown.is]);
  return send(reply, deps, shown);
}

function sendProblem(reply: FastifyReply, deps: AppDeps, message: string) {
  const problems: DataProblem[] = [{ path: '', message }];
  return send(reply.code(422), deps, { is: 'problems', problems });
}

function send(reply: FastifyReply, deps: AppDeps, shown: Parameters<typeof BringBackPage>[0]['shown']) {
  const page = {
    title: 'Bring data back',
    nav: 'settings' as const,
    sheet: 'settings' as const,
    main: <BringBackPage shown={shown} />,
    ...(shown.is === 'working' && { refreshSeconds: REFRESH_SECONDS }),
  };
  return sendPage(reply, deps, loadStanding(deps).settings, page, '/settings');
}
