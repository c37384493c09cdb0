import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { bringBack, tryBringingBack } from '../../db/data/bring-back.ts';
import { type DataFile, type DataProblem, dataFileReader } from '../../db/data/data-file.ts';
import type { Bringing } from '../../db/data/what-to-bring.ts';
import { journalBasis } from '../../db/journal/history.ts';
import { day } from '../../plans/day.ts';
import { BringBackPage, type BringBackPageProps, type DataPreview } from '../../views/data/bring-back.tsx';
import type { AppDeps } from '../deps.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { takeUpload, type UploadFormat, uploadLimits } from '../http/upload.ts';
import { plansAfter } from './backups-shown.ts';

/** Two hundred plans of a hundred days. */
const LONGEST_FILE_BYTES = 100_000_000;
const DATA_FILE: UploadFormat = { field: 'data', noun: 'A file of data', longestBytes: LONGEST_FILE_BYTES };

const BringBackForm = z.object({
  file: z.string().max(100).catch(''),
  basis: z.string().max(200).catch(''),
});

type BroughtPreview = Omit<DataPreview, 'file' | 'basis' | 'isStale'>;

/** What was looked at last, by its fingerprint: too long to go to the browser and back. */
type HeldFile = { fingerprint: string; file: DataFile };

/** Data that Daymark wrote comes back: looked at first, then brought in as one change. */
export function bringBackRoutes(app: FastifyInstance, deps: AppDeps): void {
  let held: HeldFile | null = null;

  // Only this address takes a file.
  app.register(async (uploads) => {
    const limits = uploadLimits(LONGEST_FILE_BYTES);
    await uploads.register(multipart, { limits, throwFileSizeLimit: false });
    uploads.post('/settings/data', async (request, reply) => {
      const looked = await lookAt(request, reply);
      held = looked.ok ? looked.held : null;
      return looked.ok ? sendPreview(reply, deps, looked.held) : sendProblems(reply, deps, looked.problems);
    });
  });

  app.post('/settings/data/return', async (request, reply) => {
    const { file: fingerprint, basis } = BringBackForm.parse(request.body ?? {});
    if (held === null || held.fingerprint !== fingerprint) {
      return sendProblems(reply, deps, [withoutPath('That file is no longer available: choose it again.')]);
    }
    if (basis !== journalBasis(deps.db)) return sendPreview(reply.code(409), deps, held, { isStale: true });

    const { file } = held;
    const backup = await deps.backups.make('before-import');
    // Others were served meanwhile.
    if (basis !== journalBasis(deps.db))
      return sendPreview(reply.code(409), deps, { fingerprint, file }, { isStale: true });
    const brought = bringBack(deps.db, file, momentOf(deps, loadStanding(deps).today));
    if (!brought.ok) return sendProblems(reply, deps, [brought.problem]);
    held = null;
    return seeOther(reply, brought.bringing.isWhole && backup.ok ? '/' : plansAfter(backup));
  });
}

type LookedAt = { ok: true; held: HeldFile } | { ok: false; problems: readonly DataProblem[] };

/** Read while it comes in, so that others are served between its pieces. */
async function lookAt(request: FastifyRequest, reply: FastifyReply): Promise<LookedAt> {
  const reader = dataFileReader();
  const hash = createHash('sha256');
  let byteCount = 0;
  const isChosen = await takeUpload(request, reply, DATA_FILE, (bytes) => {
    byteCount += bytes.length;
    hash.update(bytes);
    return reader.write(bytes);
  });
  if (!isChosen || byteCount === 0) return { ok: false, problems: [withoutPath('Choose a file first.')] };
  const read = reader.end();
  return read.ok ? { ok: true, held: { fingerprint: hash.digest('hex'), file: read.file } } : read;
}

function sendPreview(
  reply: FastifyReply,
  deps: AppDeps,
  { fingerprint, file }: HeldFile,
  { isStale = false } = {},
) {
  const tried = tryBringingBack(deps.db, file, momentOf(deps, loadStanding(deps).today));
  if (!tried.ok) return sendProblems(reply, deps, [tried.problem]);
  const told = { file: fingerprint, basis: journalBasis(deps.db), isStale };
  return send(reply, deps, { preview: { ...previewOf(tried.bringing), ...told }, problems: [] });
}

/** Tables whose rows a learner would count, beside plans. */
const NOUNS: Readonly<Record<string, string>> = {
  answers: 'answer',
  answerNotes: 'note on a question',
  ownQuestions: 'question of your own',
  mocks: 'mock interview',
  roadmaps: 'roadmap of your own',
  reportChoices: 'saved report',
};

function previewOf({ plans, rows, settings, changes, isWhole }: Bringing): BroughtPreview {
  const others = Object.entries(NOUNS).map(([name, noun]) => ({ count: rows.get(name)?.length ?? 0, noun }));
  const isAllHere =
    settings === null && changes.length === 0 && [...rows.values()].every((some) => some.length === 0);
  return {
    plans: plans.map((plan) => ({ ...plan, startOn: day(plan.startOn), finishOn: day(plan.finishOn) })),
    others: others.filter(({ count }) => count > 0),
    isWhole,
    hasSettings: settings !== null,
    hasHistory: changes.length > 0,
    isAllHere,
  };
}

function sendProblems(reply: FastifyReply, deps: AppDeps, problems: readonly DataProblem[]) {
  return send(reply.code(422), deps, { preview: null, problems });
}

function send(reply: FastifyReply, deps: AppDeps, props: BringBackPageProps) {
  const main = <BringBackPage {...props} />;
  const page = {
    title: 'Bring data back',
    nav: 'settings' as const,
    sheet: 'settings' as const,
    main,
  };
  return sendPage(reply, deps, loadStanding(deps).settings, page, '/settings');
}

function withoutPath(message: string): DataProblem {
  return { path: '', message };
}
