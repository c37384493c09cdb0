import { formatClock } from '../../../plans/format.ts';
import type { FocusTimer, TimerDoubt } from '../../../plans/task/focus-timer.ts';
import { useDates } from '../../dates.ts';

/** The timer as it stands at the instant at which the page was made. */
export type TimerShown = {
  timer: FocusTimer & { taskTitle: string; taskMinutes: number };
  countedSeconds: number;
  doubt: TimerDoubt | null;
  /** What may count of it, where the learner is asked; `null` where nobody can tell. */
  proposedMinutes: number | null;
  /** Of the stretch that runs. */
  sleptSeconds: number;
  /** The instant, ISO 8601 in UTC. */
  now: string;
  timeZone: string;
  /** Its task is one of the plan in use. */
  isOfPlan: boolean;
};

/** The doubts that leave nothing to go on with: the question stands in place of the timer. */
export function isLostCount({ doubt, isOfPlan }: TimerShown): boolean {
  return doubt === 'long' || doubt === 'set-back' || (doubt !== null && !isOfPlan);
}

/** What the timer has counted. The script counts on from the instant since when it runs; without it, the page says when this was. */
export function Clock({ shown }: { shown: TimerShown }) {
  const { formatTime } = useDates();
  const { timer, countedSeconds, now, timeZone } = shown;
  const { runningSince, secondsBefore } = timer;
  return (
    <>
      <span
        class="clock"
        role="timer"
        aria-label="Time counted"
        data-clock
        data-before={secondsBefore}
        data-now={now}
        {...(runningSince === null ? {} : { 'data-since': runningSince })}
      >
        {formatClock(countedSeconds)}
      </span>
      {runningSince !== null && (
        <noscript>
          <span class="hint">as of {formatTime(now, timeZone)}</span>
        </noscript>
      )}
    </>
  );
}
