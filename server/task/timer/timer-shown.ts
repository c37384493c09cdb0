import type { Settings } from '../../../db/settings/settings.ts';
import { findFocusTimer, type TimerOnTask } from '../../../db/task/focus-timer.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import {
  countedSeconds,
  proposedMinutes,
  type TimerSurroundings,
  timerDoubt,
} from '../../../plans/task/focus-timer.ts';
import type { TimerShown } from '../../../views/task/timer/clock.tsx';
import type { AppDeps } from '../../deps.ts';
import { watchTimer } from './timer-watch.ts';

/** The timer as a page shows it now; `null` where there is none. */
export function findTimerShown(
  deps: AppDeps,
  plan: Plan,
  { timeZone }: Pick<Settings, 'timeZone'>,
): TimerShown | null {
  const timer = findFocusTimer(deps.db);
  if (timer === null) return null;

  const now = deps.clock.now();
  const around = surroundingsOf(deps, timer);
  return {
    timer,
    countedSeconds: countedSeconds(timer, now),
    doubt: timerDoubt(timer, now, around),
    proposedMinutes: proposedMinutes(timer, now, around),
    sleptSeconds: around.sleptSeconds,
    now: now.toISOString(),
    timeZone,
    isOfPlan: plan.tasks.some(({ id }) => id === timer.taskId),
  };
}

/** What the timer is judged by besides its own count. */
export function surroundingsOf(deps: AppDeps, timer: TimerOnTask): TimerSurroundings {
  return { taskMinutes: timer.taskMinutes, sleptSeconds: watchTimer(deps, timer) };
}
