import {
  LONGEST_LEARNER,
  REPORT_DETAILS,
  REPORT_RANGES,
  REPORT_SECTIONS,
} from '../../plans/report/choices.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { errorId, fieldId } from '../ids.ts';
import { describedByError, Field, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { DETAIL_WORDS, RANGE_WORDS, SECTION_WORDS } from './report-words.ts';

export type ReportChooserProps = {
  /** As typed. */
  typed: {
    range: string;
    phase: string;
    from: string;
    to: string;
    sections: readonly string[];
    detail: string;
    learner: string;
  };
  errors: FormErrors;
  phases: readonly { key: string; title: string }[];
};

/** Which days, how much, and which sections. It asks with GET, so that every choice has an address. */
export function ReportChooser({ typed, errors, phases }: ReportChooserProps) {
  return (
    <details class="fold" open={Object.keys(errors).length > 0}>
      <summary id="report-choose">Choose what it shows</summary>
      <form class="report-choices" method="get" action="/report" noValidate>
        <input type="hidden" name="chosen" value="yes" />
        <WrongChoices errors={errors} />
        <Days typed={typed} errors={errors} phases={phases} />
        <fieldset class="report-choices__group">
          <legend class="field__label">How much</legend>
          {REPORT_DETAILS.map((detail) => (
            <label key={detail} class="choice">
              <input type="radio" name="detail" value={detail} checked={detail === typed.detail} />
              <span>
                {DETAIL_WORDS[detail].label} <span class="report__aside">{DETAIL_WORDS[detail].hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset
          class="report-choices__group"
          id={fieldId('sections')}
          tabIndex={-1}
          {...describedByError('sections', errors)}
        >
          <legend class="field__label">Sections</legend>
          <div class="choices">
            {REPORT_SECTIONS.map((section) => (
              <label key={section} class="choice">
                <input
                  type="checkbox"
                  name="section"
                  value={section}
                  checked={typed.sections.includes(section)}
                />
                {SECTION_WORDS[section]}
              </label>
            ))}
          </div>
          <FieldError name="sections" errors={errors} />
        </fieldset>
        <Field
          name="learner"
          label="Your name"
          hint="Who it is about; it is in no report without it."
          errors={errors}
        >
          {(control) => (
            <input class="input" maxLength={LONGEST_LEARNER} value={typed.learner} {...control} />
          )}
        </Field>
        <p class="report-choices__go">
          <button class="button" id="report-show">
            Show
          </button>
          <a class="button button--quiet" href="/report">
            All of it
          </a>
        </p>
      </form>
    </details>
  );
}

/** Nothing is saved by looking: the summary says what is in the way of it. */
function WrongChoices({ errors }: { errors: FormErrors }) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2 class="error-summary__title">There is no such report. Please look at this again:</h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Days({ typed, errors, phases }: ReportChooserProps) {
  return (
    <fieldset class="report-choices__group">
      <legend class="field__label">Which days</legend>
      <div class="choices">
        {REPORT_RANGES.map((range) => (
          <label key={range} class="choice">
            <input type="radio" name="range" value={range} checked={range === typed.range} />
            {RANGE_WORDS[range]}
          </label>
        ))}
      </div>
      <div class="report-choices__more report-choices__more--phase">
        <label class="field__label" for={fieldId('phase')}>
          Phase
        </label>
        <select
          class="input"
          name="phase"
          id={fieldId('phase')}
          {...(errors.phase ? { 'aria-invalid': 'true', 'aria-describedby': errorId('phase') } : {})}
        >
          {phases.map(({ key, title }) => (
            <option key={key} value={key} selected={key === typed.phase}>
              {inPlainWords(title)}
            </option>
          ))}
        </select>
        <FieldError name="phase" errors={errors} />
      </div>
      <div class="report-choices__more report-choices__more--days">
        <Field name="from" label="From" errors={errors}>
          {(control) => <input class="input" type="date" value={typed.from} {...control} />}
        </Field>
        <Field name="to" label="To" errors={errors}>
          {(control) => <input class="input" type="date" value={typed.to} {...control} />}
        </Field>
      </div>
    </fieldset>
  );
}
