/** Everything that was made, by kind. */
export const PORTFOLIO_ADDRESS = '/portfolio';
/** Where a piece is begun. */
export const PIECES_ADDRESS = '/pieces';

/** The pieces of a kind. */
export function kindAddress(kindId: string): string {
  return `${PORTFOLIO_ADDRESS}/${kindId}`;
}

/** One piece, to write on it. */
export function pieceAddress(key: string): string {
  return `${PIECES_ADDRESS}/${key}`;
}

/** One piece as it reads and prints. */
export function piecePageAddress(key: string): string {
  return `${pieceAddress(key)}/page`;
}

/** The clock of a run. */
export function clockAddress(key: string): string {
  return `${pieceAddress(key)}/clock`;
}

/** Where a run of a piece is begun. */
export function runsAddress(key: string): string {
  return `${pieceAddress(key)}/runs`;
}

/** Where a file is attached to a piece. */
export function pieceFilesAddress(key: string): string {
  return `${pieceAddress(key)}/files`;
}

/** Whether others see a piece. */
export function sharingAddress(key: string): string {
  return `${pieceAddress(key)}/sharing`;
}

/** One piece on paper. */
export function piecePdfAddress(key: string): string {
  return `${pieceAddress(key)}.pdf`;
}

/** One piece as Markdown. */
export function pieceMarkdownAddress(key: string): string {
  return `${pieceAddress(key)}.md`;
}

/** All pieces as one folder. */
export const PORTFOLIO_ZIP_ADDRESS = '/portfolio.zip';

/** The form of a part on the page of its piece. */
export function partField(partId: string): string {
  return `part-${partId}`;
}

/** Where a part is saved, or the title. */
export function partAddress(key: string, partId: string): string {
  return `${pieceAddress(key)}/parts/${partId}`;
}
