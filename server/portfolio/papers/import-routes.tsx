import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import { journalBasis } from '../../../db/journal/history.ts';
import { importPapers, listPieces } from '../../../db/portfolio/pieces.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { ReadPaper } from '../../../plans/portfolio/papers/import/entry.ts';
import { judgePaperImport } from '../../../plans/portfolio/papers/import/judge-import.ts';
import { PAPER, partsOfPaper } from '../../../plans/portfolio/papers/paper.ts';
import { IMPORT_ADDRESS, LEDGER_ADDRESS } from '../../../views/portfolio/papers/addresses.ts';
import { ImportPapersPage, type ImportPapersPageProps } from '../../../views/portfolio/papers/import.tsx';
import type { AppDeps } from '../../deps.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { isRepeatedForm } from '../../http/forms/repeated-form.ts';
import { readUpload, UPLOAD_LIMITS, type Upload, type UploadFormat } from '../../http/forms/upload.ts';
import type { OpenPageRoute } from '../../http/pages/page-route.ts';
import { type Page, seeOther, sendPage } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { findKind, newPieceKey } from '../standing.ts';
import { readingListTwins } from './on-reading-list.ts';

/** Programs write these files in whichever encoding they are used to. */
const PAPERS_FILE: UploadFormat = { field: 'text', noun: 'A file of papers', isFromSpreadsheet: true };
const Fields = z.object({ text: z.string().catch(''), basis: z.string().max(200).catch('') });

export const importPapersPage: OpenPageRoute = {
  path: IMPORT_ADDRESS,
  find: ({ deps }) => (findKind(deps, PAPER) ? pageOf({ preview: null, typed: NOTHING }) : null),
};

/** Papers from other programs: what they would bring is shown first, and kept when the learner says so. */
export function paperImportRoutes(app: FastifyInstance, deps: AppDeps): void {
  // Only this address takes a file.
  app.register(async (uploads) => {
    await uploads.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
    uploads.post(IMPORT_ADDRESS, async (request, reply) => {
      const kind = findKind(deps, PAPER);
      if (!kind) return reply.callNotFound();
      return answerUpload(reply, deps, kind, await readUpload(request, reply, PAPERS_FILE));
    });
  });
}

function answerUpload(reply: FastifyReply, deps: AppDeps, kind: Kind, upload: Upload) {
  const { text: typed, basis } = Fields.parse(upload.fields);
  const { plan, today } = loadStanding(deps);
  const moment = { ...momentOf(deps, today), formToken: tokenOfForm(upload.fields) };
  if (upload.keeps && isRepeatedForm(deps.db, moment)) return seeOther(reply, LEDGER_ADDRESS);

  const refuse = (message: string) => {
    const errors = { [upload.isChosen ? 'file' : 'text']: message };
    return send(reply.code(422), deps, pageOf({ preview: null, typed: { text: typed, errors } }));
  };
  if (!upload.isText) return refuse('This is no text: choose the file that the other program exported');
  const text = upload.text ?? '';
  const twinOf = readingListTwins(deps, plan);
  const judged = judgePaperImport(text, listPieces(deps.db), (paper) => twinOf(paper)?.resource);
  if (!judged.ok) {
    const { line, message } = judged.problem;
    return refuse(line === null ? message : `Line ${line}: ${message}`);
  }
  const { added, known, problems } = judged.import;
  if (added.length + known.length === 0) return refuse(notUnderstood(problems[0]));
  if (upload.keeps && added.length > 0) {
    const papers = toPieces(added, kind);
    if (importPapers(deps.db, { papers, basis, ...moment })) return seeOther(reply, LEDGER_ADDRESS);
  }
  const isStale = upload.keeps && basis !== journalBasis(deps.db);
  const token = { basis: journalBasis(deps.db), formToken: randomUUID() };
  const preview = { text, import: judged.import, ...token, isStale };
  return send(reply.code(isStale ? 409 : 200), deps, pageOf({ preview, typed: NOTHING }));
}

function notUnderstood(problem: { line: number; message: string } | undefined): string {
  return problem === undefined ? 'There is no paper in it' : `Line ${problem.line}: ${problem.message}`;
}

/** Keys in their order: papers that come together stand in the order of the text. */
function toPieces(added: readonly ReadPaper[], kind: Kind) {
  const keys = added.map(newPieceKey).sort();
  const parts = new Set(kind.parts.map(({ id }) => id));
  return added.map(({ paper: { title, ...paper } }, index) => ({
    key: keys[index] ?? newPieceKey(),
    kind: PAPER,
    parentKey: '',
    title,
    parts: new Map([...partsOfPaper(paper)].filter(([id]) => parts.has(id))),
  }));
}

const NOTHING: ImportPapersPageProps['typed'] = { text: '', errors: {} };

function pageOf(props: ImportPapersPageProps): Page {
  const main = <ImportPapersPage {...props} />;
  return { title: 'Bring papers in', nav: `kind-${PAPER}`, sheet: 'portfolio', main };
}

function send(reply: FastifyReply, deps: AppDeps, page: Page) {
  return sendPage(reply, deps, loadStanding(deps).settings, page, IMPORT_ADDRESS);
}
