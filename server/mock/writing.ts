import type { FastifyInstance } from 'fastify';
import { saveRoundNotes, saveTakeaway } from '../../db/mock/mocks.ts';
import { notesId, TAKEAWAY_ID } from '../../views/mock/round-entry.tsx';
import type { AppDeps } from '../deps.ts';
import { loadStanding } from '../http/standing.ts';
import { answerWriting, newText, readWriting } from '../http/writing.tsx';
import { findMockAt } from './page.tsx';

/** What is written in a mock: the notes of each round, and what to do next. */
export function mockWritingRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string; position: string } }>(
    '/mocks/:id/rounds/:position/notes',
    (request, reply) => {
      const writing = readWriting(request);
      const { plan, today } = loadStanding(deps);
      const mock = plan && findMockAt(deps, plan, request.params.id);
      const round = mock?.rounds.find(({ position }) => String(position) === request.params.position);
      if (!mock || !round) return reply.callNotFound();

      const { position } = round;
      const outcome = saveRoundNotes(deps.db, { mock, position, ...newText(deps, writing, today) });
      return answerWriting(request, reply, deps, { writing, outcome, field: notesId(position) });
    },
  );

  app.post<{ Params: { id: string } }>('/mocks/:id/takeaway', (request, reply) => {
    const writing = readWriting(request);
    const { plan, today } = loadStanding(deps);
    const mock = plan && findMockAt(deps, plan, request.params.id);
    if (!mock) return reply.callNotFound();

    const outcome = saveTakeaway(deps.db, { mock, ...newText(deps, writing, today) });
    return answerWriting(request, reply, deps, { writing, outcome, field: TAKEAWAY_ID });
  });
}
