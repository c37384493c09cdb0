import { formatClock } from '../../../plans/format.ts';

type CountdownProps = {
  class: string;
  label: string;
  /** What the time is of, where it is not the section. */
  words?: string;
  /** Seconds before the instant since when it runs, and as of now. */
  before: number;
  seconds: number;
  /** What it may come to; `null` where it only counts. */
  wanted: number | null;
  since: string;
  now: string;
};

/** The time that is left, or how much too much it is. A script counts on; without it, the page is as of its load. */
export function Countdown(props: CountdownProps) {
  const { class: className, label, words, before, seconds, wanted, since, now } = props;
  const left = wanted === null ? null : wanted - seconds;
  return (
    <p
      class={className}
      data-countdown
      data-before={before}
      data-since={since}
      data-now={now}
      {...(wanted === null ? {} : { 'data-wanted': wanted })}
      {...(left !== null && left < 0 ? { 'data-over': true } : {})}
    >
      {/* A clock that speaks every second says nothing: it is read when one goes there. */}
      <span class="stage__figure" role="timer" aria-live="off" aria-label={label} data-countdown-figure>
        {formatClock(left === null ? seconds : Math.abs(left))}
      </span>{' '}
      <span data-countdown-words>{left === null ? '' : left < 0 ? 'over' : 'left'}</span>
      {words !== undefined && ` ${words}`}
      {wanted !== null && <span class="stage__of"> of {formatClock(wanted)}</span>}
    </p>
  );
}
