import { randomUUID } from 'node:crypto';
import type { Plan, Task } from '../../../plans/plan/plan.ts';
import { standingOfMaking } from '../../../plans/portfolio/making/assign-pieces.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import type { MadeFor } from '../../../views/portfolio/making/made-for.tsx';
import type { TaskMakingProps } from '../../../views/portfolio/making/task-making.tsx';
import type { AppDeps } from '../../deps.ts';
import { loadStanding } from '../../http/standing.ts';
import { portfolioOf } from '../standing.ts';
import { makingsOf, piecesInEvidence } from './making.ts';

/** What a task makes, for its page. */
export function makingOfTask(
  deps: AppDeps,
  plan: Plan,
  task: Task,
): Omit<TaskMakingProps, 'taskId' | 'isDone' | 'from'> {
  const { kinds, pieces, judged } = portfolioOf(deps);
  const makings = makingsOf(deps, plan).get(task.id) ?? [];
  const wanted = kinds.filter(({ id }) => makings.some(({ make }) => make.kind === id));
  const inUse = pieces.filter(({ archivedOn }) => archivedOn === null);
  return {
    makings,
    standing: standingOfMaking(makings, piecesInEvidence(task)),
    kinds,
    judged,
    parents: new Map(wanted.map(({ id, of }) => [id, inUse.filter(({ kind }) => kind === of)])),
    formTokens: new Map(wanted.map(({ id }) => [id, randomUUID()])),
  };
}

/** The tasks of the plan in use that make a piece. */
export function madeForOf(deps: AppDeps, { key }: Piece): MadeFor[] {
  const { plan } = loadStanding(deps);
  if (!plan) return [];
  return [...makingsOf(deps, plan)].flatMap(([taskId, makings]) => {
    const task = plan.tasks.find(({ id }) => id === taskId);
    const isMeant = makings.some(({ pieces }) => pieces.some(({ piece }) => piece.key === key));
    if (!task || !isMeant) return [];
    const standing = standingOfMaking(makings, piecesInEvidence(task));
    return [{ taskId, title: task.title, isDone: task.completion !== null, standing }];
  });
}
