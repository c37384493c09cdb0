import type { FastifyInstance } from 'fastify';
import { listReadingNotes } from '../../db/reading/reading-notes.ts';
import type { Reference } from '../../plans/reading/export/reference.ts';
import { filterReading } from '../../plans/reading/list/reading-filter.ts';
import type { AppDeps } from '../deps.ts';
import { loadStanding } from '../http/standing.ts';
import { readReadingFilter } from './filter.ts';
import { readingOf } from './reading-of.ts';
import { sendBibtex, sendCsl } from './send-references.ts';
import { shelfOf } from './shelf.ts';

/** The reading list, or what was chosen of it, for other programs. */
export function readingExportRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/reading.bib', (request, reply) =>
    sendBibtex(reply, 'reading', listReferences(deps, request.url)),
  );
  app.get('/reading.json', (request, reply) => sendCsl(reply, 'reading', listReferences(deps, request.url)));
}

function listReferences(deps: AppDeps, url: string): Reference[] {
  const { plan } = loadStanding(deps);
  const phases = readingOf({ deps, plan }, shelfOf(deps, plan));
  const filter = readReadingFilter(new URL(url, 'http://page').searchParams, phases);
  const notes = listReadingNotes(deps.db);
  const noteOf = (id: string) => notes.get(id)?.text ?? '';
  return filterReading(phases, filter, noteOf)
    .flatMap(({ lines }) => lines)
    .map(({ resource }) => ({ resource, note: noteOf(resource.id) }));
}
