import type { ComponentChildren } from 'preact';
import { type Day, daysBetween } from '../../../plans/day.ts';
import { count } from '../../../plans/format.ts';
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

export type AnswerProps = { forecast: Forecast; pace: PlanPace };

/** When will I be done? A day where there is one, how sure that is, and what it takes. */
export function Answer({ forecast, pace }: AnswerProps) {
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

function AnswerWords({ forecast, pace }: AnswerProps) {
  switch (forecast.state) {
    case 'finished':
      return <Words day="You are." more="Nothing is left to do." />;
    case 'too early':
      return <Words day="Too early to tell" more={waitingWords(forecast, pace)} />;
    case 'standing still':
      return (
        <Words
          day="No date to give"
          more={`Nothing was finished on the last ${count(forecast.windowStudyDays, 'study day')}.${isOutOfDays(pace) ? '' : ' One finished task brings a day back; a lighter plan may be the better one.'}`}
        />
      );
    case 'outlook':
      return <OutlookWords outlook={forecast} />;
  }
}

function waitingWords(forecast: Extract<Forecast, { state: 'too early' }>, { hasStarted }: PlanPace): string {
  if (!hasStarted)
    return `The plan has not begun. After ${FEWEST_STUDY_DAYS} study days there is a forecast.`;
  return tooEarlySentence(forecast)
    .replace('Too early to tell: ', '')
    .replace(/^./, (letter) => letter.toUpperCase());
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
