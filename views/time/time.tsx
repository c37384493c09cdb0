import type { Weekday } from '../../plans/day.ts';
import { formatDecimal, formatMinutes, formatShare } from '../../plans/format.ts';
import type { Phase } from '../../plans/plan/plan.ts';
import { sumOf } from '../../plans/sum.ts';
import type { TaskKind } from '../../plans/task/kinds.ts';
import { type EstimateFactor, FEWEST_TASKS } from '../../plans/time/estimate-factors.ts';
import { minutesOf, type TimeShare } from '../../plans/time/where-time-goes.ts';
import { TASKS_OF_KIND } from '../../plans/words.ts';
import { TimeBars } from '../charts/time-bars.tsx';
import { Entry, PageHead } from '../parts/entry.tsx';
import { WEEKDAYS } from '../replan/proposal-fields.tsx';
import { KIND_WORDS } from '../task/task-words.ts';
import { factorBasis, factorSentence, farthestOff } from './factor-words.ts';

export type TimePageProps = {
  phases: readonly (TimeShare & { phase: Phase })[];
  kinds: readonly (TimeShare & { kind: TaskKind })[];
  weekdays: readonly (TimeShare & { weekday: Weekday })[];
  factors: readonly EstimateFactor[];
  /** Kinds with unfinished tasks whose estimates their factor would change. */
  rescalable: ReadonlySet<TaskKind>;
  /** Work left that has no day to come. */
  unplacedMinutes: number;
};

/** Where does my time go, and which estimates are off? */
export function TimePage({ phases, kinds, weekdays, factors, rescalable, unplacedMinutes }: TimePageProps) {
  return (
    <main id="main" class="page page--time" tabIndex={-1}>
      <PageHead title="Where time goes">
        <TimeLead kinds={kinds} factors={factors} />
      </PageHead>
      {unplacedMinutes > 0 && (
        <p class="hint time-unplaced">
          {formatMinutes(unplacedMinutes)} of what is left have no day to come.{' '}
          <a href="/replan?from=/progress/time">Replan what is left</a>
        </p>
      )}
      <Entry label="Estimates" aside="Time spent against the estimate, kind by kind">
        <Factors factors={factors} rescalable={rescalable} />
      </Entry>
      {kinds.length > 0 && (
        <>
          <Entry label="Kinds of work">
            <TimeBars
              id="time-by-kind"
              title="Time by kind of work"
              column="Kind"
              rows={kinds.map((share) => ({ ...share, label: KIND_WORDS[share.kind] }))}
            />
          </Entry>
          <Entry label="Phases">
            <TimeBars
              id="time-by-phase"
              title="Time by phase"
              column="Phase"
              rows={phases.map((share) => ({ ...share, label: share.phase.title }))}
            />
          </Entry>
          <Entry label="Weekdays" aside="The day it was done or noted for">
            <TimeBars
              id="time-by-weekday"
              title="Time by weekday"
              column="Weekday"
              rows={weekdays.map((share) => ({ ...share, label: WEEKDAYS[share.weekday] }))}
            />
          </Entry>
        </>
      )}
    </main>
  );
}

/** The answer, in two sentences at most. */
function TimeLead({ kinds, factors }: Pick<TimePageProps, 'kinds' | 'factors'>) {
  const [most] = kinds.toSorted((one, other) => minutesOf(other) - minutesOf(one));
  if (!most) {
    return (
      <p class="lead">Nothing is finished yet. Tick off the first task, and its time will stand here.</p>
    );
  }
  const total = sumOf(kinds, minutesOf);
  const off = farthestOff(factors);
  return (
    <>
      {off && (
        <p class="lead">
          <strong>{factorSentence(off)}</strong>
        </p>
      )}
      <p class="lead">
        {KIND_WORDS[most.kind]} takes most of your time: {formatMinutes(minutesOf(most))} of{' '}
        {formatMinutes(total)}, {formatShare(minutesOf(most), total)}.
      </p>
    </>
  );
}

function Factors({ factors, rescalable }: Pick<TimePageProps, 'factors' | 'rescalable'>) {
  return (
    <>
      {factors.length === 0 ? (
        <p>
          No finished task has time noted. Start the timer on a task, or note its minutes when it is done;
          after {FEWEST_TASKS} of a kind its estimates are judged here.
        </p>
      ) : (
        <ul class="factors">
          {factors.map((factor) => (
            <FactorLine key={factor.kind} factor={factor} isRescalable={rescalable.has(factor.kind)} />
          ))}
        </ul>
      )}
      <FactorDefinition />
    </>
  );
}

function FactorLine({ factor, isRescalable }: { factor: EstimateFactor; isRescalable: boolean }) {
  const { kind } = factor;
  return (
    <li class="factors__line">
      <p class="factors__words">{factorSentence(factor)}</p>
      <p class="hint">{factorBasis(factor)}</p>
      {isRescalable && factor.factor !== null && (
        <p>
          <a
            class="button button--quiet"
            href={`/progress/time/estimates?kind=${kind}`}
            id={`rescale-${kind}`}
          >
            See what {formatDecimal(factor.factor)} times does to the {TASKS_OF_KIND[kind]} left
          </a>
        </p>
      )}
    </li>
  );
}

function FactorDefinition() {
  return (
    <details class="fold">
      <summary id="factor-definition-summary">How this is worked out</summary>
      <p>
        For each finished task with time noted, the minutes spent are divided by the estimate that the plan
        first gave it. The figure is the median of these ratios: half of the tasks are below it and half
        above, so that one task that went wrong does not move it. Where less was noted than was spent, it is
        too low. It is told from {FEWEST_TASKS} tasks of a kind on, and rests on yours alone. That actual over
        estimated time leans to the long side, with its middle at the median, is an observation of T. Little
        (IEEE Software, 2006).
      </p>
      <p>
        In the charts, the time of a task is what was noted on it. Where nothing was, it is the estimate of
        what is finished. Habits are in neither.
      </p>
    </details>
  );
}
