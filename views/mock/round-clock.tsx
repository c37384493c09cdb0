import { count, formatClock, formatMinutes } from '../../plans/format.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { roundAddress } from './addresses.ts';
import type { RoundView } from './mock-view.ts';

export type RoundClockProps = {
  mockId: number;
  round: RoundView;
  roundCount: number;
  now: string;
  from: string;
};

/** The clock of the round, and what one does with it. Without JavaScript it tells the time as of the load. */
export function RoundClock({ mockId, round, roundCount, now, from }: RoundClockProps) {
  const { position, minutes, seconds, clock } = round;
  const isRunning = clock.runningSince !== null;
  const isOver = seconds > minutes * 60;
  return (
    <div class="round-clock">
      <p class="round-clock__face">
        {/* A clock that speaks every second says nothing: it is read when one goes there. */}
        <span
          class="round-clock__time"
          role="timer"
          aria-live="off"
          aria-label="Time in this round"
          data-clock
          data-before={clock.secondsBefore}
          data-now={now}
          {...(isRunning ? { 'data-since': clock.runningSince } : {})}
          {...(isOver ? { 'data-over': true } : {})}
        >
          {formatClock(seconds)}
        </span>{' '}
        <span class="round-clock__limit">
          of {formatMinutes(minutes)}
          {isOver && `: ${count(Math.ceil(seconds / 60) - minutes, 'minute')} over`}
        </span>
      </p>
      <div class="round-clock__buttons">
        <ActionForm action={`${roundAddress(mockId, position)}/clock`} from={from}>
          <input type="hidden" name="running" value={isRunning ? 'no' : 'yes'} />
          <button class={isRunning ? 'button button--quiet' : 'button'} id="clock-switch">
            {clockWords(round)}
          </button>
        </ActionForm>
        <ActionForm action={`${roundAddress(mockId, position)}/completion`} from={from}>
          <input type="hidden" name="done" value="yes" />
          <button class={isRunning ? 'button' : 'button button--quiet'} id="clock-next">
            {position === roundCount ? 'Finish the mock' : 'Next round'}
          </button>
        </ActionForm>
      </div>
    </div>
  );
}

function clockWords({ clock, seconds, kind }: RoundView): string {
  if (clock.runningSince !== null) return 'Pause';
  if (seconds > 0) return 'Go on';
  return kind === 'break' ? 'Start the break' : 'Start the clock';
}
