import type { ComponentChildren } from 'preact';
import { type Day, daysBetween } from '../../../plans/day.ts';
import { count, formatHours, formatMinutes } from '../../../plans/format.ts';
import {
  FEWEST_STUDY_DAYS,
  type Forecast,
  LIKELY_SHARE,
  type Outlook,
} from '../../../plans/progress/forecast/forecast.ts';
import { tooEarlySentence } from '../../../plans/progress/forecast/forecast-sentence.ts';
import type { PlanPace } from '../../../plans/progress/pace.ts';
import { useDates } from '../../dates.ts';
import { NeededFigure, OutlookFigures } from './figures.tsx';

export type AnswerProps = {
  forecast: Forecast;
  pace: PlanPace;
  /** Minutes that have no day to come. */
  displacedMinutes: number;
};

/** When will I be done? A day where there is one, how sure that is, and what it takes. */
export function Answer({ forecast, pace, displacedMinutes }: AnswerProps) {
  return (
    <section class="answer" aria-labelledby="answer-question">
      <h2 class="answer__question" id="answer-question">
        When will I be done?
      </h2>
      <AnswerWords forecast={forecast} pace={pace} />
      {isOutOfDays(pace) && (
        <p class="answer__more">
          No study day is left until the finish.{' '}
          <a href="/replan?way=same-hours&from=/progress">Lay what is left on the days to come</a>, and the
          finish moves as far as it has to.
        </p>
      )}
      {forecast.state !== 'outlook' && <MisfitWords pace={pace} displacedMinutes={displacedMinutes} />}
      {forecast.state !== 'finished' && (
        <dl class="answer__figures">
          {forecast.state === 'outlook' && <OutlookFigures outlook={forecast} />}
          <NeededFigure needed={pace.needed} outlook={forecast.state === 'outlook' ? forecast : null} />
        </dl>
      )}
    </section>
  );
}

/** The finish is here, or behind today, and not all of the work is done. */
function isOutOfDays({ hasStarted, isFinished, needed }: PlanPace): boolean {
  return hasStarted && !isFinished && needed.remainingStudyDays === 0;
}

/** What is known without a forecast: that what is left does not fit, or has no day. */
function MisfitWords({ pace, displacedMinutes }: Pick<AnswerProps, 'pace' | 'displacedMinutes'>) {
  const { remainingMinutes, remainingStudyMinutes, remainingStudyDays } = pace.needed;
  if (!pace.hasStarted || remainingStudyDays === 0) return null;
  if (remainingMinutes > remainingStudyMinutes) {
    return (
      <p class="answer__more">
        It does not fit as it is: {formatHours(remainingMinutes)} of work are left, and{' '}
        {formatHours(remainingStudyMinutes)} of study time.{' '}
        <a href="/replan?from=/progress">See in Replan what would fit</a>.
      </p>
    );
  }
  if (displacedMinutes === 0) return null;
  return (
    <p class="answer__more">
      {formatMinutes(displacedMinutes)} of work have no day to come.{' '}
      <a href="/replan?from=/progress">See in Replan where they would go</a>.
    </p>
  );
}

function AnswerWords({ forecast, pace }: Omit<AnswerProps, 'displacedMinutes'>) {
  switch (forecast.state) {
    case 'finished':
      return <Words day="You are." more="Nothing is left to do." />;
    case 'too early':
      return <WaitingWords forecast={forecast} pace={pace} />;
    case 'standing still':
      return (
        <Words
          day="No date to give"
          more={`Nothing was finished on the last ${count(forecast.windowStudyDays, 'study day')}.${isOutOfDays(pace) ? '' : ' When something is finished there is a forecast again from the next day on, but the idle days count in it: the day may be far off at first. A lighter plan may be the better one.'}`}
        />
      );
    case 'outlook':
      return <OutlookWords outlook={forecast} />;
  }
}

type WaitingWordsProps = { forecast: Extract<Forecast, { state: 'too early' }>; pace: PlanPace };

function WaitingWords({ forecast, pace }: WaitingWordsProps) {
  if (!pace.hasStarted) {
    const more = `The plan has not begun. After ${FEWEST_STUDY_DAYS} study days there is a forecast.`;
    return <Words day="Too early to tell" more={more} />;
  }
  const [day = '', why = ''] = tooEarlySentence(forecast).split(': ');
  return <Words day={day} more={why.replace(/^./, (letter) => letter.toUpperCase())} />;
}

function Words({ day, more, children }: { day: string; more: string; children?: ComponentChildren }) {
  return (
    <>
      <p class="answer__day">{day}</p>
      <p class="answer__more">
        {more} {children}
      </p>
    </>
  );
}

function RemediesLink() {
  return <a href="/progress/fit">See what would make it fit</a>;
}

function OutlookWords({ outlook }: { outlook: Outlook }) {
  const { formatFullDay, formatDateWithYear } = useDates();
  const { medianOn, horizonOn, windowStudyDays, chanceByFinish, finishOn } = outlook;
  const record = `If the coming study days go like the last ${windowStudyDays}`;
  if (medianOn === null) {
    return (
      <Words
        day="Not within a year"
        more={`${record}, you are more likely than not still at it on ${formatDateWithYear(horizonOn)}. Days further off are not told: they would mean nothing.`}
      >
        <RemediesLink />
      </Words>
    );
  }
  return (
    <>
      <p class="answer__day">Around {formatFullDay(medianOn)}</p>
      <p class="answer__more">
        {finishWords(medianOn, finishOn, formatDateWithYear(finishOn))} {record}, half of the trial runs are
        done by then.
        {chanceByFinish < LIKELY_SHARE && (
          <>
            {' '}
            <RemediesLink />
          </>
        )}
      </p>
    </>
  );
}

function finishWords(medianOn: Day, finishOn: Day, finish: string): string {
  const days = daysBetween(finishOn, medianOn);
  if (days === 0) return `That is the finish of the plan.`;
  return `That is ${count(Math.abs(days), 'day')} ${days > 0 ? 'after' : 'before'} the finish of the plan, ${finish}.`;
}
