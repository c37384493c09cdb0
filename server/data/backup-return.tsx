import { copyFileSync } from 'node:fs';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { daymarkCommandOn, withoutTicks } from '../../db/file/commands.ts';
import { timeZoneOf } from '../../db/file/restore/contents.ts';
import { type RestoreReason, RestoreRefusedError } from '../../db/file/restore/refusal.ts';
import { journalBasis } from '../../db/journal/history.ts';
import { BackupReturnPage, type BackupReturnPageProps } from '../../views/data/backup-return.tsx';
import type { AppDeps } from '../deps.ts';
import type { HeldForms } from '../http/forms/held-forms.ts';
import { NO_FILE, type Saved, saveUpload, type UploadFormat, uploadLimits } from '../http/forms/upload.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding } from '../http/standing.ts';
import { hasData, hasPlan, type WaitingBackup, waitingBackupsOf } from './waiting-backups.ts';

const FoundForm = z.object({ name: z.string().max(300).catch('') });
const ReturnForm = z.object({
  key: z.string().max(100).catch(''),
  basis: z.string().max(200).catch(''),
});

/** A learner's database of many years has some 20 MB. */
export const LONGEST_BACKUP_BYTES = 100_000_000;

const BACKUPS_OFFERED = 8;

/** Who has no plan yet brings everything back that an earlier Daymark of theirs had. */
export function backupReturnRoutes(app: FastifyInstance, deps: AppDeps, forms: HeldForms): void {
  const complain = (err: unknown) => app.log.error({ err }, 'The copy of a backup could not be cleared away');
  const waiting = waitingBackupsOf(deps, forms, complain);
  app.addHook('onClose', async () => waiting.close());

  const look = (reply: FastifyReply, bring: (copy: string) => Promise<Saved>) =>
    inWords(reply, deps, async () => {
      const one = await waiting.look(async (copy) => {
        const saved = await bring(copy);
        requireNoPlan(deps);
        return saved;
      });
      if (typeof one === 'string') return sendProblem(reply, deps, NO_FILE[one]);
      requireNoPlan(deps);
      return sendPreview(reply, deps, one);
    });

  app.get('/setup/backup', (_request, reply) =>
    hasPlan(deps.db) ? seeOther(reply, '/') : send(reply, deps, { preview: null, problem: null }),
  );

  // Only this address takes a file.
  app.register(async (uploads) => {
    await uploads.register(multipart, {
      limits: uploadLimits(LONGEST_BACKUP_BYTES),
      throwFileSizeLimit: false,
    });
    uploads.post('/setup/backup', (request, reply) =>
      look(reply, (copy) => saveUpload(request, reply, backupFile(deps), copy)),
    );
  });

  app.post('/setup/backup/found', (request, reply) => {
    const { name } = FoundForm.parse(request.body ?? {});
    requireNoPlan(deps);
    return look(reply, async (copy) => copyFound(deps, name, copy));
  });

  app.post('/setup/backup/return', (request, reply) =>
    inWords(reply, deps, async () => {
      const { key, basis } = ReturnForm.parse(request.body ?? {});
      const outcome = await waiting.bringIn(key, basis);
      if (outcome === 'in') return seeOther(reply, '/');
      requireNoPlan(deps);
      if (outcome === 'gone')
        return sendProblem(reply, deps, 'That backup is no longer available: choose it again.');
      // Something was entered since it was looked at.
      return sendPreview(reply.code(409), deps, outcome, { isStale: true });
    }),
  );
}

/** A refusal is told on the page, where another can be chosen. */
async function inWords(reply: FastifyReply, deps: AppDeps, act: () => Promise<FastifyReply>) {
  try {
    return await act();
  } catch (error) {
    const words = error instanceof RestoreRefusedError ? REFUSED_WORDS[error.reason] : undefined;
    if (words === undefined || !(error instanceof RestoreRefusedError)) throw error;
    return sendProblem(reply, deps, words, error.about.wrong);
  }
}

/** One may have been made in another window. */
function requireNoPlan({ db }: AppDeps): void {
  if (!hasPlan(db)) return;
  const command = withoutTicks(daymarkCommandOn(db.client.name, 'restore', 'FILE'));
  throw new HttpProblem(
    409,
    'There is a plan already.',
    `Nothing was changed. A backup takes the place of all that is here, your plan too. If that is what you want, stop Daymark, type ${command} and start it again; what is here now is kept aside.`,
  );
}

