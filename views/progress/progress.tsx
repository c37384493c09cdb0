import type { Day } from '../../plans/day.ts';
import { agree, count, formatDecimal, formatHours, formatShare } from '../../plans/format.ts';
import { type Drift, driftSentence } from '../../plans/progress/drift.ts';
import type { Forecast } from '../../plans/progress/forecast/forecast.ts';
import type { BurnUpPoint, HeatDay, Share } from '../../plans/progress/history.ts';
import type { PlanPace } from '../../plans/progress/pace.ts';
import type { HabitRecord, WeekSummary } from '../../plans/week/week.ts';
import { BurnUp } from '../charts/burn-up.tsx';
import { FanTable } from '../charts/fan.tsx';
import { HeatMap } from '../charts/heat-map.tsx';
import { type PhaseShare, PhaseTimeline } from '../charts/phase-timeline.tsx';
import { WeeklyBars } from '../charts/weekly-bars.tsx';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { Meter } from '../parts/meter.tsx';
import { PaceBand } from '../parts/pace-band.tsx';
import { Answer } from './forecast/answer.tsx';
import { WhatIf, type WhatIfProps } from './forecast/what-if.tsx';

export type ProgressPageProps = {
  forecast: Forecast;
  pace: PlanPace;
  /** Minutes that have no day to come. */
  displacedMinutes: number;
  drift: Drift;
  burnUp: readonly BurnUpPoint[];
  phases: readonly PhaseShare[];
  kinds: readonly Share[];
  heatMap: readonly HeatDay[];
  weeks: readonly WeekSummary[];
  whatIf: WhatIfProps;
  habits: readonly HabitRecord[];
  today: Day;
};

/** When will I be done? The answer first, then what it stands on. */
export function ProgressPage(props: ProgressPageProps) {
  const {
    forecast,
    pace,
    displacedMinutes,
    drift,
    burnUp,
    phases,
    kinds,
    heatMap,
    weeks,
    whatIf,
    habits,
    today,
  } = props;
  return (
    <main id="main" class="page page--progress" tabIndex={-1}>
      <PageHead title="Progress">
        <Answer forecast={forecast} pace={pace} displacedMinutes={displacedMinutes} />
      </PageHead>
      <Entry label="Burn-up" aside="Work added up day by day, in hours of estimate">
        <p>
          <strong class="figure">{formatShare(pace.earnedMinutes, pace.totalMinutes)}</strong> of the plan is
          finished: {formatHours(pace.earnedMinutes)} of {formatHours(pace.totalMinutes)}.
        </p>
        <BurnUp points={burnUp} forecast={forecast} today={today} />
        {forecast.state === 'outlook' && <FanTable outlook={forecast} />}
      </Entry>
      {forecast.state !== 'finished' && (
        <Entry id="what-if" class="no-print" label="What if" aside="Tried out, not saved">
          <WhatIf {...whatIf} />
        </Entry>
      )}
      <Entry label="Pace" aside="Earned schedule, in study days">
        <PaceBand pace={pace} today={today} />
        <OutsidePace pace={pace} drift={drift} />
        <PaceDefinition pace={pace} />
      </Entry>
      <Entry label="Phases" aside="On the calendar, each filled as far as it is finished">
        <PhaseTimeline phases={phases} today={today} />
      </Entry>
      <Entry label="Weeks" aside="Planned and finished work, by plan week">
        <WeeklyBars weeks={weeks} />
      </Entry>
      <Entry label="Days" aside="Finished work on each day; dots are rest days">
        <HeatMap days={heatMap} today={today} />
      </Entry>
      <Entry label="Kinds of work">
        <Shares shares={kinds} />
        <p>
          <a href="/progress/time">Where your time goes, and which estimates are off</a>
        </p>
      </Entry>
      {habits.length > 0 && (
        <Entry label="Habits" aside="Days kept of days asked so far">
          <ul class="ledger">
            {habits.map(({ habit, keptCount, askedCount }) => (
              <li key={habit.id} class="ledger__line">
                <span class="ledger__what">
                  <Inline text={habit.title} />
                </span>
                <span class="ledger__figure">
                  {formatDecimal(keptCount)} of {count(askedCount, 'day')}
                </span>
              </li>
            ))}
          </ul>
        </Entry>
      )}
    </main>
  );
}

function OutsidePace({ pace: { added, setAside, hasStarted }, drift }: { pace: PlanPace; drift: Drift }) {
  return (
    <>
      {hasStarted && <p>{driftSentence(drift)} Neither dropping nor replanning counts as progress.</p>}
      {added.taskCount > 0 && (
        <p>
          {count(added.taskCount, 'task')} ({formatHours(added.minutes)}) came after the plan was made:
          counted in what is left and in the forecast, not in pace until a replan takes them in.
        </p>
      )}
      {setAside.taskCount > drift.setAside.taskCount && (
        <p>
          {count(setAside.taskCount, 'task')} ({formatHours(setAside.minutes)}){' '}
          {agree(setAside.taskCount, 'is', 'are')} set aside: you know this already. That is not counted as
          progress, either.
        </p>
      )}
    </>
  );
}

function PaceDefinition({ pace }: { pace: PlanPace }) {
  return (
    <details class="fold">
      <summary id="pace-definition-summary">How pace is worked out</summary>
      <p>
        The plan in force, which is the first plan or the last replan you accepted, says how many minutes
        should be finished by the end of each study day. Finished tasks earn their planned minutes; a task
        with some steps ticked earns that share. {formatHours(pace.earnedMinutes)} earned is what the plan had
        foreseen after {formatDecimal(pace.earnedScheduleDays)} study days. You are behind only if work that
        was due before today is missing, and ahead only if more than today’s is done. Days off and habits do
        not count. This is called earned schedule (W. Lipke, 2003).
      </p>
    </details>
  );
}

function Shares({ shares }: { shares: readonly Share[] }) {
  return (
    <table class="shares">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">What</th>
          <th scope="col">Finished</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ label, plannedMinutes, earnedMinutes, taskCount, finishedTaskCount }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="shares__words">
              {formatHours(earnedMinutes)} of {formatHours(plannedMinutes)}, {finishedTaskCount} of{' '}
              {count(taskCount, 'task')}
            </td>
            <td class="shares__meter">
              <Meter
                part={earnedMinutes}
                whole={plannedMinutes}
                label={`${label}: ${formatShare(earnedMinutes, plannedMinutes)}`}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
