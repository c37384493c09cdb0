import type { ReviewEnding } from '../../plans/review/review.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { DismissButton } from '../parts/form/dismiss-button.tsx';

/** What a review is: put away in one of two ways, or open. */
export type ReviewState = ReviewEnding | 'open';

export type ClosingFormProps = {
  /** Of the button. */
  id: string;
  week: number;
  wanted: ReviewState;
  /** As this page shows it, so that another window is noticed. */
  seen: ReviewState;
  /** The open reviews of the weeks before go along. */
  withEarlier?: boolean;
  from: string;
  label: string;
  /** A cross in place of the words. */
  isCross?: boolean;
};

/** Puts a review away, or opens it again: the wanted state, so that a second click is harmless. */
export function ClosingForm(props: ClosingFormProps) {
  const { id, week, wanted, seen, withEarlier, from, label, isCross = false } = props;
  return (
    <ActionForm
      action={`/weeks/${week}/review/closing`}
      from={from}
      class={isCross ? 'dismissal' : 'form--inline'}
    >
      <input type="hidden" name="seen" value={seen} />
      {withEarlier && <input type="hidden" name="earlier" value="yes" />}
      {isCross ? (
        <DismissButton id={id} label={label} name="wanted" value={wanted} />
      ) : (
        <button class="button button--quiet" name="wanted" value={wanted} id={id}>
          {label}
        </button>
      )}
    </ActionForm>
  );
}
