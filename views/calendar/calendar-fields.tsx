import { MINUTES_PER_DAY } from '../../plans/calendar/calendar.ts';
import { fieldId } from '../ids.ts';
import { Field, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { type DaysOffValues, type OtherMinutesValues, WEEKDAYS } from '../replan/proposal-fields.tsx';

/** The fields of a calendar: each names what it wants, and what stays as it is asks for nothing. */

export function WeekdayMinutesFields({
  minutes,
  errors,
}: {
  minutes: readonly (string | number)[];
  errors: FormErrors;
}) {
  return (
    <fieldset>
      <legend class="field__label">Study minutes of each weekday</legend>
      <p class="field__hint">From today on; zero is a rest day. Days that are over keep what they had.</p>
      <div class="minutes">
        {WEEKDAYS.map((weekday, index) => (
          <Field key={weekday} name={weekday.toLowerCase()} label={weekday.slice(0, 3)} errors={errors}>
            {(control) => (
              <input
                class="input input--minutes"
                aria-label={`${weekday}, minutes`}
                type="number"
                inputMode="numeric"
                min="0"
                max={MINUTES_PER_DAY}
                value={minutes[index] ?? ''}
                {...control}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

/** Stretches of days off, and an empty row for one more. */
export function DaysOffFields({ rows, errors }: { rows: readonly DaysOffValues[]; errors: FormErrors }) {
  return (
    <fieldset>
      <legend class="field__label">Days off</legend>
      <div class="days-off" id={fieldId('daysOff')}>
        {[...rows, { from: '', to: '', reason: '' }].map((row, index) => (
          <DaysOffRow key={index} row={row} id={`off-${index + 1}`} />
        ))}
      </div>
      <FieldError name="daysOff" errors={errors} />
    </fieldset>
  );
}

/** One stretch of days off; `id` begins the ids of its fields. */
export function DaysOffRow({ row, id }: { row: DaysOffValues; id: string }) {
  return (
    <div class="days-off__row">
      <label class="days-off__field">
        <span class="field__label">From</span>
        <input class="input" type="date" name="offFrom" id={`${id}-from`} value={row.from} />
      </label>
      <label class="days-off__field">
        <span class="field__label">Until</span>
        <input class="input" type="date" name="offTo" id={`${id}-to`} value={row.to} />
      </label>
      <label class="days-off__field days-off__field--reason">
        <span class="field__label">Reason</span>
        <input class="input" name="reason" id={`${id}-reason`} maxLength={80} value={row.reason} />
      </label>
    </div>
  );
}

type OtherMinutesProps = { rows: readonly OtherMinutesValues[]; errors: FormErrors };

/** Other minutes on single dates, and an empty row for one more. */
export function OtherMinutesFields({ rows, errors }: OtherMinutesProps) {
  return (
    <fieldset>
      <legend class="field__label">Other minutes on a date</legend>
      <div class="days-off" id={fieldId('otherMinutes')}>
        {[...rows, { on: '', minutes: '' }].map((row, index) => (
          <OtherMinutesRow key={index} row={row} id={`on-${index + 1}`} />
        ))}
      </div>
      <FieldError name="otherMinutes" errors={errors} />
    </fieldset>
  );
}

export function OtherMinutesRow({ row, id }: { row: OtherMinutesValues; id: string }) {
  return (
    <div class="days-off__row">
      <label class="days-off__field">
        <span class="field__label">On</span>
        <input class="input" type="date" name="on" id={`${id}-day`} value={row.on} />
      </label>
      <label class="days-off__field">
        <span class="field__label">Minutes</span>
        <input
          class="input input--short"
          type="number"
          inputMode="numeric"
          min="0"
          max={MINUTES_PER_DAY}
          name="onMinutes"
          id={`${id}-minutes`}
          value={row.minutes}
        />
      </label>
    </div>
  );
}

export type EndsProps = {
  /** Only while the plan has not begun: afterwards its first day stays. */
  startOn: string | null;
  finishOn: string;
  interviewOn: string;
  errors: FormErrors;
};

/** The first and the last day, and the interview that the plan prepares for. */
export function EndsFields({ startOn, finishOn, interviewOn, errors }: EndsProps) {
  return (
    <div class="ends">
      {startOn !== null && (
        <Field name="startOn" label="First day" errors={errors}>
          {(control) => <input class="input" type="date" value={startOn} {...control} />}
        </Field>
      )}
      <Field name="finishOn" label="Last day" errors={errors}>
        {(control) => <input class="input" type="date" value={finishOn} {...control} />}
      </Field>
      <Field name="interviewOn" label="Interview" errors={errors}>
        {(control) => <input class="input" type="date" value={interviewOn} {...control} />}
      </Field>
      <label class="choice">
        <input type="checkbox" name="finishBefore" id="field-finishBefore" value="yes" />
        <span>Finish the day before the interview</span>
      </label>
    </div>
  );
}
