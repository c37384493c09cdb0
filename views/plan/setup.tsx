import { MINUTES_PER_DAY } from '../../plans/calendar/calendar.ts';
import type { Day } from '../../plans/day.ts';
import { count } from '../../plans/format.ts';
import type { EssentialWork } from '../../plans/replan/essentials/for-roadmap.ts';
import type { CheckedPhase, Knowledge } from '../../plans/roadmap/self-check.ts';
import type { TrackWork } from '../../plans/roadmap/track.ts';
import type { Fit } from '../../plans/schedule/fit.ts';
import { fieldId } from '../ids.ts';
import { describedByError, ErrorSummary, Field, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { TimeZoneControl } from '../parts/form/time-zone.tsx';
import { FitPreview } from './fit-preview.tsx';
import { SelfCheck } from './self-check.tsx';
import { SetupAboutFields, SetupWelcome } from './setup-welcome.tsx';
import { TrackChoice } from './track-choice.tsx';

/** The form as typed. */
export type SetupValues = {
  startOn: string;
  length: string;
  finishOn: string;
  interviewOn: string;
  /** How to go on from a first day that is long over; empty until the learner says. */
  beginning: string;
  /** Monday first. */
  minutes: readonly string[];
  daysOff: readonly DaysOffValues[];
  timeZone: string;
  /** What to do when the work does not fit; empty until the learner says. */
  overload: string;
  /** Ids of the rounds that the learner faces. */
  rounds: readonly string[];
  /** What the learner says of a phase, by its id. */
  knowledge: Readonly<Record<string, Knowledge>>;
  /** The phases whose tasks stood there one by one, each with the answer they were shown for: see `boxesOf`. */
  shown: readonly string[];
  /** Of these, the ids of the tasks that are set aside. */
  aside: readonly string[];
  /** The id of the track; empty until the learner says. */
  track: string;
  /** The id of the roadmap; empty for the one that Daymark begins with. */
  roadmap: string;
  /** The id of the plan that is started again; empty for a new one. */
  again: string;
  /** `yes` to keep what was done in it. */
  keep: string;
};

/** What the plan is made from. */
export type SetupAbout = {
  roadmap: { title: string; weeks: number };
  /** The tracks to choose from; none where the roadmap has none. */
  tracks: readonly TrackWork[];
  /** The one that it is made on. */
  trackId: string | null;
  /** The first look of somebody who has no plan. */
  isFirst: boolean;
  /** There are plans already, in use or not. */
  hasPlans: boolean;
  /** A page was asked for that belongs to a plan, and there is none. */
  needsPlan: boolean;
  /** Tasks done in the plan that is started again; `null` for a new plan. */
  doneCount: number | null;
};

/** A first day that is long over, which raises a question. */
export type LateStart = {
  startOn: Day;
  daysAgo: number;
  /** The plan would be over by today, so that only a new beginning is left. */
  wouldBeOver: boolean;
};

/** What the answers so far lead to. */
export type SetupPreview = {
  fit: Fit;
  interviewOn: Day | null;
  /** The first study day, where the plan begins with days off that are to come; `null` otherwise. */
  studyBeginsOn: Day | null;
  /** A study day comes before the interview. */
  hasDayBefore: boolean;
  /** Tasks that are set aside because the learner knows them. */
  setAside: readonly { minutes: number }[];
  /** Tasks that the roadmap says were done before. */
  doneBeforeCount: number;
  /** What would be kept where not all fits before the interview, or the last day; `null` where all does. */
  essentials: EssentialWork | null;
};

export type DaysOffValues = { from: string; to: string; reason: string };

export type SetupPageProps = {
  values: SetupValues;
  errors: FormErrors;
  /** Only what was sent is told to be wrong; a first look at the form is not. */
  showsErrors: boolean;
  /** `null` while the answers do not make a plan. */
  preview: SetupPreview | null;
  lateStart: LateStart | null;
  /** What may be known already, phase by phase. */
  selfCheck: readonly CheckedPhase[];
  formToken: string;
  about: SetupAbout;
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A hundred days are offered where they are nearly the whole roadmap. */
const HUNDRED_DAYS_OF_WEEKS = 15;

function lengthsFor(weeks: number) {
  const whole = {
    value: 'weeks',
    label: count(weeks, 'week'),
    hint: 'the whole roadmap at its own pace',
  };
  const hundredDays = { value: 'hundred-days', label: '100 days', hint: 'the same, five days tighter' };
  const untilDate = { value: 'date', label: 'Until a date', hint: 'an interview, a deadline' };
  return weeks === HUNDRED_DAYS_OF_WEEKS ? [whole, hundredDays, untilDate] : [whole, untilDate];
}

/** What is this, and what will it ask of me? Four questions, and the plan they lead to beside them. */
export function SetupPage(props: SetupPageProps) {
  const { values, errors, showsErrors, formToken, about } = props;
  const shownErrors = showsErrors ? errors : {};
  return (
    <main id="main" class="page page--setup" tabIndex={-1}>
      <SetupWelcome about={about} />

      <form
        class="setup"
        method="post"
        action="/plans"
        hx-get="/setup"
        hx-trigger="input delay:300ms, change delay:50ms"
        hx-target="#preview"
        hx-select="#preview"
        hx-swap="outerMorph"
        hx-sync="this:replace"
        hx-validate="false"
        noValidate
      >
        <div class="setup__questions">
          <ErrorSummary errors={shownErrors} />
          <input type="hidden" name="formToken" value={formToken} />
          <SetupAboutFields about={about} values={values} />
          <TrackChoice tracks={about.tracks} chosenId={about.trackId} />
          <fieldset class="question">
            <legend class="question__title">When do you start, and when must you be ready?</legend>
            <Field name="startOn" label="First day" errors={shownErrors}>
              {(control) => <input class="input" type="date" required value={values.startOn} {...control} />}
            </Field>
            <LengthChoice values={values} errors={shownErrors} weeks={about.roadmap.weeks} />
            <Field
              name="interviewOn"
              label="Interview"
              hint="If you know the day; you can also enter it later."
              errors={shownErrors}
            >
              {(control) => <input class="input" type="date" value={values.interviewOn} {...control} />}
            </Field>
          </fieldset>
          <MinutesQuestion values={values} errors={shownErrors} />
          <DaysOffQuestion values={values} errors={shownErrors} />
          <SelfCheck phases={props.selfCheck} />
          <fieldset class="question">
            <legend class="question__title">Where do your days begin and end?</legend>
            <Field
              name="timeZone"
              label="Time zone"
              hint="Your day starts at 3 in the morning; you can change both later."
              errors={shownErrors}
            >
              {(control) => <TimeZoneControl control={control} value={values.timeZone} />}
            </Field>
          </fieldset>
        </div>
        <aside class="setup__preview" aria-label="Preview">
          <FitPreview {...props} />
        </aside>
      </form>
    </main>
  );
}

type LengthChoiceProps = { values: SetupValues; errors: FormErrors; weeks: number };

function LengthChoice({ values, errors, weeks }: LengthChoiceProps) {
  return (
    <div class="field">
      <span class="field__label" id="length-label">
        Length
      </span>
      <div
        class="lengths options"
        role="radiogroup"
        aria-labelledby="length-label"
        id={fieldId('length')}
        {...describedByError('length', errors)}
      >
        {lengthsFor(weeks).map(({ value, label, hint }) => (
          <label key={value} class="option">
            <input type="radio" name="length" value={value} checked={values.length === value} />
            <span class="option__label">{label}</span>
            <span class="option__hint">{hint}</span>
          </label>
        ))}
      </div>
      <div class="length-date">
        <Field name="finishOn" label="Last day" errors={errors}>
          {(control) => <input class="input" type="date" value={values.finishOn} {...control} />}
        </Field>
      </div>
      <FieldError name="length" errors={errors} />
    </div>
  );
}

function MinutesQuestion({ values, errors }: { values: SetupValues; errors: FormErrors }) {
  return (
    <fieldset class="question">
      <legend class="question__title">How many minutes can you give each day?</legend>
      <p class="field__hint">Be honest rather than brave. Zero is a rest day.</p>
      <div class="minutes">
        {WEEKDAYS.map((weekday, index) => (
          <MinutesField key={weekday} weekday={weekday} value={values.minutes[index] ?? ''} errors={errors} />
        ))}
      </div>
      <FieldError name="minutes" errors={errors} />
    </fieldset>
  );
}

function MinutesField({ weekday, value, errors }: { weekday: string; value: string; errors: FormErrors }) {
  const name = weekday.toLowerCase();
  return (
    <Field name={name} label={weekday.slice(0, 3)} errors={errors}>
      {(control) => (
        <input
          class="input input--minutes"
          aria-label={`${weekday}, minutes`}
          type="number"
          inputMode="numeric"
          min="0"
          max={MINUTES_PER_DAY}
          value={value}
          {...control}
        />
      )}
    </Field>
  );
}

function DaysOffQuestion({ values, errors }: { values: SetupValues; errors: FormErrors }) {
  const rows = [...values.daysOff, { from: '', to: '', reason: '' }];
  return (
    <fieldset class="question">
      <legend class="question__title">Which days are you away?</legend>
      <p class="field__hint">Trips, weddings, conferences. Leave it empty if you do not know yet.</p>
      <fieldset
        class="days-off"
        id={fieldId('daysOff')}
        aria-label="Days off"
        {...describedByError('daysOff', errors)}
      >
        {rows.map((row, index) => (
          <div key={index} class="days-off__row">
            <label class="days-off__field">
              <span class="field__label">From</span>
              <input class="input" type="date" name="offFrom" value={row.from} />
            </label>
            <label class="days-off__field">
              <span class="field__label">Until</span>
              <input class="input" type="date" name="offTo" value={row.to} />
            </label>
            <label class="days-off__field days-off__field--reason">
              <span class="field__label">Reason</span>
              <input class="input" name="offReason" maxLength={80} value={row.reason} />
            </label>
          </div>
        ))}
      </fieldset>
      <FieldError name="daysOff" errors={errors} />
      <button
        class="button button--quiet"
        id="more-days-off"
        formMethod="get"
        formAction="/setup#field-daysOff"
        formNoValidate
      >
        Another stretch
      </button>
    </fieldset>
  );
}
