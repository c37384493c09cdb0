import { formatClock, formatSeconds } from '../../../plans/format.ts';
import { type Run, secondsOf } from '../../../plans/portfolio/clock/run-clock.ts';
import type { Kind, Part } from '../../../plans/portfolio/kind.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import { sumOf } from '../../../plans/sum.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { useDates } from '../../dates.ts';
import { PageHead } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { clockAddress, partField, pieceAddress } from '../addresses.ts';
import { Countdown } from './countdown.tsx';

/** What a form says to end a run, where others name a row. */
export const RUN_END = '-end-';

export type ClockPageProps = {
  piece: Piece;
  kind: Kind;
  parent: Piece | undefined;
  parentKind: Kind | undefined;
  durations: Part;
  run: Run;
  /** Seconds, by the ids of rows; `null` where nothing is planned. */
  planned: ReadonlyMap<string, number> | null;
  now: string;
  timeZone: string;
  from: string;
};

/** Where am I, and how much time is left? Read from a few steps away. */
export function ClockPage(props: ClockPageProps) {
  const { piece, parent, parentKind, durations, run } = props;
  const at = durations.rows.findIndex(({ id }) => id === run.running?.row);
  const row = durations.rows[at];
  const isOnly = durations.rows.length === 1;
  return (
    <main id="main" class="page page--clock" tabIndex={-1}>
      <PageHead
        eyebrow={
          parent && (
            <a href={pieceAddress(parent.key)}>
              <Inline text={titleOf(parent)} inLink />
            </a>
          )
        }
        title={row && !isOnly ? row.label : titleOf(piece)}
      >
        {!row && <p class="lead">{endedInWords(props)}</p>}
      </PageHead>
      {row && <Running {...props} at={at} row={row} />}
      {!isOnly && <RunRows {...props} />}
      {!row && (
        <p class="keeping">
          <a class="button button--quiet" href={`${pieceAddress(piece.key)}#${partField(durations.id)}`}>
            Correct a time, write what to change
          </a>
          {parent && (
            <a class="button" href={pieceAddress(parent.key)}>
              Back to the {inPlainWords(parentKind?.title ?? titleOf(parent))}
            </a>
          )}
        </p>
      )}
    </main>
  );
}

function RunRows({ durations, run, planned }: ClockPageProps) {
  return (
    <ol class="run-rows">
      {durations.rows.map(({ id, label }) => {
        const isNow = id === run.running?.row;
        return (
          <li key={id} class="run-rows__row" {...(isNow ? { 'aria-current': 'step' } : {})}>
            <span>
              <Inline text={label} />
            </span>
            <span class="run-rows__figures">{rowInWords(isNow, run.spent.get(id), planned?.get(id))}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** `2:05 of 2:50`; of one to come only what is planned. */
function rowInWords(isNow: boolean, took: number | undefined, wanted: number | undefined): string {
  const plan = wanted === undefined ? '' : formatClock(wanted);
  if (isNow) return plan === '' ? 'now' : `now, ${plan}`;
  if (took === undefined) return plan;
  return plan === '' ? formatClock(took) : `${formatClock(took)} of ${plan}`;
}

function endedInWords({ run, planned, durations }: ClockPageProps): string {
  const took = sumOf(durations.rows, ({ id }) => run.spent.get(id) ?? 0);
  if (run.spent.size === 0) return 'Nothing was timed yet.';
  const wanted = planned && sumOf([...planned.values()], (seconds) => seconds);
  return wanted === null
    ? `It took ${formatSeconds(took)}.`
    : `It took ${formatSeconds(took)} of ${formatSeconds(wanted)}.`;
}

type RunningProps = ClockPageProps & { at: number; row: Part['rows'][number] };

function Running({ piece, kind, durations, run, planned, now, timeZone, from, at, row }: RunningProps) {
  const { formatTime } = useDates();
  const { running } = run;
  if (running === null) return null;
  const next = durations.rows[at + 1];
  const noun = inPlainWords(kind.title);
  const all = sumOf(durations.rows, ({ id }) => secondsOf(run, id, now));
  const before = sumOf(durations.rows, ({ id }) => run.spent.get(id) ?? 0);
  const ticking = { since: running.since, now };
  const action = clockAddress(piece.key);
  const isOnly = durations.rows.length === 1;
  return (
    <div class="stage">
      <Countdown
        {...ticking}
        class="stage__time"
        label={`Time in ${inPlainWords(row.label)}`}
        before={run.spent.get(row.id) ?? 0}
        seconds={secondsOf(run, row.id, now)}
        wanted={planned?.get(row.id) ?? null}
      />
      {!isOnly && (
        <Countdown
          {...ticking}
          class="stage__whole"
          label="Time in all"
          words="in all"
          before={before}
          seconds={all}
          wanted={planned && sumOf([...planned.values()], (seconds) => seconds)}
        />
      )}
      <div class="stage__buttons">
        {next && (
          <ActionForm action={action} from={from}>
            <input type="hidden" name="to" value={next.id} />
            <button class="button button--large" id="clock-on" data-clock-on>
              Go on to {inPlainWords(next.label)}
            </button>
          </ActionForm>
        )}
        <ActionForm action={action} from={from}>
          <input type="hidden" name="to" value={RUN_END} />
          {next ? (
            <button class="button button--quiet" id="clock-end">
              End it here
            </button>
          ) : (
            <button class="button button--large" id="clock-on" data-clock-on>
              End the {noun}
            </button>
          )}
        </ActionForm>
      </div>
      <p class="hint">
        <span class="stage__keys">
          The arrow key <kbd>→</kbd>, <kbd>Page Down</kbd> and a presenter’s clicker do the same as the large
          button.{' '}
        </span>
        The clock goes on when you leave this page.
        <noscript> What it shows is as of {formatTime(now, timeZone)}.</noscript>
      </p>
    </div>
  );
}
