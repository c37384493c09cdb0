import { oncePerValue } from '../../../plans/once-per-value.ts';
import type { Plan, Task } from '../../../plans/plan/plan.ts';
import type { JudgedPortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import { assignPieces, type Making } from '../../../plans/portfolio/making/assign-pieces.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { tasksById } from '../../../plans/roadmap/task-of-roadmap.ts';
import type { AppDeps } from '../../deps.ts';
import { findAvailableRoadmap } from '../../roadmap/available-roadmaps.ts';
import { portfolioOf } from '../standing.ts';

/** By the ids of tasks: what each makes, and with which pieces. Tasks that make nothing, or left the plan, are not there. */
export type Makings = ReadonlyMap<number, readonly Making[]>;

const NONE: Makings = new Map();

/** What the tasks of a plan make, as its roadmap tells, and the pieces that are meant. */
export function makingsOf(deps: Pick<AppDeps, 'db' | 'library'>, plan: Plan): Makings {
  const available = findAvailableRoadmap(deps, plan.roadmapId);
  if (!available) return NONE;
  const { pieces, judged } = portfolioOf(deps);
  return assignedIn(plan, available.roadmap, pieces, judged);
}

const assignedIn = oncePerValue(
  (plan: Plan, roadmap: Roadmap, pieces: readonly Piece[], judged: JudgedPortfolio): Makings => {
    const making = plan.tasks.flatMap((task) => {
      const { key, origin, droppedOn, completion } = task;
      if (origin !== 'roadmap' || droppedOn !== null) return [];
      const makes = tasksById(roadmap).get(key)?.makes ?? [];
      if (makes.length === 0) return [];
      return [{ id: task.id, isDone: completion !== null, makes, evidence: piecesInEvidence(task) }];
    });
    return assignPieces(making, pieces, judged);
  },
);

/** Keys of the pieces that the evidence of a task names. */
export function piecesInEvidence({ evidence }: Pick<Task, 'evidence'>): string[] {
  return evidence.flatMap(({ pieceKey }) => (pieceKey === '' ? [] : [pieceKey]));
}
