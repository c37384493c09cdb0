import { pieceMarkdownAddress, piecePageAddress, piecePdfAddress } from '../addresses.ts';

/** Where a page says whether a piece fits on its sheets of paper. */
export const FIT_ID = 'piece-fit';

/** A piece to take along. */
export function PieceFiles({ pieceKey }: { pieceKey: string }) {
  return (
    <p class="piece-files no-print">
      <a href={piecePdfAddress(pieceKey)} download>
        PDF
      </a>
      <a href={pieceMarkdownAddress(pieceKey)} download>
        Markdown
      </a>
    </p>
  );
}

/** Measured once it is in sight: the page that shows it says it. */
export function FitLater({ pieceKey }: { pieceKey: string }) {
  const address = piecePageAddress(pieceKey);
  return (
    <p
      id={FIT_ID}
      class="piece-fit"
      hx-get={address}
      hx-select={`#${FIT_ID}`}
      hx-target={`#${FIT_ID}`}
      hx-swap="outerHTML"
      hx-trigger="intersect once"
      hx-sync="this:replace"
    >
      <a href={address}>Does it fit on its page?</a>
    </p>
  );
}
