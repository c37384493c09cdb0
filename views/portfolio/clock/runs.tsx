import type { ComponentChildren } from 'preact';
import { lastRuns, worstHabit } from '../../../plans/portfolio/clock/compare-runs.ts';
import type { Timing } from '../../../plans/portfolio/clock/timing.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { Entry } from '../../parts/entry.tsx';
import { clockAddress, runsAddress } from '../addresses.ts';
import { habitInWords, keptInWords, tookInWords } from './run-words.ts';
import { RunsChart } from './runs-chart.tsx';

export type RunsEntryProps = {
  /** What is timed. */
  piece: Piece;
  parentKind: Kind;
  /** The kind of the runs. */
  kind: Kind;
  timing: Timing;
  runs: readonly Piece[];
  /** The one whose time runs. */
  running: Piece | undefined;
  label: string;
  formToken: string;
  /** What else is to be said, first. */
  children?: ComponentChildren;
};

function asideFor(taken: number): string {
  if (taken === 0) return '';
  return `The last ${taken === 1 ? 'one' : taken} with a time`;
}

/** Where does the time go, and what is to be practised once more? From here a run is begun. */
export function RunsEntry(props: RunsEntryProps) {
  const { piece, parentKind, kind, timing, runs, running, label, formToken, children } = props;
  const taken = lastRuns(timing, runs, parentKind);
  return (
    <Entry id="runs" label={label} aside={asideFor(taken.length)}>
      {children}
      <p class="runs-verdict">{verdict(props, taken)}</p>
      {running ? (
        <p>
          <a class="button" href={clockAddress(running.key)} id="run-on">
            Back to the clock of {inPlainWords(titleOf(running))}
          </a>
        </p>
      ) : (
        <>
          {timing.length && <p>Say it aloud now, by the clock:</p>}
          <BeginRun piece={piece} timing={timing} formToken={formToken} />
        </>
      )}
      {taken.length > 0 && <RunsChart timing={timing} runs={taken} plural={kind.plural} />}
    </Entry>
  );
}

function BeginRun({ piece, timing, formToken }: Pick<RunsEntryProps, 'piece' | 'timing' | 'formToken'>) {
  const lengths = timing.length?.choices.filter(({ minutes }) => minutes !== undefined);
  return (
    <form class="keeping" method="post" action={runsAddress(piece.key)}>
      <input type="hidden" name="formToken" value={formToken} />
      {lengths ? (
        lengths.map(({ id, label }) => (
          <button key={id} class="button" id={`run-begin-${id}`} name="length" value={id}>
            <span class="visually-hidden">Rehearse </span>
            {inPlainWords(label)}
          </button>
        ))
      ) : (
        <button class="button" id="run-begin">
          Tell it with the clock
        </button>
      )}
    </form>
  );
}

function verdict({ kind, timing }: RunsEntryProps, taken: ReturnType<typeof lastRuns>): string {
  const noun = inPlainWords(kind.title);
  const latest = taken.at(-1);
  if (!latest) return 'Not timed yet: say it aloud once, alone, with the clock beside you.';
  const { rows } = timing.durations;
  const last = `The last ${noun} took ${tookInWords(latest.whole)}.`;
  const habit = worstHabit(
    taken,
    rows.map(({ id }) => id),
  );
  if (rows.length === 1) return last;
  const label = inPlainWords(rows.find(({ id }) => id === habit?.row)?.label ?? '');
  return `${habit ? habitInWords(habit, label, noun) : keptInWords(taken.length, noun)} ${last}`;
}
