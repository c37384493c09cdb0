import type { JudgedPortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Icon } from '../../parts/icon.tsx';
import { pieceAddress } from '../addresses.ts';
import { PieceLine } from './piece-line.tsx';
import { heldId } from './piece-words.ts';

type HeldPiecesProps = {
  kind: Kind;
  /** Those of one piece, in their order. */
  pieces: readonly Piece[];
  judged: JudgedPortfolio;
  from: string;
};

/** What belongs to a piece, of one kind. Where its kind has an order, each can be moved up and down. */
export function HeldPieces({ kind, pieces, judged, from }: HeldPiecesProps) {
  return (
    <ul class="pieces">
      {pieces.map((one, index) => (
        <PieceLine key={one.key} piece={one} judgement={judged.get(one.key)}>
          {kind.ordered && (
            <MovePiece piece={one} above={pieces[index - 1]} below={pieces[index + 1]} from={from} />
          )}
        </PieceLine>
      ))}
    </ul>
  );
}

type MovePieceProps = { piece: Piece; above: Piece | undefined; below: Piece | undefined; from: string };

/** Each button names the neighbour that it passes, so that the same press twice moves once. */
function MovePiece({ piece, above, below, from }: MovePieceProps) {
  const title = inPlainWords(titleOf(piece));
  return (
    <ActionForm
      class="move-piece"
      action={`${pieceAddress(piece.key)}/place`}
      from={from}
      at={heldId(piece.kind)}
    >
      {above && <input type="hidden" name="above" value={above.key} />}
      {below && <input type="hidden" name="below" value={below.key} />}
      {above && (
        <button class="move-piece__button" id={`up-${piece.key}`} name="side" value="before">
          <Icon name="up" />
          <span class="visually-hidden">Move up: {title}</span>
        </button>
      )}
      {below && (
        <button class="move-piece__button" id={`down-${piece.key}`} name="side" value="behind">
          <Icon name="down" />
          <span class="visually-hidden">Move down: {title}</span>
        </button>
      )}
    </ActionForm>
  );
}
