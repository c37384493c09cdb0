import type { Day } from '../../plans/day.ts';
import { furthestReach, type Reach, reachOf } from '../../plans/text/reach.ts';
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

/** What is said of links where nobody else can open them, or only some can. */
const SAID_OF_REACH: Record<Exclude<Reach, 'anybody'>, string> = {
  device: 'this device only: nobody else can open it, and no program elsewhere',
  network: 'your own network only: whoever is elsewhere cannot open it',
};

const HOW_TO_REACH =
  'How others get in is told in the README, under “Running it for yourself on another address”.';

/** Before a link is made: how far it would lead, where that is not everywhere. */
export function LinkReach({ ownHosts }: { ownHosts: readonly string[] }) {
  const reach = furthestReach(ownHosts);
  if (reach === 'anybody') return null;
  return (
    <p class="hint">
      As Daymark is set up here, a link leads to {SAID_OF_REACH[reach]}. {HOW_TO_REACH}
    </p>
  );
}

/** Of a link that was made: Daymark may be open under a name that leads less far than another one that it has. */
function FreshReach({ address, ownHosts }: { address: string; ownHosts: readonly string[] }) {
  const reach = reachOf(new URL(address).hostname);
  if (reach === 'anybody') return null;
  const better = ownHosts.find((host) => reachOf(host) === 'anybody');
  return (
    <p class="fresh-link__reach" id="fresh-link-reach">
      <strong>It leads to {SAID_OF_REACH[reach]}.</strong>{' '}
      {better === undefined ? HOW_TO_REACH : `Open Daymark at ${better}, and make the link there.`}
    </p>
  );
}

/** The address of a link that was just made: it is shown this once. */
export function FreshLink({ address, ownHosts }: { address: string; ownHosts: readonly string[] }) {
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
      <p class="fresh-link__copy">
        <button
          type="button"
          class="button button--quiet"
          id="fresh-link-copy"
          data-copies="fresh-link"
          aria-describedby="fresh-link-copied"
        >
          Copy the link
        </button>{' '}
        <span id="fresh-link-copied" aria-live="polite" />
      </p>
      <FreshReach address={address} ownHosts={ownHosts} />
    </div>
  );
}
