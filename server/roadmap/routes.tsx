import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { deleteRoadmap, findRoadmapByKey, saveRoadmap } from '../../db/roadmap/roadmaps.ts';
import { formulaFaultsOfFile } from '../../plans/content/formula-faults-of-file.ts';
import type { ContentProblem } from '../../plans/content/problem.ts';
import type { IncomingFormat } from '../../plans/incoming/read.ts';
import { recogniseText } from '../../plans/incoming/recognise.ts';
import { parseRoadmap } from '../../plans/roadmap/parse-roadmap.ts';
import type { RoadmapTrouble } from '../../views/roadmap/roadmaps.tsx';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { readUpload, UPLOAD_LIMITS, type Upload, type UploadFormat } from '../http/forms/upload.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { shelfOf } from '../library/shelf-of.ts';
import { findAvailableRoadmap } from './available-roadmaps.ts';
import { findRoadmapPage, findRoadmapsPage } from './page.tsx';

const ROADMAP_FILE: UploadFormat = { field: 'yaml', noun: 'A roadmap file' };

export function roadmapRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get<{ Params: { id: string } }>('/roadmaps/:id.yaml', (request, reply) => {
    const { id } = request.params;
    const available = findAvailableRoadmap(deps, id);
    if (!available) return reply.callNotFound();
    return reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', `attachment; filename="${available.roadmap.id}.yaml"`)
      .type('application/yaml; charset=utf-8')
      .send(available.yaml);
  });

  app.post<{ Params: { id: string } }>('/roadmaps/:id/removal', (request, reply) => {
    const roadmap = findRoadmapByKey(deps.db, request.params.id);
    // One that is gone already is as it should be: a double click has one effect.
    if (roadmap)
      deleteRoadmap(deps.db, { roadmapId: roadmap.id, ...momentOf(deps, loadStanding(deps).today) });
    return answerChange(request, reply, deps, { from: '/roadmaps' });
  });

  // Only this address takes a file.
  app.register(async (uploads) => {
    await uploads.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
    uploads.post('/roadmaps', async (request, reply) =>
      answerUpload(reply, deps, await readUpload(request, reply, ROADMAP_FILE)),
    );
  });
}

/** What is well is shown first and kept when the learner says so; what is not is told, all of it, and nothing is kept. */
function answerUpload(reply: FastifyReply, deps: AppDeps, upload: Upload) {
  const { settings, today } = loadStanding(deps);
  const { text } = upload;
  if (text === null || text.trim() === '') {
    return sendTrouble(reply, deps, { yaml: '', problems: [withoutPlace(nothingToRead(upload))] });
  }
  const other = somethingElse(text);
  if (other !== null) return sendTrouble(reply, deps, { yaml: '', problems: [], other });
  const parsed = parseRoadmap(text, shelfOf(deps.library));
  const problems = parsed.ok
    ? [...findTakenId(deps, parsed.roadmap.id, text), ...formulaFaultsOfFile(text, 'roadmap')]
    : parsed.problems;
  if (!parsed.ok || problems.length > 0) return sendTrouble(reply, deps, { yaml: text, problems });

  const { roadmap } = parsed;
  if (upload.keeps) {
    saveRoadmap(deps.db, { key: roadmap.id, title: roadmap.title, yaml: text, ...momentOf(deps, today) });
    return seeOther(reply, `/roadmaps/${roadmap.id}`);
  }
  const uploadedAt = findRoadmapByKey(deps.db, roadmap.id)?.uploadedAt ?? null;
  const page = findRoadmapPage({ deps, settings }, { roadmap, uploadedAt }, text);
  return sendPage(reply, deps, settings, page, '/roadmaps');
}

function sendTrouble(reply: FastifyReply, deps: AppDeps, trouble: RoadmapTrouble) {
  const { settings } = loadStanding(deps);
  const page = findRoadmapsPage({ deps, settings }, trouble);
  return sendPage(reply.code(422), deps, settings, page, '/roadmaps');
}

/** What a text looks like that is no roadmap at all, in words; `null` for one that means to be a roadmap. */
function somethingElse(text: string): string | null {
  return OWN_NAMES.test(text) ? null : (OTHER_WORDS[recogniseText(text, '')] ?? null);
}

/** What stands in no other list at the beginning of a line. */
const OWN_NAMES = /^["']?(?:id|title|weeks|phases|tracks|resources)["']? ?:/m;
const OTHER_WORDS: Partial<Record<IncomingFormat, string>> = {
  separated: 'a table',
  'anki-text': 'notes from Anki',
  markdown: 'Markdown',
  opml: 'an outline (OPML)',
  trello: 'a board from Trello',
  calendar: 'a calendar',
  papers: 'a list of papers',
};

function nothingToRead({ isText, isChosen }: Upload): string {
  if (!isText) return 'This is not a text in UTF-8: save the file as plain text in UTF-8, and send it again';
  return isChosen ? 'There is nothing in this file: choose another' : 'Choose a roadmap file first';
}

/** A roadmap that comes with Daymark stays what it is: plans made from it hang on its ids. */
function findTakenId({ library }: AppDeps, id: string, text: string): ContentProblem[] {
  if (!library.roadmaps.some((roadmap) => roadmap.id === id)) return [];
  const line = text.split('\n').findIndex((each) => /^["']?id["']?\s*:/.test(each));
  const message = `“${id}” is the id of a roadmap that comes with Daymark: give yours another, like “my-${id}”`;
  return [{ ...withoutPlace(message), line: line === -1 ? null : line + 1, path: 'id' }];
}

function withoutPlace(message: string): ContentProblem {
  return { line: null, column: null, path: '', message };
}
