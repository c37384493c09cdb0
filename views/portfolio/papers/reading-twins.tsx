import type { Completion } from '../../../plans/plan/plan.ts';
import type { Judgement } from '../../../plans/portfolio/judge-piece.ts';
import type { LedgerPaper } from '../../../plans/portfolio/papers/ledger.ts';
import type { Paper } from '../../../plans/portfolio/papers/paper.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import { addressOf } from '../../../plans/reading/addresses.ts';
import type { ShownResource } from '../../../plans/reading/resource.ts';
import { upperFirst } from '../../../plans/words.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { resourceAddress } from '../../reading/addresses.ts';
import { ResourceFacts, ResourceLine } from '../../reading/read-item.tsx';
import { pieceAddress } from '../addresses.ts';
import { standingInWords } from '../piece/piece-words.ts';
import { LEDGER_ADDRESS, takeUpAddress } from './addresses.ts';
import { STANDING_WORDS } from './paper-words.ts';

type InLedgerProps = {
  /** `null` where the ledger has it not. */
  twin: Pick<LedgerPaper, 'piece' | 'standing'> | null;
  judgement: Judgement | undefined;
  /** What could be taken up; `null` where it is no paper. */
  offer: { resourceId: string; formToken: string } | null;
};

/** On the page of a resource: is it in my ledger of papers, and where am I with it? */
export function InLedger({ twin, judgement, offer }: InLedgerProps) {
  if (twin === null && offer === null) return null;
  return (
    <Entry id="in-ledger" label="In your ledger" aside={<a href={LEDGER_ADDRESS}>Papers</a>}>
      {twin && (
        <p>
          <a href={pieceAddress(twin.piece.key)}>
            <Inline text={titleOf(twin.piece)} inLink />
          </a>
          {`: ${[
            twin.piece.archivedOn === null ? STANDING_WORDS[twin.standing] : 'archived',
            ...(judgement === undefined ? [] : [standingInWords(judgement).toLowerCase()]),
          ].join(', ')}.`}
        </p>
      )}
      {twin === null && offer && (
        <form method="post" action={takeUpAddress(offer.resourceId)}>
          <input type="hidden" name="formToken" value={offer.formToken} />
          <button class="button button--quiet" id="take-up">
            Take it up into the ledger
          </button>
          <p class="hint">With title, authors and year, to write what you say when you discuss it.</p>
        </form>
      )}
    </Entry>
  );
}

type OnReadingListProps = {
  paper: Paper;
  /** What of the reading list is the same; `null` where nothing is. */
  twin: { resource: ShownResource; completion: Completion | null } | null;
  from: string;
};

/** On the page of a paper: where do I read it, and is it on my reading list? */
export function OnReadingList({ paper, twin, from }: OnReadingListProps) {
  const address = addressOf(paper.ids);
  if (twin === null) return address !== null && <ReadAt address={address} />;
  const { resource, completion } = twin;
  const way = completion === null ? 'Tick it when it is read' : 'Read';
  return (
    <Entry id="on-reading-list" label="On your reading list" aside="The same tick as there">
      <ul class="items">
        <ResourceLine resource={resource} completion={completion} from={from} way={wayTo(resource, way)}>
          <ResourceFacts resource={resource} completion={completion} />
          <p class="item__meta">
            <a href={resourceAddress(resource.id)}>What it is read for, and your note</a>
          </p>
        </ResourceLine>
      </ul>
    </Entry>
  );
}

function ReadAt({ address }: { address: string }) {
  return (
    <p>
      <a href={address} target="_blank" rel="noreferrer" referrerpolicy="no-referrer">
        Read it at {hostOf(address)}
        <span class="visually-hidden"> (opens in a new tab)</span>
      </a>
    </p>
  );
}

function wayTo({ ids }: ShownResource, otherwise: string): string {
  const address = addressOf(ids);
  return address === null ? upperFirst(otherwise) : `Read it at ${hostOf(address)}`;
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
