import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { rewriteParts } from '../../../db/portfolio/piece-texts.ts';
import { addPiece, findPiece } from '../../../db/portfolio/pieces.ts';
import { durationsAsText } from '../../../plans/portfolio/clock/durations.ts';
import { clockAsText, moveOn } from '../../../plans/portfolio/clock/run-clock.ts';
import { runOf, timingOf } from '../../../plans/portfolio/clock/timing.ts';
import { upperFirst } from '../../../plans/words.ts';
import { clockAddress } from '../../../views/portfolio/addresses.ts';
import { RUN_END } from '../../../views/portfolio/clock/clock-page.tsx';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { returnFields, typedField } from '../../http/forms/fields.ts';
import { tokenOfForm } from '../../http/forms/form-token.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { seeOther } from '../../http/respond.tsx';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { findOfKind, newPieceKey, portfolioOf } from '../standing.ts';
import { findRuns } from './runs.ts';

const BeginForm = z.object({ length: typedField });
const MoveForm = z.object({
  ...returnFields,
  to: z.string('The form did not say where to go on.').max(80),
});

type KeyParams = { Params: { key: string } };

/** What the learner does with the clock of a rehearsal: begin a run, go on to the next section, end it. */
export function pieceClockRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<KeyParams>('/pieces/:key/runs', (request, reply) => {
    const { length: chosen } = BeginForm.parse(request.body ?? {});
    const parent = findPiece(deps.db, request.params.key);
    const found = parent && findRuns(portfolioOf(deps), parent);
    if (!found) return reply.callNotFound();
    const { kind, timing, runs, running } = found;
    // Two runs of one piece at the same time are one that was begun twice.
    if (running) return seeOther(reply, clockAddress(running.key));
    const { durations, clock, day, length } = timing;
    const [first] = durations.rows;
    if (length && !length.choices.some(({ id, minutes }) => id === chosen && minutes !== undefined))
      return reply.callNotFound();

    const moment = momentOf(deps, loadStanding(deps).today);
    const { key } = addPiece(deps.db, {
      key: newPieceKey(),
      kind: kind.id,
      noun: kind.title,
      parentKey: parent.key,
      title: `${upperFirst(kind.title)} ${runs.length + 1}`,
      parts: new Map([
        [clock.id, clockAsText({ row: first?.id ?? '', since: moment.at })],
        ...(day ? [[day.id, moment.today] as const] : []),
        ...(length ? [[length.id, chosen] as const] : []),
      ]),
      ...moment,
      formToken: tokenOfForm(request.body),
    });
    return seeOther(reply, clockAddress(key));
  });

  app.post<KeyParams>('/pieces/:key/clock', (request, reply) => {
    const form = requireForm(MoveForm, request.body);
    const found = findOfKind(deps, request.params.key);
    const timing = found && timingOf(found.kind);
    const rows = timing?.durations.rows ?? [];
    const row = rows.find(({ id }) => id === form.to);
    if (!timing || (!row && form.to !== RUN_END)) return reply.callNotFound();

    const { piece, kind } = found;
    const named = { noun: kind.title, title: piece.title.text };
    const moment = momentOf(deps, loadStanding(deps).today);
    const change = rewriteParts(deps.db, {
      key: piece.key,
      facts: () =>
        row ? { kind: 'run-moved-on', ...named, row: row.label } : { kind: 'run-ended', ...named },
      write: (current) => {
        const ids = rows.map(({ id }) => id);
        const run = moveOn(ids, runOf(timing, current), row?.id ?? null, moment.at);
        return (
          run &&
          new Map([
            [timing.durations.id, durationsAsText(run.spent)],
            [timing.clock.id, clockAsText(run.running)],
          ])
        );
      },
      ...moment,
    });
    return change ? answerChange(request, reply, deps, form) : reply.callNotFound();
  });
}
