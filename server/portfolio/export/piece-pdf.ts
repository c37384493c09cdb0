import type { HeldLine, PieceDocument, Said } from '../../../plans/portfolio/export/piece-document.ts';
import type { SheetFit } from '../../../plans/portfolio/export/sheet-fit.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { upperFirst } from '../../../plans/words.ts';
import { beginPdf, type Pdf } from '../../pdf/document.ts';
import { textBlocks } from '../../pdf/markdown-blocks.ts';
import { ROOMY, type Sheet, type TypeSizes } from '../../pdf/sheet.ts';
import { wordsOf } from '../../pdf/words.ts';

/** Points, the largest first; smaller letters are not read with pleasure on paper, whatever has to fit. */
const LETTERS = [10.5, 9.75, 9] as const;
type Letters = (typeof LETTERS)[number];

/** The piece as it prints, and whether it keeps to the sheets that its kind has; `null` where that is as many as it takes. */
export type PrintedPiece = { bytes: Buffer; fit: SheetFit | null };

/**
 * A piece as PDF on A4. Where its kind has to fit on so many sheets, the letters are as large as that lets them be; where
 * even the smallest do not fit it goes on overleaf, and nothing is cut. The same piece gives the same bytes.
 */
export async function piecePdf(document: PieceDocument): Promise<PrintedPiece> {
  const { pdf, fit } = await layOut(document);
  pdf.sheet.numberPages(document.title);
  return { bytes: await pdf.finish(), fit };
}

/** Whether a piece fits on the sheets of its kind, by the very layout of its PDF. */
export async function sheetFit(document: PieceDocument): Promise<SheetFit | null> {
  return (await layOut(document)).fit;
}

async function layOut(document: PieceDocument): Promise<{ pdf: Pdf; fit: SheetFit | null }> {
  const { sheets } = document.kind;
  if (sheets === undefined) return { pdf: await written(document, ROOMY), fit: null };
  let last: { pdf: Pdf; fit: SheetFit } | undefined;
  for (const points of LETTERS) {
    const pdf = await written(document, sizesOf(points));
    last = { pdf, fit: { sheets, points, linesOver: Math.ceil(pdf.sheet.linesBeyond(sheets)) } };
    if (last.fit.linesOver === 0) return last;
  }
  if (last === undefined) throw new RangeError('There is no size to print in');
  return last;
}

/** Close together, so that a page has room for what is said and not for what is around it. */
function sizesOf(text: Letters): TypeSizes {
  return {
    ...ROOMY,
    text,
    small: text * 0.86,
    heading: text * 1.08,
    gap: text * 0.6,
    underHeading: text * 0.2,
    keptWithHeading: text * 1.5,
    underText: text * 0.35,
  };
}

async function written(document: PieceDocument, sizes: TypeSizes): Promise<Pdf> {
  const { title, kind, begunAt, parts, held } = document;
  const pdf = await beginPdf({ title, sizes, createdAt: new Date(begunAt), says: document });
  const { sheet } = pdf;
  sheet.paragraph(upperFirst(inPlainWords(kind.title)), { isSoft: true });
  sheet.title(title);
  if (parts.length === 0 && held.length === 0) sheet.paragraph('Nothing is written yet.');
  for (const { label, heading, said } of parts) {
    if (heading !== null) sheet.lead(heading);
    sheet.heading(label);
    write(sheet, said);
  }
  for (const one of held) {
    sheet.heading(one.kind.plural);
    for (const line of one.lines) sheet.paragraph(['• ', ...wordsOf(heldInWords(line))]);
  }
  return pdf;
}

function write(sheet: Sheet, said: Said): void {
  switch (said.is) {
    case 'text':
      for (const block of textBlocks(said.text)) sheet.writing(block);
      return;
    case 'line':
      sheet.paragraph(said.text);
      return;
    case 'lines':
      for (const { text } of said.lines) sheet.paragraph(['• ', ...wordsOf(text)]);
  }
}

/** `Two points: figure 0.81; metric macro F1` */
function heldInWords({ title, facts }: HeldLine): string {
  const told = facts.map(({ label, text }) => `${inPlainWords(label).toLowerCase()} ${text}`);
  return told.length === 0 ? title : `${title}: ${told.join('; ')}`;
}
