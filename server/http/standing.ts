import { inOneLook } from '../../db/file/state/foreign-version.ts';
import { loadPlan } from '../../db/plan/load-plan.ts';
import { loadSettings, type Settings } from '../../db/settings/settings.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { todayOf } from '../clock.ts';
import type { AppDeps } from '../deps.ts';

/** How things stand; `plan` is `null` before there is one. */
export type Standing = { settings: Settings; plan: Plan | null; today: Day };

/** What pages and changes need to know first. */
export function loadStanding(deps: Pick<AppDeps, 'db' | 'clock'>): Standing {
  return inOneLook(deps.db, () => {
    const settings = loadSettings(deps.db);
    const plan = settings.activePlanId === null ? null : loadPlan(deps.db, settings.activePlanId);
    return { settings, plan, today: todayOf(deps.clock, settings) };
  });
}

/** A task of the plan in use, by the id in an address. */
export function findTask(deps: AppDeps, id: string): Standing & { task: Task | undefined } {
  const standing = loadStanding(deps);
  return { ...standing, task: standing.plan?.tasks.find((task) => String(task.id) === id) };
}

/** When a change is made: now, on the learner's day. */
export function momentOf(deps: Pick<AppDeps, 'clock'>, today: Day): { at: string; today: Day } {
  return { at: deps.clock.now().toISOString(), today };
}
