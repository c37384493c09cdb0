import type { ChangeMoment } from '../../db/journal/journal.ts';
import { hasPlans, loadActivePlan } from '../../db/plan/load-plan.ts';
import { loadSettings } from '../../db/settings/settings.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { AppDeps } from '../deps.ts';
import { momentOf, type Standing } from '../http/standing.ts';
import { learnerDay } from './learner-day.ts';

/** What a command answers: lines for people, and the same as a value for programs. */
export type Answer = { lines: readonly string[]; value: unknown };

/** What a command works on, whether there is a plan or not. */
export type CliMoment = Pick<Standing, 'settings' | 'today'> & {
  deps: Pick<AppDeps, 'db' | 'clock'>;
  moment: ChangeMoment;
};

/** How things stand for a command that needs a plan, as most do. */
export type CliStanding = CliMoment & { plan: Plan };

/** Something that the caller can put right: told in words, without a trace of the code. */
export class CliProblem extends Error {
  override readonly name = 'CliProblem';
}

type Deps = CliMoment['deps'];

export function cliMomentOf(deps: Deps, processEnv: NodeJS.ProcessEnv | null = null): CliMoment {
  const settings = loadSettings(deps.db);
  const today = learnerDay(deps.clock.now(), settings, processEnv);
  return { deps, settings, today, moment: momentOf(deps, today) };
}

/** @throws {CliProblem} when no plan is in use */
export function requireStanding(deps: Deps, processEnv: NodeJS.ProcessEnv | null = null): CliStanding {
  const plan = loadActivePlan(deps.db);
  if (!plan) {
    throw new CliProblem(
      hasPlans(deps.db)
        ? 'No plan is in use. Start Daymark, open Plans and choose one; “undo” takes back the latest change.'
        : 'There is no plan yet. Start Daymark, open it and make one.',
    );
  }
  return { ...cliMomentOf(deps, processEnv), plan };
}
