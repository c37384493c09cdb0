import type { Kind } from '../../../plans/portfolio/kind.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { upperFirst, withArticle } from '../../../plans/words.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress, sharingAddress } from '../addresses.ts';

type SharingProps = { piece: Piece; kind: Kind; from: string };

const AT = 'sharing';

/** Who sees it? Nobody else, unless it is said of this very piece. */
export function PieceSharing({ piece, kind, from }: SharingProps) {
  const noun = inPlainWords(kind.title);
  return (
    <div id={AT} class="sharing">
      <p>
        {piece.isShared
          ? `This ${noun} stands in your reports and behind the links of your mentor, wherever they have the section Portfolio.`
          : `This ${noun} is in no report and behind no link of a mentor: only you see it.`}
      </p>
      {kind.private && !piece.isShared && <p class="hint">{warningFor(kind)}</p>}
      <SharingForm piece={piece} from={from} at={AT} />
    </div>
  );
}

/** What somebody else would read of a piece that most people keep to themselves. */
function warningFor({ title, parts }: Kind): string {
  const shown = parts.filter(({ onPage, form }) => onPage && form !== 'clock');
  const labels = shown.map(({ label }) => inPlainWords(label)).join(', ');
  return `Most people keep ${withArticle(inPlainWords(title))} to themselves. Shared, whoever has a report or a link of yours reads its title, how far it is, and all that stands on its page: ${labels}.`;
}

type SharingFormProps = { piece: Piece; from: string; at: string };

function SharingForm({ piece, from, at }: SharingFormProps) {
  return (
    <ActionForm action={sharingAddress(piece.key)} from={from} at={at}>
      <input type="hidden" name="shared" value={piece.isShared ? 'no' : 'yes'} />
      <button class="button button--quiet" id={`${piece.key}-sharing`}>
        {piece.isShared ? 'Keep it to yourself' : 'Put it into reports'}
        <span class="visually-hidden">: {inPlainWords(titleOf(piece))}</span>
      </button>
    </ActionForm>
  );
}

const SHARED_ID = 'shared';

type SharedEntryProps = { pieces: readonly Piece[]; kinds: readonly Kind[]; from: string };

/** What do others see at present? */
export function SharedEntry({ pieces, kinds, from }: SharedEntryProps) {
  const shared = pieces.filter(({ isShared }) => isShared);
  if (shared.length === 0) return null;
  return (
    <Entry
      id={SHARED_ID}
      label="Shared at present"
      aside="In reports and behind the links of your mentor that have the section Portfolio"
    >
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Kind</th>
            <th scope="col">
              <span class="visually-hidden">End it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shared.map((piece) => (
            <tr key={piece.key}>
              <th scope="row">
                <a href={pieceAddress(piece.key)}>
                  <Inline text={titleOf(piece)} inLink />
                </a>
              </th>
              <td>{kindOf(piece, kinds)}</td>
              <td>
                <SharingForm piece={piece} from={from} at={SHARED_ID} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Entry>
  );
}

function kindOf({ kind }: Piece, kinds: readonly Kind[]): string {
  const found = kinds.find(({ id }) => id === kind);
  return found ? upperFirst(inPlainWords(found.title)) : 'Of a kind that is gone';
}