function backupFile({ db }: AppDeps): UploadFormat {
  const command = withoutTicks(daymarkCommandOn(db.client.name, 'restore', 'FILE'));
  return {
    field: 'file',
    noun: 'A backup',
    longestBytes: LONGEST_BACKUP_BYTES,
    ifLonger: `A larger one comes back on the command line: stop Daymark, type ${command} and start it again.`,
  };
}

/** The name of a form is never taken for a path. */
function copyFound(deps: AppDeps, name: string, copy: string): Saved {
  const path = listFound(deps).find((backup) => backup.name === name)?.path;
  if (path === undefined) throw new RestoreRefusedError('missing', name);
  try {
    copyFileSync(path, copy);
    return 'whole';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EACCES' || code === 'EPERM') throw new RestoreRefusedError('no-rights', path);
    if (code === 'EIO') throw new RestoreRefusedError('disk-fault', path);
    throw error;
  }
}

/** Whether one is sound is looked at when it is chosen. */
function listFound({ backups }: AppDeps) {
  return backups.list().slice(0, BACKUPS_OFFERED);
}

/** Of others only the place is told: they may be somebody else's, whose data is nobody's to look at on a page. */
function lookAround({ db, backups }: AppDeps): BackupReturnPageProps['around'] {
  const { folders, others } = backups.around();
  const [newest] = others;
  if (newest === undefined) return { folders, others: null };
  const command = withoutTicks(daymarkCommandOn(db.client.name, 'restore', newest));
  return { folders, others: { count: others.length, newest, command } };
}

/** Why a file cannot be brought back, for a page, which knows the database: the reasons that can be met there. */
export const REFUSED_WORDS: Readonly<Partial<Record<RestoreReason, string>>> = {
  missing: 'That backup is no longer there: choose another.',
  json: 'This is a file of data: choose it below, where such a file is brought back.',
  packed: 'This file is packed: unpack it first, and choose what comes of it.',
  foreign: 'This is not a database of Daymark: choose another file.',
  damaged: 'This backup is damaged: choose another.',
  'strange-tables': 'The tables of this backup are not those of a Daymark: choose an older backup.',
  'too-new': 'This backup was written by a newer Daymark: use that version, or choose an older backup.',
  'no-rights': 'Daymark may not read this backup: let the account that runs it read it, or choose another.',
  'disk-fault': 'The disk of this backup reports a fault: try again, or choose another.',
};

/** By the clocks of whoever made it: a Daymark with nothing in it knows no time zone yet. */
function previewOf({ key, contents: { plans, lastChangeAt, timeZone, lacksLog, wrong } }: WaitingBackup) {
  return {
    plans,
    key,
    lacksLog,
    wrong,
    lastChange: lastChangeAt === null ? null : { at: lastChangeAt, timeZone },
  };
}

function sendPreview(reply: FastifyReply, deps: AppDeps, one: WaitingBackup, { isStale = false } = {}) {
  const preview = { ...previewOf(one), basis: journalBasis(deps.db), isStale };
  return send(reply, deps, { preview, problem: null });
}

function sendProblem(reply: FastifyReply, deps: AppDeps, words: string, wrong: readonly string[] = []) {
  return send(reply.code(422), deps, { preview: null, problem: { words, wrong } });
}

function send(reply: FastifyReply, deps: AppDeps, shown: Pick<BackupReturnPageProps, 'preview' | 'problem'>) {
  const backups = listFound(deps).map(({ name, path, instant }) => ({
    name,
    made: {
      at: instant.toISOString(),
      timeZone: timeZoneOf(path) ?? loadStanding(deps).settings.timeZone,
    },
  }));
  const main = (
    <BackupReturnPage {...shown} backups={backups} around={lookAround(deps)} hasData={hasData(deps.db)} />
  );
  const page = { title: 'Bring back a backup', nav: 'settings' as const, sheet: 'settings' as const, main };
  return sendPage(reply, deps, loadStanding(deps).settings, page, '/setup/backup');
}
