import { LONGEST_INTENTION, LONGEST_PROOF } from '../../plans/review/review.ts';
import type { LookBack } from '../../plans/review/week-review.ts';
import { confidenceInWords } from '../../plans/words.ts';
import { fieldId } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { describedByError, Field, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { Theirs } from '../parts/form/other-window.tsx';
import { WritingStatus } from '../parts/form/writing-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { ConfidenceField } from './confidence.tsx';

/** What is said of a week, as typed. */
export type ReviewValues = { confidence: string; proof: string; intention: string };

export type ReviewFormProps = {
  week: number;
  /** The outcome that is judged; `null` where there is none. */
  outcome: { phaseTitle: string; words: string } | null;
  nextWeek: LookBack['nextWeek'];
  values: ReviewValues;
  /** What was saved in another window, where that is in the way. */
  theirs: ReviewValues | null;
  errors: FormErrors;
  /** The save that this one builds on. */
  revision: number;
  from: string;
};

/** The outcome, the proof and the intention: one form that saves itself, and the button that is done with the week. */
export function ReviewForm(props: ReviewFormProps) {
  const { week, outcome, nextWeek, values, theirs, errors, revision, from } = props;
  const id = reviewFormId(week);
  const action = `/weeks/${week}/review`;
  return (
    <form
      class="review-form"
      id={id}
      method="post"
      action={action}
      hx-post={action}
      hx-trigger="submit, input delay:600ms, change"
      hx-target={`#${id}-status`}
      hx-swap="outerHTML"
      hx-sync="this:queue last"
      hx-morph-skip
      data-writing
    >
      <input type="hidden" name="from" value={from} />
      <Entry id="outcome" label="The outcome" aside={outcome && <Inline text={outcome.phaseTitle} />}>
        {outcome && (
          <p class="review-form__outcome">
            <Inline text={outcome.words} />
          </p>
        )}
        <ConfidenceField
          id={fieldId('confidence')}
          legend={
            outcome ? 'How sure are you that you can do this?' : 'How sure are you of what you learned?'
          }
          value={values.confidence}
          describedBy={describedByError('confidence', errors)}
        />
        <FieldError name="confidence" errors={errors} />
        <Theirs
          mine={values.confidence}
          theirs={theirs?.confidence}
          words={theirs && confidenceWords(theirs)}
        />
        <Field name="proof" label="What proves it?" errors={errors}>
          {(control) => (
            <textarea
              class="input input--area"
              rows={2}
              maxLength={LONGEST_PROOF}
              placeholder="A result, a talk, a page, somebody’s word"
              {...control}
            >
              {`\n${values.proof}`}
            </textarea>
          )}
        </Field>
        <Theirs mine={values.proof} theirs={theirs?.proof} />
      </Entry>
      <Entry
        id="next"
        label={nextWeek === null ? 'After the plan' : 'Next week'}
        aside={whereItStands(nextWeek)}
      >
        <Field name="intention" label="One thing you want to do" errors={errors}>
          {(control) => (
            <input
              class="input input--wide"
              maxLength={LONGEST_INTENTION}
              autocomplete="off"
              value={values.intention}
              {...control}
            />
          )}
        </Field>
        <Theirs mine={values.intention} theirs={theirs?.intention} />
        <div class="writing__foot">
          <WritingStatus field={id} revision={revision} words={revision === 0 || theirs ? '' : 'Saved'} />
          <button class="button button--quiet" id={`${id}-save`}>
            Save
          </button>
        </div>
        <button class="button button--large" name="done" value="yes" id={`${id}-done`}>
          Done with week {week}
        </button>
      </Entry>
    </form>
  );
}

/** What becomes of the intention. */
function whereItStands(nextWeek: LookBack['nextWeek']): string {
  if (nextWeek === 'to-come') return 'It stands on Today until the week is over.';
  if (nextWeek === 'over') return 'That week is over: what you write stays here.';
  return 'The plan ends with this week: what you write stays here.';
}

export const reviewFormId = (week: number) => `review-${week}`;

/** A confidence in words, where any was said. */
function confidenceWords({ confidence }: Pick<ReviewValues, 'confidence'>): string {
  return confidence === '' ? 'nothing' : confidenceInWords(Number(confidence));
}

export type ReviewConflictProps = {
  week: number;
  mine: ReviewValues;
  theirs: ReviewValues;
  revision: number;
};

/** The review was saved elsewhere meanwhile: what stands there, and saving once more keeps what is in the fields. */
export function ReviewConflict({ week, mine, theirs, revision }: ReviewConflictProps) {
  return (
    <div class="writing__conflict" id={`${reviewFormId(week)}-status`} role="alert">
      <input type="hidden" name="revision" value={revision} />
      <p>
        <strong>Not saved: this review was changed in another window.</strong> Take over what you need from
        there; saving again keeps what stands in the fields above.
      </p>
      <Theirs
        mine={mine.confidence}
        theirs={theirs.confidence}
        words={`Confidence: ${confidenceWords(theirs)}`}
      />
      <Theirs mine={mine.proof} theirs={theirs.proof} words={theirs.proof && `Proof: ${theirs.proof}`} />
      <Theirs
        mine={mine.intention}
        theirs={theirs.intention}
        words={theirs.intention && `Intention: ${theirs.intention}`}
      />
    </div>
  );
}
