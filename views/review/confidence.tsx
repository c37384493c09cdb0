import { CONFIDENCE_ENDS, CONFIDENCES } from '../../plans/review/review.ts';
import { confidenceInWords } from '../../plans/words.ts';

/** How sure the learner was: `4 of 5`, and as many marks for the eye. */
export function Confidence({ value }: { value: number }) {
  return (
    <span class="confidence">
      <svg class="confidence__marks" viewBox="0 0 60 12" aria-hidden="true">
        {CONFIDENCES.map((step) => (
          <circle
            key={step}
            class={step <= value ? 'confidence__mark confidence__mark--reached' : 'confidence__mark'}
            cx={12 * step - 6}
            cy="6"
            r="4"
          />
        ))}
      </svg>
      {confidenceInWords(value)}
    </span>
  );
}

export type ConfidenceFieldProps = {
  /** Begins the ids of the choices. */
  id: string;
  legend: string;
  /** As typed: empty while nothing was said. */
  value: string;
  describedBy: { 'aria-describedby'?: string };
};

/** One to five, with words at the ends. */
export function ConfidenceField({ id, legend, value, describedBy }: ConfidenceFieldProps) {
  return (
    <fieldset class="confidence-scale" {...describedBy}>
      <legend class="field__label">{legend}</legend>
      <div class="confidence-scale__steps">
        {CONFIDENCES.map((step) => (
          <label key={step} class="confidence-scale__step">
            <input
              type="radio"
              name="confidence"
              value={step}
              id={step === 1 ? id : `${id}-${step}`}
              checked={value === String(step)}
            />
            {step} <EndWords step={step} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function EndWords({ step }: { step: number }) {
  if (step === 1) return <span class="confidence-scale__end">{CONFIDENCE_ENDS.lowest}</span>;
  if (step === CONFIDENCES.length)
    return <span class="confidence-scale__end">{CONFIDENCE_ENDS.highest}</span>;
  return null;
}
