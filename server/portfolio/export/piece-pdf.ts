import type { HeldLine, PieceDocument, Said } from '../../../plans/portfolio/export/piece-document.ts';
import type { SheetFit } from '../../../plans/portfolio/export/sheet-fit.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { upperFirst } from '../../../plans/words.ts';
import type { AttachedPicture } from '../../attachment/pictures.ts';
import { makePdf } from '../../pdf/document.ts';
import { textBlocks } from '../../pdf/markdown-blocks.ts';
import type { Sheet } from '../../pdf/sheet.ts';
import { A4, ROOMY, type TypeSizes } from '../../pdf/sizes.ts';
import type { WritingEnd } from '../../pdf/typst/order.ts';

/** Points, the largest first; smaller letters are not read with pleasure on paper, whatever has to fit. */
const LETTERS = [10.5, 9.75, 9] as const;
/** The piece as it prints, and whether it keeps to the sheets that its kind has; `null` where that is as many as it takes. */
export type PrintedPiece = { bytes: Buffer; fit: SheetFit | null };

/**
 * A piece as PDF on A4. Where its kind has to fit on so many sheets, the letters are as large as that lets them be; where
 * even the smallest do not fit it goes on overleaf, and nothing is cut. The pictures that are attached to it follow on
 * pages of their own. The same piece gives the same bytes.
 */
export async function piecePdf(
  document: PieceDocument,
  pictures: readonly AttachedPicture[] = [],
): Promise<PrintedPiece> {
  const { title, begunAt, kind } = document;
  const { sheets } = kind;
  const written = {
    title,
    createdAt: new Date(begunAt),
    says: document,
    write: (sheet: Sheet) => {
      write(sheet, document);
      sheet.picturesOverleaf(pictures);
    },
  };
  if (sheets === undefined) return { bytes: (await makePdf(written, [ROOMY])).bytes, fit: null };
  const { bytes, sizes, end } = await makePdf(written, LETTERS.map(sizesOf), sheets);
  const points = LETTERS.find((one) => one === sizes.text) ?? LETTERS[0];
  return { bytes, fit: { sheets, points, linesOver: linesBeyond(sheets, end, sizes) } };
}

/** Whether a piece fits on the sheets of its kind, by the very layout of its PDF. */
export async function sheetFit(document: PieceDocument): Promise<SheetFit | null> {
  return (await piecePdf(document)).fit;
}

/** Of the size of the letters: from one line of a text to the next. */
const LINE = 1.37;

/** How much stands on the pages after so many, in lines of text. */
function linesBeyond(sheets: number, { page, y }: WritingEnd, { text, margins }: TypeSizes): number {
  if (page <= sheets) return 0;
  const whole = A4.height - margins.top - margins.bottom;
  return Math.max(1, Math.ceil(((page - sheets - 1) * whole + y - margins.top) / (text * LINE)));
}

/** Close together, so that a page has room for what is said and not for what is around it. */
function sizesOf(text: (typeof LETTERS)[number]): TypeSizes {
  return {
    ...ROOMY,
    text,
    small: text * 0.86,
    heading: text * 1.08,
    gap: text * 0.6,
    underHeading: text * 0.2,
    underText: text * 0.35,
  };
}

function write(sheet: Sheet, { title, kind, parts, held }: PieceDocument): void {
  sheet.paragraph(upperFirst(inPlainWords(kind.title)), { isSoft: true });
  sheet.title(title);
  if (parts.length === 0 && held.length === 0) sheet.paragraph('Nothing is written yet.');
  for (const { label, heading, said } of parts) {
    if (heading !== null) sheet.lead(heading);
    sheet.heading(label);
    say(sheet, said);
  }
  for (const one of held) {
    sheet.heading(one.kind.plural);
    sheet.list(one.lines.map(heldInWords));
  }
}

function say(sheet: Sheet, said: Said): void {
  switch (said.is) {
    case 'text':
      sheet.writing(textBlocks(said.text));
      return;
    case 'line':
      sheet.paragraph(said.text);
      return;
    case 'lines':
      sheet.list(said.lines.map(({ text }) => text));
  }
}

/** `Two points: figure 0.81; metric macro F1` */
function heldInWords({ title, facts }: HeldLine): string {
  const told = facts.map(({ label, text }) => `${inPlainWords(label).toLowerCase()} ${text}`);
  return told.length === 0 ? title : `${title}: ${told.join('; ')}`;
}
