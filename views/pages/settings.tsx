import type { Calendar } from '../../plans/schedule/calendar.ts';
import { formatDay, formatMinutes, formatRange } from '../format.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { describedByError, ErrorSummary, Field, FieldError, type FormErrors } from '../parts/field.tsx';
import { TimeZoneControl } from '../parts/time-zone.tsx';

export type SettingsValues = { timeZone: string; dayStartHour: string; theme: string };

export type SettingsPageProps = {
  values: SettingsValues;
  errors: FormErrors;
  calendar: Calendar | null;
  /** A password is asked for here, so one can log out. */
  canLogOut: boolean;
};

const THEMES = [
  { value: 'auto', label: 'Like this device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** How should Daymark behave, and where is my data? */
export function SettingsPage({ values, errors, calendar, canLogOut }: SettingsPageProps) {
  return (
    <main id="main" class="page page--settings" tabIndex={-1}>
      <PageHead title="Settings" />
      <Entry label="Day and looks">
        <form class="form" method="post" action="/settings">
          <ErrorSummary errors={errors} />
          <Field
            name="timeZone"
            label="Time zone"
            hint="Where your days begin and end. Changing it moves no task and no tick."
            errors={errors}
          >
            {(control) => <TimeZoneControl control={control} value={values.timeZone} />}
          </Field>
          <Field
            name="dayStartHour"
            label="The day starts at"
            hint="Before this hour it still counts as the day before."
            errors={errors}
          >
            {(control) => (
              <select class="input" {...control}>
                {Array.from({ length: 13 }, (_, hour) => String(hour)).map((hour) => (
                  <option key={hour} value={hour} selected={hour === values.dayStartHour}>
                    {hour.padStart(2, '0')}:00
                  </option>
                ))}
              </select>
            )}
          </Field>
          <fieldset class="choices" id="field-theme" {...describedByError('theme', errors)}>
            <legend class="field__label">Theme</legend>
            {THEMES.map(({ value, label }) => (
              <label key={value} class="choice">
                <input type="radio" name="theme" value={value} checked={value === values.theme} />
                {label}
              </label>
            ))}
          </fieldset>
          <FieldError name="theme" errors={errors} />
          <button class="button" id="settings-save">
            Save
          </button>
        </form>
      </Entry>
      {calendar && <CalendarEntry calendar={calendar} />}
      <Entry label="Your data" aside="It lives in one SQLite file on this machine.">
        <p>
          <a href="/settings/data.json" download>
            Download everything as JSON
          </a>
          : plan, ticks, notes, evidence, reflections.
        </p>
      </Entry>
      {canLogOut && (
        <Entry label="Access">
          <form class="form form--inline" method="post" action="/logout">
            <button class="button button--quiet" id="logout">
              Log out
            </button>
          </form>
          <form class="form form--inline" method="post" action="/logout-everywhere">
            <button class="button button--quiet" id="logout-everywhere">
              Log out everywhere
            </button>
          </form>
        </Entry>
      )}
    </main>
  );
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function CalendarEntry({ calendar }: { calendar: Calendar }) {
  const { startOn, finishOn, weekdayMinutes, exceptions } = calendar;
  return (
    <Entry label="Calendar" aside={formatRange(startOn, finishOn)}>
      <ul class="ledger">
        {weekdayMinutes.map((minutes, index) => (
          <li key={WEEKDAYS[index]} class="ledger__line">
            <span class="ledger__what">{WEEKDAYS[index]}</span>
            <span class="ledger__figure">{minutes === 0 ? 'rest' : formatMinutes(minutes)}</span>
          </li>
        ))}
      </ul>
      {exceptions.length > 0 && (
        <>
          <h3 class="entry__sub">Days off</h3>
          <ul class="ledger">
            {exceptions.map((exception) => (
              <li key={exception.day} class="ledger__line">
                <span class="ledger__day">{formatDay(exception.day)}</span>
                <span class="ledger__what">{exception.reason || 'Day off'}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Entry>
  );
}
