import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../../db/journal/history.ts';
import { importOwnQuestions, listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { BYTE_ORDER_MARK } from '../../../plans/content/write-csv.ts';
import { ownQuestionsCsv } from '../../../plans/practice/own/own-csv.ts';
import { judgeOwnImport, type OwnImport } from '../../../plans/practice/own/own-import.ts';
import type { AppDeps } from '../../deps.ts';
import { hasMark } from '../../http/csv-mark.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { isRepeatedForm } from '../../http/forms/repeated-form.ts';
import { readUpload, UPLOAD_LIMITS, type Upload, type UploadFormat } from '../../http/forms/upload.ts';
import type { Page } from '../../http/respond.tsx';
import { seeOther, sendPage } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { newOwnKey } from '../question-bank.ts';
import { categoryChoices, findImportPage } from './page.tsx';

const OWN_PAGE = '/practice/own';
const CSV_FILE: UploadFormat = { field: 'csv', noun: 'A file of questions', isFromSpreadsheet: true };

const KeepForm = z.object({ basis: z.string().max(200).catch('') });

/** The learner's own questions as a file, and from one. */
export function ownCsvRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/practice/own.csv', (request, reply) => {
    const { searchParams: query } = new URL(request.url, 'http://page');
    const csv = ownQuestionsCsv(listOwnQuestions(deps.db));
    return reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', 'attachment; filename="my-questions.csv"')
      .type('text/csv; charset=utf-8; header=present')
      .send(hasMark(query) ? BYTE_ORDER_MARK + csv : csv);
  });

  // Only this address takes a file.
  app.register(async (uploads) => {
    await uploads.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
    uploads.post('/practice/own/import', async (request, reply) =>
      answerUpload(reply, deps, await readUpload(request, reply, CSV_FILE)),
    );
  });
}

/** What it would do is shown first, and done when the learner says so. */
async function answerUpload(reply: FastifyReply, deps: AppDeps, upload: Upload) {
  const csv = upload.text ?? '';
  const { basis } = KeepForm.parse(upload.fields);
  const moment = { ...momentOf(deps, loadStanding(deps).today), formToken: tokenOfForm(upload.fields) };
  if (upload.keeps && isRepeatedForm(deps.db, moment)) return seeOther(reply, OWN_PAGE);

  const judged = judgeUpload(deps, upload);
  if (!judged.ok) {
    return send(reply.code(422), deps, findImportPage(deps, { trouble: { csv, problems: judged.problems } }));
  }
  const hasNothing = judged.import.added.length + judged.import.changed.length === 0;
  if (upload.keeps && !hasNothing) {
    // That it failed is told in Settings: what is brought in here is taken back from Recent changes.
    await deps.backups.make('before-import');
    const kept = importOwnQuestions(deps.db, { rows: rowsToKeep(judged.import), ...moment, basis });
    if (kept) return seeOther(reply, OWN_PAGE);
  }
  const isStale = upload.keeps && basis !== journalBasis(deps.db);
  const isAllRefused = hasNothing && judged.import.refusedCount > 0;
  const preview = { csv, import: judged.import, isStale };
  return send(reply.code(isStale ? 409 : isAllRefused ? 422 : 200), deps, findImportPage(deps, { preview }));
}

function judgeUpload(deps: AppDeps, { text, isText, isChosen }: Upload): ReturnType<typeof judgeOwnImport> {
  if (text !== null && text.trim() !== '') {
    const categoryIds = categoryChoices(deps).map(({ id }) => id);
    return judgeOwnImport(text, listOwnQuestions(deps.db), categoryIds);
  }
  const message = !isText
    ? 'This is not a text: save the table as “CSV UTF-8”, and send it again'
    : isChosen
      ? 'There is nothing in this file: choose another'
      : 'Choose a CSV file first';
  return { ok: false, problems: [{ line: null, column: null, path: '', message }] };
}

function rowsToKeep({ added, changed }: OwnImport) {
  return [...added, ...changed].map(({ key, words, archivedOn }) => ({
    key: key ?? newOwnKey(),
    words,
    archivedOn,
  }));
}

function send(reply: FastifyReply, deps: AppDeps, page: Page) {
  return sendPage(reply, deps, loadStanding(deps).settings, page, '/practice/own/import');
}
