import { type LineOptions, leftOfLine } from '../faces.ts';
import type { Mark } from './flatten-svg.ts';
import type { Formulas, Shown } from './formulas.ts';

const UNITS_PER_EM = 1000;

/** What pdfkit's types do not tell of a document: where it writes each line, and with which font. */
type Insides = {
  _text(text: unknown, x: unknown, y: unknown, options: unknown, onLine: OnLine): unknown;
  _fragment(text: string, x: number, y: number, options: LineOptions): void;
  _font: { ascender: number; descender: number };
  _fontSize: number;
  _fillColor: Parameters<PDFKit.PDFDocument['strokeColor']> | null;
};
type OnLine = (line: string, options: unknown, wrapper: unknown) => void;

/** Lets a document draw formulas where their letters stand in its lines, and gives a line with a tall one more room. */
export function drawFormulas(document: PDFKit.PDFDocument, formulas: Formulas): void {
  // @ts-expect-error: these are not for everybody.
  const pdf: PDFKit.PDFDocument & Insides = document;
  const writeText = pdf._text.bind(pdf);
  const writeLine = pdf._fragment.bind(pdf);

  pdf._text = (text, x, y, options, onLine) =>
    writeText(text, x, y, options, (line, lineOptions, wrapper) => {
      const { above, below } = reachBeyond(pdf, formulas, line);
      pdf.y += above;
      onLine(line, lineOptions, wrapper);
      pdf.y += below;
    });

  pdf._fragment = (text, x, y, options) => {
    writeLine(text, x, y, options);
    const left = x + leftOfLine(pdf, text, options);
    const baseline = y + (pdf._font.ascender / UNITS_PER_EM) * pdf._fontSize;
    for (const [index, letter] of Array.from(text).entries()) {
      const shown = formulas.shownAs(letter);
      if (!shown) continue;
      const before = Array.from(text).slice(0, index).join('');
      const place = { x: left + pdf.widthOfString(before), y: baseline, points: pdf._fontSize };
      drawFormula(pdf, shown, place);
    }
  };
}

/** In points, beyond the line of letters. */
function reachBeyond(pdf: Insides, formulas: Formulas, line: string): { above: number; below: number } {
  const { height, depth } = formulas.reachOf(line);
  const { ascender, descender } = pdf._font;
  return {
    above: Math.max(0, height - ascender / UNITS_PER_EM) * pdf._fontSize,
    below: Math.max(0, depth + descender / UNITS_PER_EM) * pdf._fontSize,
  };
}

/** Draws a formula with its baseline at a place, in the colour that the text has. */
function drawFormula(
  pdf: PDFKit.PDFDocument & Insides,
  { formula, scale }: Shown,
  place: { x: number; y: number; points: number },
): void {
  const unit = (scale * place.points) / UNITS_PER_EM;
  const { x, y } = pdf;
  pdf.save().transform(unit, 0, 0, unit, place.x, place.y);
  if (pdf._fillColor) pdf.strokeColor(...pdf._fillColor);
  for (const mark of formula.marks) drawMark(pdf, mark);
  pdf.fontSize(place.points).restore();
  pdf.x = x;
  pdf.y = y;
}

function drawMark(pdf: PDFKit.PDFDocument, mark: Mark): void {
  pdf.save();
  if (mark.cut) {
    const { place, box } = mark.cut;
    pdf
      .rect(
        place.x + place.scaleX * box.x,
        place.y + place.scaleY * box.y,
        place.scaleX * box.width,
        place.scaleY * box.height,
      )
      .clip();
  }
  const { scaleX, scaleY, x, y } = mark.place;
  pdf.transform(scaleX, 0, 0, scaleY, x, y);
  if (mark.kind === 'fill') pdf.path(mark.path).fill();
  else if (mark.kind === 'stroke') pdf.lineWidth(mark.lineWidth).path(mark.path).stroke();
  else pdf.fontSize(mark.size).text(mark.text, 0, 0, { lineBreak: false, baseline: 'alphabetic' });
  pdf.restore();
}
