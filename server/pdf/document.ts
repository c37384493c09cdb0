import PDFDocument from 'pdfkit';
import { facesOf } from './faces.ts';
import { breakLongRuns } from './long-runs.ts';
import { drawFormulas } from './mathematics/draw-formulas.ts';
import { formulasOf } from './mathematics/formulas.ts';
import { ownLettersOf } from './own-letters.ts';
import { type Sheet, sheetOn, type TypeSizes } from './sheet.ts';
import { useTypeface } from './typeface.ts';
import { holdsFormula, wordsOf } from './words.ts';

export type NewPdf = {
  /** As the learner typed it. */
  title: string;
  sizes: TypeSizes;
  createdAt: Date;
  /** All that the document will say: what is needed to write it is found in it. */
  says: unknown;
};

export type Pdf = {
  sheet: Sheet;
  /** Its bytes. Nothing can be written any more. */
  finish(): Promise<Buffer>;
};

/**
 * Begins a document on A4: real text in an embedded font, with formulas, code and links as the pages have them. The same
 * writing gives the same bytes, since nothing of the moment goes in.
 */
export async function beginPdf({ title, sizes, createdAt, says }: NewPdf): Promise<Pdf> {
  const setter = holdsFormula(says) ? (await import('./mathematics/typeset.ts')).mathJax : null;
  const letters = ownLettersOf(() => JSON.stringify(says));
  const formulas = formulasOf(setter, letters);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: sizes.margins,
    font: '',
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    pdfVersion: '1.7',
    info: { Title: formulas.inPlainSigns(wordsOf(title)), CreationDate: createdAt },
  });
  const faces = facesOf(pdf, letters);
  useTypeface(pdf, (letter) => formulas.standInFor(letter) ?? faces.standInFor(letter));
  faces.drawFaces();
  if (setter) drawFormulas(pdf, formulas);
  breakLongRuns(pdf);
  return { sheet: sheetOn(pdf, sizes, formulas, faces), finish: () => finish(pdf) };
}

function finish(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });
}
