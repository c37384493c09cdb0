import { sumOf } from '../../plans/sum.ts';
import { PAPER } from './draw-svg.ts';
import type { Faces } from './faces.ts';
import type { TextBlock } from './markdown-blocks.ts';
import type { Formulas } from './mathematics/formulas.ts';
import { type Words, wordsOf } from './words.ts';

/** Points: how far the foot stands above the end of the margin. */
const FOOT_ABOVE_EDGE = 24;
const FOOT_POINTS = 8;
/** Of the size of its letters, where nothing else is above or below. */
const TALLEST_AT_FOOT = 1.8;
const CELL_GAP = 10;
const LINE_GAP = 1.5;
const INDENT = 12;
/** Of the size of the letters: a formula in a line that cannot grow. */
const TALLEST_IN_LINE = 1.4;

export type Column = {
  head: string;
  /** Its part of the width, beside those of the other columns. */
  share: number;
  isFigure?: boolean;
};

type Proportions = { width: number; height: number };

/** Sizes in points. */
export type TypeSizes = {
  text: number;
  small: number;
  heading: number;
  /** Above a heading. */
  gap: number;
  underHeading: number;
  /** So much of what it heads stands on its page. */
  keptWithHeading: number;
  underText: number;
  rowPadding: number;
  margins: { top: number; right: number; bottom: number; left: number };
};
export const ROOMY: TypeSizes = {
  text: 10.5,
  small: 9,
  heading: 15,
  gap: 22,
  underHeading: 6,
  keptWithHeading: 64,
  underText: 5,
  rowPadding: 3.5,
  margins: { top: 50, right: 56, bottom: 58, left: 56 },
};
/** For what has to stand on one page. */
export const TIGHT: TypeSizes = {
  text: 8.5,
  small: 7,
  heading: 10,
  gap: 4,
  underHeading: 2,
  keptWithHeading: 32.8,
  underText: 2,
  rowPadding: 0.6,
  margins: { top: 30, right: 50, bottom: 36, left: 50 },
};

/** Paper that is written from top to bottom: each part begins below the last, on a new page where it has no room. */
export type Sheet = ReturnType<typeof sheetOn>;

