import { formatClock } from '../../../plans/format.ts';
import type { FocusTimer, TimerDoubt } from '../../../plans/task/focus-timer.ts';
import { useDates } from '../../dates.ts';

/** The timer as it stands at the instant at which the page was made. */
export type TimerShown = {
  timer: FocusTimer & { taskTitle: string };
  countedSeconds: number;
  doubt: TimerDoubt | null;
  /** The instant, ISO 8601 in UTC. */
  now: string;
  timeZone: string;
  /** Its task is one of the plan in use. */
  isOfPlan: boolean;
};

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
