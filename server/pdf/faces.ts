import { MAY_BREAK } from './long-runs.ts';
import type { StandIn } from './mathematics/formulas.ts';
import type { OwnLetters } from './own-letters.ts';
import { type InnerFace, type PdfFont, readFace } from './typeface.ts';

/** Words that stand in another face than the text around them. */
export type InFace = { kind: 'face'; face: InnerFace; text: string };

const UNITS_PER_EM = 1000;
/** Beside Source Serif: with this, small letters are as high in both, and a line holds more code. */
const BESIDE_TEXT: Record<InnerFace, number> = { code: 0.9, strong: 1, emphasis: 1 };
/** Letters of a face are measured each by itself. */
const EACH_BY_ITSELF = { kern: false, liga: false, clig: false, calt: false };
/** Before each line of code that goes on from the one above. */
const GOES_ON = '→ ';
const SPACES_PER_TAB = 4;

type Drawn = StandIn & { face: InnerFace };

/** The faces of a document beside that of its text. Each of their letters is a letter of its own in the text. */
export type Faces = ReturnType<typeof facesOf>;

export function facesOf(pdf: PDFKit.PDFDocument, letters: OwnLetters) {
  const fonts = new Map<InnerFace, PdfFont>();
  const known = new Map<string, string>();
  const drawn = new Map<string, Drawn>();

  /** Words as pdfkit is given them. What the face lacks stands in that of the text. */
  function inFace({ face, text }: InFace): string {
    return Array.from(text, (sign) => letterFor(face, sign)).join('');
  }

  function letterFor(face: InnerFace, sign: string): string {
    if (sign === '\n' || sign === MAY_BREAK) return sign;
    const key = `${face}${sign}`;
    let letter = known.get(key);
    if (letter === undefined) {
      letter = newLetter(face, sign);
      known.set(key, letter);
    }
    return letter;
  }

  function fontOf(face: InnerFace): PdfFont {
    const read = fonts.get(face) ?? readFace(pdf, face);
    fonts.set(face, read);
    return read;
  }

  function newLetter(face: InnerFace, sign: string): string {
    const { font } = fontOf(face);
    const codePoint = sign.codePointAt(0) ?? 0;
    if (!font.hasGlyphForCodePoint(codePoint)) return sign;
    const letter = letters.take();
    if (letter === undefined) return sign;
    const width = (font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm) * BESIDE_TEXT[face];
    drawn.set(letter, { face, width, copied: sign });
    // A line ends behind a blank.
    return sign === ' ' ? letter + MAY_BREAK : letter;
  }

  /** Code of many lines for a place so wide: a line that is too long goes on below it, as can be seen. */
  function codeLines(code: string, room: { width: number; points: number }): InFace {
    const { font } = fontOf('code');
    const width =
      (font.glyphForCodePoint(0x30).advanceWidth / font.unitsPerEm) * BESIDE_TEXT.code * room.points;
    const most = Math.max(GOES_ON.length + 1, Math.floor(room.width / width));
    const lines = code.replaceAll('\t', ' '.repeat(SPACES_PER_TAB)).split('\n');
    return { kind: 'face', face: 'code', text: lines.flatMap((line) => wrapped(line, most)).join('\n') };
  }

  /** Draws the letters of other faces where they stand in the lines of the document. */
  function drawFaces(): void {
    // @ts-expect-error: these are not for everybody.
    const insides: Insides = pdf;
    const writeLine = insides._fragment.bind(pdf);
    insides._fragment = (text, x, y, options) => {
      if (!Array.from(text).some((letter) => drawn.has(letter))) {
        writeLine(text, x, y, options);
        return;
      }
      const { _font: font, _fontSize: points } = insides;
      const baseline = y + (font.ascender / UNITS_PER_EM) * points;
      let left = x + leftOfLine(pdf, text, options);
      for (const run of runsOf(text.replaceAll('\n', ''), drawn)) {
        const place = { left, baseline };
        left += pdf.widthOfString(run.text);
        if (run.face === null) {
          writeLine(run.text, place.left, baseline, { baseline: 'alphabetic' });
          continue;
        }
        const signs = Array.from(run.text, (letter) => drawn.get(letter)?.copied ?? '').join('');
        insides._font = fontOf(run.face);
        pdf.fontSize(points * BESIDE_TEXT[run.face]);
        writeLine(signs, place.left, baseline, { baseline: 'alphabetic', features: EACH_BY_ITSELF });
        insides._font = font;
        pdf.fontSize(points);
      }
    };
  }

  return {
    inFace,
    codeLines,
    drawFaces,
    standInFor: (letter: string): StandIn | undefined => drawn.get(letter),
  };
}

/** What pdfkit's types do not tell of a document: where it writes each line, and with which font. */
type Insides = {
  _fragment(text: string, x: number, y: number, options: LineOptions): void;
  _font: PdfFont;
  _fontSize: number;
};
export type LineOptions = {
  align?: string;
  width?: number;
  lineWidth?: number;
  baseline?: string;
  features?: unknown;
};

/** How far a line begins from the left of its room. */
export function leftOfLine(pdf: PDFKit.PDFDocument, text: string, options: LineOptions): number {
  if (options.align !== 'right' || options.width === undefined) return 0;
  return (options.lineWidth ?? options.width) - pdf.widthOfString(text.trimEnd());
}

type Run = { face: InnerFace | null; text: string };

/** Letters of one face that follow one another. */
function runsOf(text: string, drawn: ReadonlyMap<string, Drawn>): Run[] {
  const runs: Run[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const face = letter === MAY_BREAK && last ? last.face : (drawn.get(letter)?.face ?? null);
    if (last?.face === face) last.text += letter;
    else runs.push({ face, text: letter });
  }
  return runs;
}

/** A line of code in lines of so many signs, cut behind a blank where there is one in their second half. */
function wrapped(line: string, most: number): string[] {
  const lines: string[] = [];
  let left = Array.from(line.trimEnd());
  let begin = '';
  while (begin.length + left.length > most) {
    const room = most - begin.length;
    const blank = left.slice(0, room).lastIndexOf(' ') + 1;
    const cut = blank > room / 2 ? blank : room;
    lines.push(begin + left.slice(0, cut).join(''));
    left = left.slice(cut);
    begin = GOES_ON;
  }
  return [...lines, begin + left.join('')];
}
