import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { type DateStyle, datesIn } from '../../../plans/dates.ts';
import { type FolderFile, portfolioFolder } from '../../../plans/portfolio/export/portfolio-folder.ts';
import { judgePortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { standingInWords } from '../../../views/portfolio/piece/piece-words.ts';
import { filesBesideKind, filesBesidePiece } from './kind-files.ts';
import { piecePdf } from './piece-pdf.ts';
import { writeZip, type ZippedFile } from './zip.ts';

/** A file that is attached to a piece, and where its bytes lie. */
export type Attached = { pieceKey: string; name: string; path: string; isPicture: boolean };

/** What the folder is made of, and where the ZIP of it goes: plain values, for a thread of its own. */
export type FolderOrder = {
  kinds: readonly Kind[];
  pieces: readonly Piece[];
  attached: readonly Attached[];
  style: DateStyle;
  into: string;
};

/** Writes the whole portfolio as a ZIP to a file that is not there yet: one of its files is in memory at a time. */
export async function writeFolder({ kinds, pieces, attached, style, into }: FolderOrder): Promise<void> {
  const judged = judgePortfolio(pieces, kinds);
  const files = portfolioFolder<string>({
    kinds,
    pieces,
    dates: datesIn(style),
    standingOf: ({ key }) => {
      const judgement = judged.get(key);
      return judgement ? standingInWords(judgement) : '';
    },
    attachedTo: ({ key }) =>
      attached.filter(({ pieceKey }) => pieceKey === key).map(({ name, path }) => ({ name, stored: path })),
    besidesKind: (kind, ofKind) => filesBesideKind(kind, ofKind),
    besidesPiece: (kind, piece) => filesBesidePiece(kind, piece, { kinds, pieces }),
  });
  const file = openSync(into, 'wx', 0o600);
  try {
    await writeZip(withBytes(files, attached), (stretch) => writeSync(file, stretch));
  } finally {
    closeSync(file);
  }
}

async function* withBytes(
  files: readonly FolderFile<string>[],
  attached: readonly Attached[],
): AsyncGenerator<ZippedFile> {
  for (const file of files) yield { path: file.path, bytes: await bytesOf(file, attached) };
}

async function bytesOf(file: FolderFile<string>, attached: readonly Attached[]): Promise<Uint8Array> {
  switch (file.is) {
    case 'text':
      return new TextEncoder().encode(file.text);
    case 'printed':
      return (await piecePdf(file.document, attached.filter(belongsTo(file.document.key)))).bytes;
    case 'stored':
      return readFileSync(file.stored);
  }
}

function belongsTo(key: string): (one: Attached) => boolean {
  return ({ pieceKey, isPicture }) => isPicture && pieceKey === key;
}
