import type { CalendarException } from '../../plans/calendar/calendar.ts';
import { datesIn, LOCALES } from '../../plans/dates.ts';
import { type Day, day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { Away } from '../../plans/settings/away.ts';
import { CalendarForm, exceptionWords } from '../calendar/calendar-form.tsx';
import { BackupsEntry, type BackupsShown } from '../data/backups.tsx';
import { BringBackForm } from '../data/bring-back-form.tsx';
import { useDates } from '../dates.ts';
import { fieldId } from '../ids.ts';
import { DOOR_ADDRESS } from '../incoming/addresses.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { describedByError, ErrorSummary, Field, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { ChangedElsewhere, Theirs } from '../parts/form/other-window.tsx';
import { TimeZoneControl } from '../parts/form/time-zone.tsx';
import { Inline } from '../parts/markdown.tsx';
import { WEEKDAYS } from '../replan/proposal-fields.tsx';
import { AwayWays, AwayWords } from './away-offer.tsx';

/** The form as typed. */
export type SettingsValues = {
  timeZone: string;
  dayStartHour: string;
  /** `HH:MM`, or empty. */
  studyTime: string;
  drillMinutes: string;
  /** `rest` or `ask` on days off. */
  drillOnDaysOff: string;
  /** Percent. */
  desiredRetention: string;
  /** 0 is Monday. */
  weekStart: string;
  locale: string;
  hourCycle: string;
  theme: string;
};

export type SettingsPageProps = {
  values: SettingsValues;
  /** The settings that this form builds on; by them a change made elsewhere is noticed. */
  seen: SettingsValues;
  /** What was saved in another window, where it stands against what was typed here. */
  theirs: Partial<SettingsValues> | null;
  errors: FormErrors;
  /** The device that asks is on a journey, and nobody said yet that the plan stays; `null` otherwise. */
  away: Away | null;
  /** `null` before there is one. */
  plan: Plan | null;
  today: Day;
  /** `null` where the data is in memory alone. */
  backups: BackupsShown | null;
  /** A password is asked for here, so one can log out. */
  canLogOut: boolean;
};

const THEMES = [
  { value: 'auto', label: 'Same as this device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const HOUR_CYCLES = [
  { value: 'auto', label: 'Usual with these dates' },
  { value: '24', label: '0 to 23' },
  { value: '12', label: '1 to 12, am and pm' },
] as const;

const HOURS = Array.from({ length: 13 }, (_, hour) => hour);

/** Its day and its month cannot be taken for one another. */
const EXAMPLE = day('2026-11-26');

/** How should Daymark behave, and where is my data? */
export function SettingsPage(props: SettingsPageProps) {
  const { values, seen, theirs, errors, away, plan, today, backups, canLogOut } = props;
  return (
    <main id="main" class="page page--settings" tabIndex={-1}>
      <PageHead title="Settings" />
      {theirs && <ChangedElsewhere what="these settings were" />}
      {away && (
        <div class="invitation invitation--journey" id="journey">
          <p>
            <AwayWords away={away} />
          </p>
          <AwayWays id="journey" away={away} from="/settings" />
        </div>
      )}
      <form class="settings" method="post" action="/settings">
        <input type="hidden" name="seen" value={JSON.stringify(seen)} />
        <ErrorSummary errors={errors} />
        <Entry label="Your day" aside="Changing this moves none of your tasks or ticks.">
          <DayFields values={values} theirs={theirs} errors={errors} />
        </Entry>
        <Entry label="Your drill" aside="Questions of each day, and how soon they come back.">
          <DrillFields values={values} theirs={theirs} errors={errors} />
        </Entry>
        <Entry label="Dates and times" aside="How dates and times are written. The words stay in English.">
          <DateFields values={values} theirs={theirs} errors={errors} />
        </Entry>
        <Entry label="Looks">
          <Choices name="theme" legend="Theme" options={THEMES} {...{ values, theirs, errors }} />
          <button class="button" id="settings-save">
            {theirs ? 'Save mine' : 'Save'}
          </button>
        </Entry>
      </form>
      {plan && <CalendarEntry plan={plan} today={today} />}
      <Entry label="Plans and roadmaps">
        <p>
          <a href="/plans">Your plans</a>: use another, start again, archive.
        </p>
        <p>
          <a href="/roadmaps">Roadmaps</a>: choose one, or bring your own.
        </p>
        {plan && (
          <p>
            <a href="/habits">Habits</a>: add your own, change or end any.
          </p>
        )}
      </Entry>
      <Entry label="Your data" aside="It lives in one SQLite file on this machine.">
        <p>
          <a href="/settings/data.json" download>
            Download everything as JSON
          </a>
          : plan, ticks, notes, evidence, reflections.
        </p>
        <p>
          <a href={DOOR_ADDRESS}>Bring in what you have</a>: a study plan, a list, a table, a deck of cards.
        </p>
        <BringBackForm />
      </Entry>
      {backups && <BackupsEntry backups={backups} />}
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

type FieldsProps = Pick<SettingsPageProps, 'values' | 'theirs' | 'errors'>;

function DayFields({ values, theirs, errors }: FieldsProps) {
  const { formatHour } = useDates();
  return (
    <>
      <Field name="timeZone" label="Time zone" hint="Where your days begin and end." errors={errors}>
        {(control) => <TimeZoneControl control={control} value={values.timeZone} />}
      </Field>
      <Theirs mine={values.timeZone} theirs={theirs?.timeZone} />
      <SelectField
        name="dayStartHour"
        label="The day starts at"
        hint="Before this hour it still counts as the day before."
        options={HOURS.map((hour) => ({ value: String(hour), label: formatHour(hour) }))}
        {...{ values, theirs, errors }}
      />
      <Field
        name="studyTime"
        label="You usually study from"
        hint="From this time on your calendar program shows a day’s sessions one after the other. Leave it empty to show them as whole days."
        errors={errors}
      >
        {(control) => <input class="input" type="time" value={values.studyTime} {...control} />}
      </Field>
      <Theirs mine={values.studyTime} theirs={theirs?.studyTime} />
      <SelectField
        name="weekStart"
        label="The week starts on"
        hint="In the calendar. The weeks of your plan stay as they are."
        options={WEEKDAYS.map((label, index) => ({ value: String(index), label }))}
        {...{ values, theirs, errors }}
      />
    </>
  );
}

function DrillFields({ values, theirs, errors }: FieldsProps) {
  return (
    <>
      <Field
        name="drillMinutes"
        label="Minutes a day"
        hint="A day’s drill chooses no more than fits; what you grade Again comes back on top. 0 for no drill."
        errors={errors}
      >
        {(control) => (
          <input
            class="input"
            inputMode="numeric"
            autocomplete="off"
            value={values.drillMinutes}
            {...control}
          />
        )}
      </Field>
      <Theirs mine={values.drillMinutes} theirs={theirs?.drillMinutes} />
      <Choices
        name="drillOnDaysOff"
        legend="On days off"
        options={[
          { value: 'rest', label: 'It rests' },
          { value: 'ask', label: 'It asks as on any other day' },
        ]}
        {...{ values, theirs, errors }}
      />
      <Field
        name="desiredRetention"
        label="How much you want to remember, in percent"
        hint="How many of a hundred questions you should still know when they come back. More means shorter intervals and more answers a day; 90 is usual."
        errors={errors}
      >
        {(control) => (
          <input
            class="input"
            inputMode="numeric"
            autocomplete="off"
            value={values.desiredRetention}
            {...control}
          />
        )}
      </Field>
      <Theirs mine={values.desiredRetention} theirs={theirs?.desiredRetention} />
    </>
  );
}

function DateFields({ values, theirs, errors }: FieldsProps) {
  const locales = LOCALES.map(({ locale, label }) => {
    const { formatDay, formatDateWithYear } = datesIn({ locale, hourCycle: 'auto' });
    return { value: locale, label: `${label}: ${formatDay(EXAMPLE)}, ${formatDateWithYear(EXAMPLE)}` };
  });
  return (
    <>
      <SelectField name="locale" label="Dates" options={locales} {...{ values, theirs, errors }} />
      <Choices name="hourCycle" legend="Hours" options={HOUR_CYCLES} {...{ values, theirs, errors }} />
    </>
  );
}

type Option = { value: string; label: string };

type SelectFieldProps = FieldsProps & {
  name: keyof SettingsValues;
  label: string;
  hint?: string;
  options: readonly Option[];
};

function SelectField({ name, label, hint, options, values, theirs, errors }: SelectFieldProps) {
  return (
    <>
      <Field name={name} label={label} errors={errors} {...(hint ? { hint } : {})}>
        {(control) => (
          <select class="input" {...control}>
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === values[name]}>
                {option.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Theirs mine={values[name]} theirs={theirs?.[name]} words={wordsOf(options, theirs?.[name])} />
    </>
  );
}

type ChoicesProps = FieldsProps & { name: keyof SettingsValues; legend: string; options: readonly Option[] };

function Choices({ name, legend, options, values, theirs, errors }: ChoicesProps) {
  return (
    <>
      <fieldset class="choices" id={fieldId(name)} {...describedByError(name, errors)}>
        <legend class="field__label">{legend}</legend>
        {options.map(({ value, label }) => (
          <label key={value} class="choice">
            <input type="radio" name={name} value={value} checked={value === values[name]} />
            {label}
          </label>
        ))}
      </fieldset>
      <FieldError name={name} errors={errors} />
      <Theirs mine={values[name]} theirs={theirs?.[name]} words={wordsOf(options, theirs?.[name])} />
    </>
  );
}

function wordsOf(options: readonly Option[], value: string | undefined): string | undefined {
  return options.find((option) => option.value === value)?.label;
}

function CalendarEntry({ plan, today }: { plan: Plan; today: Day }) {
  const { formatRange } = useDates();
  const { startOn, finishOn, exceptions } = plan.calendar;
  const coming = exceptions.filter((exception) => exception.day >= today);
  return (
    <Entry
      label="Calendar"
      aside={
        <>
          {formatRange(startOn, finishOn)}
          <br />
          <a href="/calendar">See it month by month</a>
        </>
      }
    >
      <CalendarForm plan={plan} today={today} from="/settings" />
      {coming.length > 0 && <ComingExceptions exceptions={coming} />}
    </Entry>
  );
}

function ComingExceptions({ exceptions }: { exceptions: readonly CalendarException[] }) {
  const { formatDay } = useDates();
  return (
    <>
      <h3 class="entry__sub">Coming days off, and days with other minutes</h3>
      <ul class="ledger">
        {exceptions.map((exception) => (
          <li key={exception.day} class="ledger__line">
            <span class="ledger__day">{formatDay(exception.day)}</span>
            <span class="ledger__what">
              <Inline text={exceptionWords(exception)} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
