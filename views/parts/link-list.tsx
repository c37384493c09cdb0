import type { Day } from '../../plans/day.ts';
import { useDates } from '../dates.ts';
import { ActionForm } from './form/action-form.tsx';

export type LinkLine = {
  id: number;
  /** Whom it is for; may be empty. */
  label: string;
  /** In words. */
  shows: string;
  madeOn: Day;
  /** `null` when it stays open until it is closed. */
  openUntil: Day | null;
};

/** Links that are open, each with the way to close it. `revocation` is the address that closes one. */
export function LinkList({
  links,
  from,
  revocation,
}: {
  links: readonly LinkLine[];
  from: string;
  revocation: (linkId: number) => string;
}) {
  const { formatDateWithYear } = useDates();
  if (links.length === 0) return null;
  return (
    <ul class="links">
      {links.map(({ id, label, shows, madeOn, openUntil }) => (
        <li key={id} class="links__item" id={`link-${id}`} data-item>
          <div class="links__what">
            <p class="links__label">{label || 'Without a name'}</p>
            <p class="hint">
              {shows}. Made on {formatDateWithYear(madeOn)},{' '}
              {openUntil ? `open until ${formatDateWithYear(openUntil)}` : 'open until you close it'}.
            </p>
          </div>
          <ActionForm action={revocation(id)} from={from}>
            <button class="button button--quiet" id={`link-${id}-close`}>
              Close<span class="visually-hidden"> the link {label || 'without a name'}</span>
            </button>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

/** The address of a link that was just made: it is shown this once. */
export function FreshLink({ address }: { address: string }) {
  return (
    <div class="fresh-link" role="status">
      <label class="field__label" for="fresh-link">
        Your link is ready
      </label>
      <p class="field__hint" id="fresh-link-hint">
        Copy it now: it is shown this once, since Daymark keeps only a fingerprint of it.
      </p>
      <input
        class="input input--wide"
        id="fresh-link"
        readOnly
        value={address}
        aria-describedby="fresh-link-hint"
      />
    </div>
  );
}