export function sheetOn(pdf: PDFKit.PDFDocument, sizes: TypeSizes, formulas: Formulas, faces: Faces) {
  const margins = sizes.margins;
  const width = pdf.page.width - margins.left - margins.right;
  const bottom = () => pdf.page.height - margins.bottom;
  const isTight = sizes === TIGHT;

  /** A text for a place so wide, as pdfkit is given it; a text is read as the learner typed it. */
  function inText(said: string | Words, roomWidth: number, points: number, height?: number): string {
    const words = typeof said === 'string' ? wordsOf(said) : said;
    const inFaces = words.map((word) =>
      typeof word !== 'string' && word.kind === 'face' ? faces.inFace(word) : word,
    );
    return formulas.inText(inFaces, { width: roomWidth, points, height });
  }

  function makeRoom(height: number): void {
    if (pdf.y + height > bottom()) pdf.addPage();
  }

  /** A heading with its bookmark, never the last thing on a page. */
  function heading(text: string): void {
    if (pdf.y > margins.top) pdf.y += sizes.gap;
    const said = inText(text, width, sizes.heading);
    pdf.font('heading', sizes.heading);
    makeRoom(pdf.heightOfString(said, { width }) + sizes.keptWithHeading);
    pdf.outline.addItem(formulas.inPlainSigns(wordsOf(text)));
    pdf.fillColor(PAPER.accent).text(said, margins.left, pdf.y, { width }).font('text');
    pdf.y += sizes.underHeading;
  }

  /** What a part of a section is about. */
  function lead(said: string): void {
    pdf.y += 6;
    const text = inText(said, width, sizes.text + 1);
    pdf.fontSize(sizes.text + 1);
    makeRoom(pdf.heightOfString(text, { width }) + sizes.keptWithHeading);
    pdf.fillColor(PAPER.ink).text(text, margins.left, pdf.y, { width });
  }

  function paragraph(said: string | Words, look: { isSoft?: boolean; indent?: number } = {}): void {
    const { isSoft = false, indent = 0 } = look;
    const points = isSoft ? sizes.small : sizes.text;
    const room = width - INDENT * indent;
    pdf.fontSize(points);
    makeRoom(pdf.currentLineHeight());
    // A new page begins in black.
    pdf.fillColor(isSoft ? PAPER.soft : PAPER.ink);
    pdf.text(inText(said, room, points), margins.left + INDENT * indent, pdf.y, {
      width: room,
      lineGap: LINE_GAP,
    });
    pdf.y += sizes.underText;
  }

  /** A text in Markdown; code has its own face. */
  function writing(block: TextBlock, indent = block.indent): void {
    const room = { width: width - INDENT * indent, points: sizes.text };
    paragraph('code' in block ? [faces.codeLines(block.code, room)] : block.words, { indent });
  }

  /** The learner's own words, with a line beside them. */
  function quotation(blocks: readonly TextBlock[]): void {
    for (const block of blocks) {
      const pageBefore = pdf.bufferedPageRange().count;
      const from = pdf.y;
      writing(block, block.indent + 1);
      // A quotation that goes on overleaf has its line there; where it began has no need of one.
      const top = pdf.bufferedPageRange().count === pageBefore ? from : margins.top;
      pdf.moveTo(margins.left + 3, top).lineTo(margins.left + 3, pdf.y - 5);
      pdf.lineWidth(1.5).stroke(PAPER.accent);
    }
  }

  /** Rows under a head, which stands on each page that they reach; a row is never cut in two. */
  function table(columns: readonly Column[], said: readonly (readonly string[])[]): void {
    const widths = shareOut(width - CELL_GAP * (columns.length - 1), columns);
    const height = isTight ? TALLEST_IN_LINE * sizes.small : undefined;
    const rows = said.map((cells) =>
      cells.map((cell, index) => inText(cell, widths[index] ?? 0, sizes.small, height)),
    );
    const heads = columns.map(({ head }) => head);
    // Measured once: it takes as long as to write them.
    const headHeight = heightOfRow(heads, widths);
    const heights = rows.map((cells) => heightOfRow(cells, widths));
    pdf.fontSize(sizes.small);
    if (heads.some((head) => head !== '')) {
      makeRoom(headHeight + (heights[0] ?? headHeight));
      row(heads, columns, widths, headHeight, PAPER.soft);
    }
    for (const [index, cells] of rows.entries()) {
      const rowHeight = heights[index] ?? 0;
      if (pdf.y + rowHeight > bottom()) {
        pdf.addPage();
        row(heads, columns, widths, headHeight, PAPER.soft);
      }
      row(cells, columns, widths, rowHeight, PAPER.ink);
    }
    pdf.y += isTight ? 2 : 4;
  }

  function row(
    cells: readonly string[],
    columns: readonly Column[],
    widths: readonly number[],
    height: number,
    colour: string,
  ): void {
    const top = pdf.y;
    let x = margins.left;
    pdf.fontSize(sizes.small).fillColor(colour);
    for (const [index, column] of columns.entries()) {
      const options = cellOptions(widths[index] ?? 0, column);
      pdf.text(cells[index] ?? '', x, top + sizes.rowPadding, options);
      x += (widths[index] ?? 0) + CELL_GAP;
    }
    pdf.y = top + height;
    pdf
      .moveTo(margins.left, pdf.y)
      .lineTo(margins.left + width, pdf.y)
      .lineWidth(0.5)
      .stroke(PAPER.line);
  }

  /** On one page each row has one line, whatever the titles. */
  function cellOptions(cellWidth: number, { isFigure = false }: Column): PDFKit.Mixins.TextOptions {
    const align = isFigure ? 'right' : 'left';
    if (!isTight) return { width: cellWidth, align };
    return { width: cellWidth, align, height: sizes.small, ellipsis: true };
  }

  function heightOfRow(cells: readonly string[], widths: readonly number[]): number {
    pdf.fontSize(sizes.small);
    if (isTight) return pdf.currentLineHeight() + 2 * sizes.rowPadding;
    const heights = cells.map((cell, index) => pdf.heightOfString(cell, { width: widths[index] ?? 0 }));
    return Math.max(...heights) + 2 * sizes.rowPadding;
  }

  /** Room for a drawing of these proportions and the words over it, which stay together; draws it there. */
  function figure(
    { caption, shape, widest }: { caption: string; shape: Proportions; widest: number },
    draw: (place: { x: number; y: number; width: number }) => void,
  ): void {
    const drawn = Math.min(width, widest);
    const height = (drawn * shape.height) / shape.width;
    makeRoom(height + 3 * sizes.small);
    paragraph(caption, { isSoft: true });
    const top = pdf.y;
    draw({ x: margins.left, y: top, width: drawn });
    pdf.y = top + height + 6;
  }

  /** What is large at the beginning of the first page. */
  function title(said: string): void {
    const points = sizes.heading * 1.5;
    pdf
      .font('heading', points)
      .fillColor(PAPER.ink)
      .text(inText(said, width, points))
      .font('text');
    pdf.y += 4;
  }

  /** How much stands on the pages after so many, in lines of text, as far as is written. */
  function linesBeyond(pages: number): number {
    const over = pdf.bufferedPageRange().count - pages;
    if (over <= 0) return 0;
    const whole = bottom() - margins.top;
    pdf.fontSize(sizes.text);
    return ((over - 1) * whole + pdf.y - margins.top) / (pdf.currentLineHeight() + LINE_GAP);
  }

  /** At the foot of every page: what it is and which of how many. Call it when all is written. */
  function numberPages(said: string): void {
    const words = inText(said, width - 100, FOOT_POINTS, TALLEST_AT_FOOT * FOOT_POINTS);
    const { start, count } = pdf.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      pdf.switchToPage(index);
      // Below the margin, where writing would begin another page.
      pdf.page.margins.bottom = 0;
      const y = pdf.page.height - FOOT_ABOVE_EDGE;
      pdf.fontSize(FOOT_POINTS).fillColor(PAPER.soft);
      pdf.text(words, margins.left, y, { width: width - 100, height: FOOT_POINTS, ellipsis: true });
      const number = `Page ${index - start + 1} of ${count}`;
      pdf.text(number, margins.left + width - 90, y, { width: 90, align: 'right', lineBreak: false });
    }
  }

  return {
    pdf,
    sizes,
    width,
    inText,
    heading,
    lead,
    title,
    paragraph,
    writing,
    quotation,
    table,
    figure,
    numberPages,
    linesBeyond,
    makeRoom,
  };
}

function shareOut(width: number, columns: readonly Column[]): number[] {
  const total = sumOf(columns, ({ share }) => share);
  return columns.map(({ share }) => (width * share) / total);
}
