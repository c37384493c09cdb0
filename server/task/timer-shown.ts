import type { Settings } from '../../db/settings/settings.ts';
import { findFocusTimer } from '../../db/task/focus-timer.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { countedSeconds, timerDoubt } from '../../plans/task/focus-timer.ts';
import type { TimerShown } from '../../views/task/timer/clock.tsx';
import type { AppDeps } from '../deps.ts';

/** The timer as a page shows it now; `null` where there is none. */
export function findTimerShown(
  { db, clock }: AppDeps,
  plan: Plan,
  { timeZone }: Pick<Settings, 'timeZone'>,
): TimerShown | null {
  const timer = findFocusTimer(db);
  if (timer === null) return null;

  const now = clock.now();
  return {
    timer,
    countedSeconds: countedSeconds(timer, now),
    doubt: timerDoubt(timer, now),
    now: now.toISOString(),
    timeZone,
    isOfPlan: plan.tasks.some(({ id }) => id === timer.taskId),
  };
}
