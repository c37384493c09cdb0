import type { ComponentChildren } from 'preact';
import { count, formatHours, formatMinutes } from '../../../plans/format.ts';
import type { Outlook } from '../../../plans/progress/forecast/forecast.ts';
import { chanceInWords } from '../../../plans/progress/forecast/forecast-sentence.ts';
import type { Needed } from '../../../plans/progress/pace.ts';
import { useDates } from '../../dates.ts';
import { Inline } from '../../parts/markdown.tsx';

/** The figures that say how sure a forecast is, each with its definition one tap away. */
export function OutlookFigures({ outlook }: { outlook: Outlook }) {
  const { formatDateBeside, formatDateWithYear } = useDates();
  const { likelyOn, horizonOn, finishOn, madeOn, chanceByFinish, interviewOn, chanceByInterview } = outlook;
  return (
    <>
      <Figure
        id="likely"
        label="Nearly sure"
        figure={likelyOn ? `by ${formatDateBeside(likelyOn, madeOn)}` : 'no date to give'}
        words={
          likelyOn
            ? '85 of 100 trial runs are done by then.'
            : `More than 15 of 100 trial runs are not done by ${formatDateWithYear(horizonOn)}.`
        }
      >
        <RunsDefinition outlook={outlook} />
      </Figure>
      {finishOn >= madeOn && (
        <Figure
          id="in-time"
          label="In time"
          figure={chanceInWords(chanceByFinish)}
          words={`of the trial runs are done by the finish of the plan, ${formatDateBeside(finishOn, madeOn)}.`}
        >
          The share of trial runs that end on {formatDateWithYear(finishOn)} or before. It tells what happens
          if nothing changes; it is no grade. More minutes, fewer tasks or a later finish all raise it, and
          “What if” below shows by how much.
        </Figure>
      )}
      {interviewOn !== null && chanceByInterview !== null && interviewOn > madeOn && (
        <Figure
          id="interview"
          label="Before the interview"
          figure={chanceInWords(chanceByInterview)}
          words={`of the trial runs are done before ${formatDateBeside(interviewOn, madeOn)}.`}
        >
          The share of trial runs that end on the day before the interview at the latest.
        </Figure>
      )}
    </>
  );
}

function RunsDefinition({ outlook }: { outlook: Outlook }) {
  const { windowStudyDays, keptStudyDays, rate, remainingMinutes } = outlook;
  return (
    <>
      Daymark goes through your coming calendar 2,000 times, until the {formatHours(remainingMinutes)} that
      are left are done. On {keptStudyDays} of your last {count(windowStudyDays, 'study day')} you had
      finished, by the evening, all that was asked. The more such days, the more of the runs do what the plan
      asks and catch up where a day has room. In the other runs each day goes like one of those days, idle
      ones included, on which you finished {formatMinutes(60 * rate)} of work for each hour of study time.
      Half of the runs are done by the day above, 85 of 100 by this one. No run knows of a change: if you slow
      down, skip weeks or speed up from here on, the day moves.
    </>
  );
}

/** What each study day left must bring. */
export function NeededFigure({ needed, outlook }: { needed: Needed; outlook: Outlook | null }) {
  const { remainingMinutes, remainingStudyDays, minutesPerStudyDay, plannedMinutesPerStudyDay } = needed;
  const planned = `the plan had ${formatMinutes(plannedMinutesPerStudyDay)}`;
  const lately = outlook === null ? '' : `lately it was ${formatMinutes(outlook.minutesPerStudyDay)}, `;
  return (
    <Figure
      id="needed"
      label="Needed from now on"
      figure={
        minutesPerStudyDay === null ? 'no study day left' : `${formatMinutes(minutesPerStudyDay)} a day`
      }
      words={
        minutesPerStudyDay === null
          ? `${formatHours(remainingMinutes)} of work are left.`
          : `of tasks to be in time; ${lately}${planned}.`
      }
    >
      {formatHours(remainingMinutes)} of work are left, by the estimates of today, and{' '}
      {remainingStudyDays === 0 ? 'no study day' : count(remainingStudyDays, 'study day')} from today to the
      finish. {minutesPerStudyDay !== null && 'Shared out evenly, that much falls on each, rounded up. '}
      Habits come on top.
    </Figure>
  );
}

type FigureProps = { id: string; label: string; figure: string; words: string; children: ComponentChildren };

function Figure({ id, label, figure, words, children }: FigureProps) {
  return (
    <div class="answer__item">
      <dt class="answer__label">{label}</dt>
      <dd>
        <p class="answer__figure">{figure}</p>
        <p class="answer__words">
          <Inline text={words} />
        </p>
        <details class="fold answer__fold">
          <summary id={`${id}-definition`}>What this means</summary>
          <p>{children}</p>
        </details>
      </dd>
    </div>
  );
}
