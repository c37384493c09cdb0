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
  page: { xobjects: Record<string, unknown> };
};
type OnLine = (line: string, options: unknown, wrapper: unknown) => void;

/** Lets a document draw formulas where their letters stand in its lines, and gives a line with a tall one more room. */
export function drawFormulas(document: PDFKit.PDFDocument, formulas: Formulas): void {
  // @ts-expect-error: these are not for everybody.
  const pdf: PDFKit.PDFDocument & Insides = document;
  const writeText = pdf._text.bind(pdf);
  const writeLine = pdf._fragment.bind(pdf);
  const shapes = shapesOf(pdf);

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
      drawFormula(pdf, shapes, shown, place);
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
  shapes: Shapes,
  { formula, scale }: Shown,
  place: { x: number; y: number; points: number },
): void {
  const unit = (scale * place.points) / UNITS_PER_EM;
  const { x, y } = pdf;
  pdf.save().transform(unit, 0, 0, unit, place.x, place.y);
  if (pdf._fillColor) pdf.strokeColor(...pdf._fillColor);
  for (const mark of formula.marks) {
    if (mark.kind === 'fill' && !mark.cut) shapes.draw(mark);
    else drawMark(pdf, mark);
  }
  pdf.fontSize(place.points).restore();
  pdf.x = x;
  pdf.y = y;
}

type Shapes = { draw(mark: Extract<Mark, { kind: 'fill' }>): void };

/** Beyond every letter, in the units of a formula. */
const FARTHEST = 32_000;

/**
 * The shapes of letters: each stands in the document once, however often it is drawn, and its path is read once. A form
 * (ISO 32000-1, 8.10) takes its colour and its place from where it is drawn.
 */
function shapesOf(pdf: PDFKit.PDFDocument & Insides): Shapes {
  const forms = new Map<string, { name: string; form: unknown }>();
  const formOf = (path: string) => {
    const known = forms.get(path);
    if (known) return known;
    const form = pdf.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [-FARTHEST, -FARTHEST, FARTHEST, FARTHEST],
      Resources: {},
    });
    form.end(`${inSigns(pdf, path)}\nf`);
    const made = { name: `Shape${forms.size + 1}`, form };
    forms.set(path, made);
    return made;
  };
  return {
    draw({ path, place: { scaleX, scaleY, x, y } }) {
      const { name, form } = formOf(path);
      pdf.page.xobjects[name] = form;
      const place = [scaleX, 0, 0, scaleY, x, y].map(inDigits).join(' ');
      pdf.addContent(`q ${place} cm /${name} Do Q`);
    },
  };
}

/** A path in the signs of PDF, as pdfkit writes it. */
function inSigns(pdf: PDFKit.PDFDocument, path: string): string {
  const signs: string[] = [];
  const { addContent } = pdf;
  pdf.addContent = (written) => {
    signs.push(String(written));
    return pdf;
  };
  try {
    pdf.path(path);
  } finally {
    pdf.addContent = addContent;
  }
  return signs.join('\n');
}

/** PDF knows no exponents. */
function inDigits(value: number): string {
  return String(Number(value.toFixed(5)));
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
