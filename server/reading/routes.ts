import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { saveReadingNote } from '../../db/reading/reading-notes.ts';
import { listReadings, setReading } from '../../db/reading/readings.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import { readingNoteField } from '../../views/ids.ts';
import { READING_ADDRESS } from '../../views/reading/addresses.ts';
import type { AppDeps } from '../deps.ts';
import { returnFields, seenField } from '../http/forms/fields.ts';
import { requireForm } from '../http/forms/parse-form.ts';
import { loadStanding, momentOf } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { answerTick } from '../task/ticking/late.ts';
import { findToRead } from './left.ts';
import { shelfOf } from './shelf.ts';

const ReadForm = z.object({
  ...returnFields,
  done: z.enum(['yes', 'no'], 'The form did not say whether it is read.'),
  seen: seenField,
});

type KeyParams = { Params: { key: string } };

/** What the learner does with something to read: tick it, and write on it. It is the same wherever it stands. */
export function readingRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<KeyParams>('/reading/:key/completion', (request, reply) => {
    const form = requireForm(ReadForm, request.body);
    const { plan, today } = loadStanding(deps);
    const shelf = shelfOf(deps, plan);
    const resource = findToRead(deps, shelf, request.params.key);
    if (!resource) return reply.callNotFound();

    const on = form.done === 'yes' ? today : null;
    const tick = setReading(deps.db, { resource, on, seen: form.seen, ...momentOf(deps, today) });
    if (!tick) return reply.callNotFound();
    const seen = seenOf(listReadings(deps.db).get(resource.id) ?? null);
    // What no roadmap has any more is gone with the last that was kept on it, and its page, too.
    const isThere = findToRead(deps, shelf, resource.id) !== undefined;
    const place = isThere ? form : { from: READING_ADDRESS };
    return answerTick(request, reply, deps, place, { tick, seen });
  });

  app.post<KeyParams>('/reading/:key/note', (request, reply) => {
    const writing = readWriting(request);
    const { plan, today } = loadStanding(deps);
    const resource = findToRead(deps, shelfOf(deps, plan), request.params.key);
    if (!resource) return reply.callNotFound();

    const outcome = saveReadingNote(deps.db, { resource, ...newText(deps, writing, today) });
    return answerWriting(request, reply, deps, { writing, outcome, field: readingNoteField(resource.id) });
  });
}
