import { createHash } from 'node:crypto';
import type { PieceDocument } from '../../../plans/portfolio/export/piece-document.ts';
import type { SheetFit } from '../../../plans/portfolio/export/sheet-fit.ts';
import type { AttachedPicture } from '../../attachment/pictures.ts';
import type { AppDeps } from '../../deps.ts';
import { HttpProblem } from '../../http/http-problem.ts';

/** Pieces whose page is looked at in turns. */
const MOST_KEPT = 100;

/** How pieces fit that were measured last, by what they say: measuring one takes as long as to print it. */
const fits = new Map<string, SheetFit | null>();

/** A piece as PDF, made beside the server's own thread. */
export async function printPiece(
  { background }: Pick<AppDeps, 'background'>,
  document: PieceDocument,
  pictures: readonly AttachedPicture[],
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { bytes, fit } = await background.run('print', { document, pictures }, signal);
  keep(document, fit);
  return bytes;
}

/** Measures a piece whose kind has a number of sheets, unless that was done; where it cannot be, it stays unknown. */
export async function measurePiece(
  { background }: Pick<AppDeps, 'background'>,
  document: PieceDocument,
  signal: AbortSignal,
): Promise<void> {
  if (document.kind.sheets === undefined || fits.has(nameOf(document))) return;
  try {
    keep(document, await background.run('measure', document, signal));
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
  }
}

/** How a piece fits, as it was measured last; `null` where it was not, or takes as many sheets as it needs. */
export function knownFit(document: PieceDocument): SheetFit | null {
  return fits.get(nameOf(document)) ?? null;
}

function keep(document: PieceDocument, fit: SheetFit | null): void {
  fits.set(nameOf(document), fit);
  for (const oldest of fits.keys()) {
    if (fits.size <= MOST_KEPT) break;
    fits.delete(oldest);
  }
}

function nameOf(document: PieceDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('base64');
}
