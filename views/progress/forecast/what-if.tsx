import type { Dates } from '../../../plans/dates.ts';
import { daysBetween } from '../../../plans/day.ts';
import { count, formatHours, formatMinutes } from '../../../plans/format.ts';
import type { Forecast } from '../../../plans/progress/forecast/forecast.ts';
import { chanceInWords } from '../../../plans/progress/forecast/forecast-sentence.ts';
import type { Needed } from '../../../plans/progress/pace.ts';
import { WeekdayMinutesFields } from '../../calendar/calendar-fields.tsx';
import { useDates } from '../../dates.ts';
import { fieldId } from '../../ids.ts';
import { describedByError, FieldError, type FormErrors } from '../../parts/form/field.tsx';
import { WEEKDAYS } from '../../replan/proposal-fields.tsx';

/** The form as typed. */
export type WhatIfValues = {
  /** Monday first. */
  minutes: readonly string[];
  daysOff: { from: string; to: string };
  withoutStretch: boolean;
};

/** A forecast and what it takes to be in time. */
export type Prospect = { forecast: Forecast; needed: Needed };

export type WhatIfProps = {
  values: WhatIfValues;
  errors: FormErrors;
  /** Stretch work that is still open. */
  stretchMinutes: number;
  now: Prospect;
  /** `null` while nothing is supposed, or something about it is wrong. */
  supposed: Prospect | null;
  /** Where the same is previewed as a change of the plan. */
  replanAddress: string;
};

/** What would it take? Other hours, days off, less work: the forecast follows, and nothing is kept. */
export function WhatIf(props: WhatIfProps) {
  const { values, errors, stretchMinutes } = props;
  return (
    <form
      class="what-if"
      method="get"
      action="/progress#what-if"
      hx-get="/progress"
      hx-trigger="input delay:300ms, change delay:50ms"
      hx-target="#what-if-answer"
      hx-select="#what-if-answer"
      hx-swap="outerMorph"
      hx-sync="this:replace"
      hx-validate="false"
      noValidate
    >
      <WeekdayMinutesFields minutes={values.minutes} errors={errors} />
      <DaysOffFields values={values.daysOff} errors={errors} />
      {stretchMinutes > 0 && (
        <label class="choice">
          <input
            type="checkbox"
            name="withoutStretch"
            id="field-withoutStretch"
            value="yes"
            checked={values.withoutStretch}
          />
          <span>Without the stretch work that is open ({formatHours(stretchMinutes)})</span>
        </label>
      )}
      <button class="button button--quiet no-js" id="what-if-show">
        Show what that does
      </button>
      <WhatIfAnswer {...props} />
    </form>
  );
}

function DaysOffFields({ values, errors }: { values: WhatIfValues['daysOff']; errors: FormErrors }) {
  return (
    <fieldset>
      <legend class="field__label">Days off</legend>
      <div class="days-off" id={fieldId('daysOff')} {...describedByError('daysOff', errors)}>
        <div class="days-off__row">
          <label class="days-off__field">
            <span class="field__label">From</span>
            <input class="input" type="date" name="offFrom" id="what-if-off-from" value={values.from} />
          </label>
          <label class="days-off__field">
            <span class="field__label">Until</span>
            <input class="input" type="date" name="offTo" id="what-if-off-to" value={values.to} />
          </label>
        </div>
      </div>
      <FieldError name="daysOff" errors={errors} />
    </fieldset>
  );
}

function WhatIfAnswer({ errors, now, supposed, replanAddress }: WhatIfProps) {
  return (
    <div class="what-if__answer" id="what-if-answer" aria-live="polite">
      {Object.keys(errors).length > 0 ? (
        <WhatIfTrouble errors={errors} />
      ) : supposed === null ? (
        <p class="hint">Change something above: the forecast follows while you type. Nothing is saved.</p>
      ) : (
        <>
          <p class="what-if__words">{differenceWords(now, supposed)}</p>
          <ProspectTable now={now} supposed={supposed} />
          <p class="hint">
            Nothing is saved. <a href={replanAddress}>See what would move if you really did this</a>
          </p>
        </>
      )}
    </div>
  );
}

function WhatIfTrouble({ errors }: { errors: FormErrors }) {
  return (
    <>
      <p class="what-if__words">That cannot be worked out yet:</p>
      <ul class="what-if__trouble">
        {Object.entries(errors).map(([name, message]) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{troubleWords(name, message)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The fields of weekdays stand close together, so that what is wrong with one is told with its name. */
function troubleWords(name: string, message: string): string {
  const weekday = WEEKDAYS.find((candidate) => candidate.toLowerCase() === name);
  return weekday === undefined
    ? message
    : `${weekday}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/** The difference in days, where both have a day. */
function differenceWords(now: Prospect, supposed: Prospect): string {
  if (supposed.forecast.state === 'finished') return 'Then nothing would be left.';
  if (now.forecast.state !== 'outlook' || supposed.forecast.state !== 'outlook') {
    return 'There is no forecast yet, but the minutes needed can be told.';
  }
  const [before, after] = [now.forecast.medianOn, supposed.forecast.medianOn];
  if (after === null) return 'Then there would be no date to give within a year.';
  if (before === null) return 'Then there would be a date to give.';
  const days = daysBetween(after, before);
  if (days === 0) return 'The day would stay the same.';
  return `You would be done ${count(Math.abs(days), 'day')} ${days > 0 ? 'earlier' : 'later'}.`;
}

function ProspectTable({ now, supposed }: { now: Prospect; supposed: Prospect }) {
  const dates = useDates();
  const [before, after] = [prospectCells(now, dates), prospectCells(supposed, dates)];
  return (
    <table class="figures what-if__table">
      <caption class="visually-hidden">The forecast as it is, and as it would be</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">What</span>
          </th>
          <th scope="col">As it is</th>
          <th scope="col">What if</th>
        </tr>
      </thead>
      <tbody>
        {before.map(({ label, figure }, index) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{figure}</td>
            <td>
              <strong>{after[index]?.figure}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function prospectCells({ forecast, needed }: Prospect, { formatDateWithYear }: Dates) {
  const outlook = forecast.state === 'outlook' ? forecast : null;
  const none = forecast.state === 'finished' ? 'done' : 'no date to give';
  const { minutesPerStudyDay, remainingMinutes, remainingStudyMinutes } = needed;
  return [
    { label: 'Done around', figure: outlook?.medianOn ? formatDateWithYear(outlook.medianOn) : none },
    { label: 'Nearly sure by', figure: outlook?.likelyOn ? formatDateWithYear(outlook.likelyOn) : none },
    { label: 'In time', figure: outlook ? chanceInWords(outlook.chanceByFinish) : '–' },
    {
      label: 'Needed per day',
      figure: minutesPerStudyDay === null ? 'no study day left' : formatMinutes(minutesPerStudyDay),
    },
    {
      label: 'Of each study hour',
      figure:
        minutesPerStudyDay === null ? '–' : formatMinutes((60 * remainingMinutes) / remainingStudyMinutes),
    },
  ];
}
