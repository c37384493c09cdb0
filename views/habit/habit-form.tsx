import { isDay } from '../../plans/day.ts';
import { agree, count } from '../../plans/format.ts';
import { HABIT_MINUTES, LONGEST_HABIT_TITLE } from '../../plans/habit/habit-words.ts';
import type { FullDay } from '../../plans/replan/full-days.ts';
import { dayInWords } from '../../plans/replan/summary.ts';
import { useDates } from '../dates.ts';
import { fieldId } from '../ids.ts';
import { describedByError, ErrorSummary, Field, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { Theirs } from '../parts/form/other-window.tsx';

/** The form as typed. */
export type HabitFormValues = Record<'title' | 'minutes' | 'days' | 'startsOn' | 'endsOn', string>;

export type HabitFormProps = {
  values: HabitFormValues;
  errors: FormErrors;
  /** What was saved elsewhere while this form was open; `null` while nothing was. */
  theirs: HabitFormValues | null;
  /** Its first day can still be chosen. */
  asksFirstDay: boolean;
  /** Until when it is asked without a last day. */
  without: 'plan' | 'phase';
  /** Days that it would bring over their minutes; the form asks before it does so. */
  over: readonly FullDay[];
};

const DAYS_WORDS = { study: 'Study days', every: 'Every day, days off too' } as const;

/** What a habit asks and on which days. */
export function HabitFields({ values, errors, theirs, asksFirstDay, without, over }: HabitFormProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      {over.length > 0 && <OverDays over={over} />}
      <Field name="title" label="What you do" errors={errors}>
        {(control) => (
          <input
            class="input input--wide"
            maxLength={LONGEST_HABIT_TITLE}
            required
            value={values.title}
            {...control}
          />
        )}
      </Field>
      <Theirs mine={values.title} theirs={theirs?.title} />
      <Field name="minutes" label="Minutes a day" errors={errors}>
        {(control) => (
          <input
            class="input input--short"
            type="number"
            inputMode="numeric"
            min={HABIT_MINUTES.least}
            max={HABIT_MINUTES.most}
            required
            value={values.minutes}
            {...control}
          />
        )}
      </Field>
      <Theirs mine={values.minutes} theirs={theirs?.minutes} />
      <fieldset class="choices" id={fieldId('days')} {...describedByError('days', errors)}>
        <legend class="field__label">When</legend>
        {(['study', 'every'] as const).map((days) => (
          <label key={days} class="choice">
            <input type="radio" name="days" value={days} checked={values.days === days} />
            {DAYS_WORDS[days]}
          </label>
        ))}
        <FieldError name="days" errors={errors} />
      </fieldset>
      <Theirs
        mine={values.days}
        theirs={theirs?.days}
        words={theirs && DAYS_WORDS[theirs.days === 'every' ? 'every' : 'study']}
      />
      {asksFirstDay && <DayInput name="startsOn" label="First day" {...{ values, errors, theirs }} />}
      <DayInput
        name="endsOn"
        label="Last day"
        hint={`Leave it empty to go on until the ${without} ends.`}
        {...{ values, errors, theirs }}
      />
    </>
  );
}

type DayInputProps = Pick<HabitFormProps, 'values' | 'errors' | 'theirs'> & {
  name: 'startsOn' | 'endsOn';
  label: string;
  hint?: string;
};

function DayInput({ name, label, hint, values, errors, theirs }: DayInputProps) {
  const { formatDay } = useDates();
  const other = theirs?.[name];
  return (
    <>
      <Field name={name} label={label} errors={errors} {...(hint ? { hint } : {})}>
        {(control) => <input class="input" type="date" value={values[name]} {...control} />}
      </Field>
      <Theirs
        mine={values[name]}
        theirs={other}
        words={other !== undefined && isDay(other) ? formatDay(other) : 'no last day'}
      />
    </>
  );
}

const SHOWN_DAYS = 3;

/** Said before it is done, as when tasks are moved. */
function OverDays({ over }: { over: readonly FullDay[] }) {
  const dates = useDates();
  const others = over.length - SHOWN_DAYS;
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2 class="error-summary__title">
        Not saved yet: {count(over.length, 'day')} would go over {agree(over.length, 'its', 'their')} minutes.
      </h2>
      <ul>
        {over.slice(0, SHOWN_DAYS).map((each) => (
          <li key={each.day}>{dayInWords(each, dates)}</li>
        ))}
        {others > 0 && <li>and {count(others, 'day')} more</li>}
      </ul>
      <p>
        You can save it all the same. Then <a href="/replan">Replan</a> spreads the work over what the days
        have left.
      </p>
      <input type="hidden" name="confirmed" value="yes" />
    </div>
  );
}
