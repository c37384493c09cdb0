import type { ChangeMoment } from '../../db/journal/journal.ts';
import { loadActivePlan } from '../../db/plan/load-plan.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { AppDeps } from '../deps.ts';
import { momentOf, type Standing } from '../http/standing.ts';
import { learnerDay } from './learner-day.ts';

/** What a command answers: lines for people, and the same as a value for programs. */
export type Answer = { lines: readonly string[]; value: unknown };

/** How things stand for a command, which needs a plan. */
export type CliStanding = Pick<Standing, 'settings' | 'today'> & {
  deps: Pick<AppDeps, 'db' | 'clock'>;
  plan: Plan;
  moment: ChangeMoment;
};

/** Something that the caller can put right: told in words, without a trace of the code. */
export class CliProblem extends Error {
  override readonly name = 'CliProblem';
}

/** @throws {CliProblem} when there is no plan yet */
export function requireStanding(
  deps: Pick<AppDeps, 'db' | 'clock'>,
  processEnv: NodeJS.ProcessEnv | null = null,
): CliStanding {
  const settings = loadSettings(deps.db);
  const plan = loadActivePlan(deps.db);
  const today = learnerDay(deps.clock.now(), settings, processEnv);
  if (!plan) throw new CliProblem('There is no plan yet. Start Daymark, open it and make one.');
  return { deps, plan, settings, today, moment: momentOf(deps, today) };
}
