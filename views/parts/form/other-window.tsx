/** What the page of a form says when the same thing was changed in another window meanwhile. */
export function ChangedElsewhere({ what }: { what: string }) {
  return (
    <div class="error-summary" role="alert">
      <h2 class="error-summary__title">Not saved: {what} changed in another window.</h2>
      <p>
        What you typed is below, and with it what was saved there. Take over what you need; saving again keeps
        what stands in the fields.
      </p>
    </div>
  );
}

export type TheirsProps = {
  mine: string;
  /** `null` while nothing was saved elsewhere. */
  theirs: string | null | undefined;
  /** The other value as people read it, where that is not what is typed. */
  words?: string | null | undefined;
};

/** The other window's value of a field, where it is another. */
export function Theirs({ mine, theirs, words }: TheirsProps) {
  if (theirs === null || theirs === undefined || theirs === mine) return null;
  return (
    <div class="theirs">
      <p class="theirs__label">Saved in the other window</p>
      <p class="theirs__value">{words || theirs || 'nothing'}</p>
    </div>
  );
}
