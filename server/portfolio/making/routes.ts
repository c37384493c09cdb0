import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { proveTask } from '../../../db/task/evidence.ts';
import { standingOfMaking } from '../../../plans/portfolio/making/assign-pieces.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { returnFields } from '../../http/forms/fields.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { findTask, momentOf } from '../../http/standing.ts';
import { makingsOf, piecesInEvidence } from './making.ts';

const MadeForm = z.object(returnFields);

/** Ticking a task with what it made as evidence. What that is, the portfolio says, not the form. */
export function makingRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.post<{ Params: { id: string } }>('/tasks/:id/made', (request, reply) => {
    const form = requireForm(MadeForm, request.body);
    const { plan, task, today } = findTask(deps, request.params.id);
    if (!plan || !task || task.droppedOn !== null) return reply.callNotFound();

    const makings = makingsOf(deps, plan).get(task.id) ?? [];
    const { isMade, unnamed } = standingOfMaking(makings, piecesInEvidence(task));
    if (!isMade) {
      throw new HttpProblem(
        409,
        'What this task makes is not whole any more.',
        'Nothing was ticked. You can still tick the task itself.',
      );
    }
    const pieces = unnamed.map((piece) => ({ key: piece.key, title: titleOf(piece) }));
    return proveTask(deps.db, { taskId: task.id, pieces, ...momentOf(deps, today) })
      ? answerChange(request, reply, deps, form)
      : reply.callNotFound();
  });
}
