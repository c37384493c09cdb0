import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { pieceAddress, piecePageAddress } from '../addresses.ts';
import { FitLater, PieceFiles } from './piece-files.tsx';
import { PieceSharing } from './sharing.tsx';

type PieceKeepingProps = {
  piece: Piece;
  kind: Kind;
  /** The page that it stands on, which is left when it is gone. */
  home: string;
  from: string;
};

const AT = 'keeping';

/** How does it read, and where is it kept? */
export function PieceKeeping({ piece, kind, home, from }: PieceKeepingProps) {
  const { formatDateWithYear } = useDates();
  const { archivedOn } = piece;
  const address = pieceAddress(piece.key);
  return (
    <Entry
      id={AT}
      label="Show and keep"
      aside={piece.isShared ? 'Others see it in reports' : 'Only you see it'}
    >
      <p class="keeping">
        <a class="button button--quiet" href={piecePageAddress(piece.key)}>
          Read it as a page
        </a>
      </p>
      <PieceFiles pieceKey={piece.key} />
      {kind.sheets !== undefined && <FitLater pieceKey={piece.key} />}
      <PieceSharing piece={piece} kind={kind} from={from} />
      <div class="keeping">
        <ActionForm action={`${address}/archive`} from={from} at={AT}>
          <input type="hidden" name="archived" value={archivedOn === null ? 'yes' : 'no'} />
          <button class="button button--quiet" id="piece-archive">
            {archivedOn === null ? 'Archive it' : 'Bring it back'}
          </button>
        </ActionForm>
        <ActionForm action={`${address}/removal`} from={home}>
          <button class="button button--quiet" id="piece-removal">
            Remove it
          </button>
        </ActionForm>
      </div>
      {archivedOn !== null && (
        <p class="hint">
          In the archive since {formatDateWithYear(archivedOn)}: it counts for nothing there.
        </p>
      )}
    </Entry>
  );
}
