import { listMocks } from '../../db/mock/mock-rows.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import { type Gate, judgeGates } from '../../plans/gate/gate.ts';
import type { GateNames } from '../../plans/gate/gate-words.ts';
import type { GateEvidence } from '../../plans/gate/judge-criterion.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { AppDeps } from '../deps.ts';
import { portfolioOf } from '../portfolio/standing.ts';
import { bankOf } from '../practice/question-bank.ts';
import { findAvailableRoadmap } from '../roadmap/available-roadmaps.ts';

/** The gates of a plan as its roadmap tells them, judged by everything that exists; none where it tells none. */
export function findGates(deps: Pick<AppDeps, 'db' | 'library'>, plan: Plan): Gate[] {
  const roadmap = findAvailableRoadmap(deps, plan.roadmapId)?.roadmap;
  if (!roadmap?.phases.some(({ gates }) => gates.length > 0)) return [];
  return judgeGates(plan, roadmap, gateEvidenceOf(deps, plan));
}

/** Everything that exists, as gates and skills are judged by it. */
export function gateEvidenceOf(deps: Pick<AppDeps, 'db' | 'library'>, plan: Pick<Plan, 'id'>): GateEvidence {
  const { pieces, judged } = portfolioOf(deps);
  return {
    pieces,
    judged,
    mocks: listMocks(deps.db, plan.id),
    bank: bankOf(deps),
    answers: loadAnswers(deps.db),
  };
}

/** What criteria name, as it is called. */
export function gateNamesOf(deps: Pick<AppDeps, 'db' | 'library'>, { phases }: Plan): GateNames {
  const { kinds, mockFormats } = deps.library;
  return { kinds, phases, formats: mockFormats, categories: bankOf(deps) };
}
