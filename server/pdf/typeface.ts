import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumOf } from '../../plans/sum.ts';
import { packagesFolder } from '../paths.ts';
import { MAY_BREAK } from './long-runs.ts';
import type { StandIn } from './mathematics/formulas.ts';

const FOLDER = join(packagesFolder, '@expo-google-fonts');
const SEMI_BOLD = join(FOLDER, 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf');
/** Source Serif 4, as on the pages, in the weights of a text and of its headings. */
const FACES = {
  text: join(FOLDER, 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  heading: SEMI_BOLD,
};
/** Faces of words within a text, each read by the first document that has such words. */
const INNER_FACES = {
  code: join(FOLDER, 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf'),
  strong: SEMI_BOLD,
  emphasis: join(FOLDER, 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
};
export type InnerFace = keyof typeof INNER_FACES;

/** The parts of a fontkit font that are used here. */
type Font = {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number };
  layout(text: string, ...more: unknown[]): Run;
};
type Run = { glyphs: Glyph[]; positions: Position[]; advanceWidth: number };
type Glyph = { id: number; advanceWidth: number; codePoints: readonly number[] };
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };

/** Ids of glyphs that stand in for what the font lacks, from the code point that they stand for. */
const FIRST_STAND_IN = 0x1000_0000;

/** Signs that the font lacks, as a letter of it that looks like them. */
const LOOKALIKES: ReadonlyMap<number, number> = new Map(
  ['∈Є', '∇▽', '∼~', '⊤T', '⁻¯', '‖|', '≪«', '≫»', '⌊[', '⌈[', '⌋]', '⌉]'].map(
    ([lacking = '', like = '']) => [lacking.codePointAt(0) ?? 0, like.codePointAt(0) ?? 0] as const,
  ),
);

/** What stands for a letter instead of any of the font's. */
type StandInFor = (letter: string) => StandIn | undefined;

/**
 * Gives a document its typeface, of which pdfkit embeds what is used. Each document reads the fonts anew: what a glyph
 * stands for is kept with the font, and must not hang on reports that were written before.
 */
export function useTypeface(pdf: PDFKit.PDFDocument, standInFor: StandInFor | null = null): void {
  for (const [name, file] of Object.entries(FACES)) {
    pdf.registerFont(name, readFileSync(file)).font(name);
    // @ts-expect-error: pdfkit's types do not tell of the font that it read.
    const { font, subset } = pdf._font;
    showWhatIsLacking(font, subset, standInFor);
  }
  pdf.font('text');
}

/** A font as pdfkit has it, in thousandths of an em, with what fontkit read of it. */
export type PdfFont = { font: Font; ascender: number };

/** Reads a face for words within a text; the document goes on in the font that it has. */
export function readFace(pdf: PDFKit.PDFDocument, face: InnerFace): PdfFont {
  // @ts-expect-error: pdfkit's types do not tell of the font that it read.
  const insides: { _font: PdfFont } = pdf;
  const { _font: before } = insides;
  pdf.registerFont(face, readFileSync(INNER_FACES[face])).font(face);
  const { _font: read } = insides;
  insides._font = before;
  return read;
}

/**
 * A character that the font lacks is shown as a letter like it or as a box, and stays itself when the text is copied or
 * searched: by itself, pdfkit takes all of them for the one that it meets first.
 */
function showWhatIsLacking(
  font: Font,
  subset: { _addGlyph(id: number): number },
  standInFor: StandInFor | null,
): void {
  const layOut = font.layout.bind(font);
  const isLacking = (text: string) =>
    Array.from(text).some(
      (letter) =>
        standInFor?.(letter) !== undefined || !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    );
  font.layout = (text, ...more) =>
    joinRuns(
      splitAtGaps(text.normalize('NFC').replaceAll(MAY_BREAK, ''), isLacking).map((part) =>
        isLacking(part) ? standIn(font, part, standInFor?.(part)) : layOut(part, ...more),
      ),
    );
  const addGlyph = subset._addGlyph.bind(subset);
  subset._addGlyph = (id) => {
    if (id < FIRST_STAND_IN) return addGlyph(id);
    const codePoint = id - FIRST_STAND_IN;
    const isDrawn = standInFor?.(String.fromCodePoint(codePoint)) !== undefined;
    return addGlyph(glyphLike(font, isDrawn ? BLANK : codePoint).id);
  };
}

/** What is drawn elsewhere has an empty place in the text. */
const BLANK = 0x20;

/** More than any line has of letters without a space; signs over letters are placed in a time that grows by its square. */
const LONGEST_PART = 250;

/** Stretches of what the font has, and each character that it lacks by itself. */
function splitAtGaps(text: string, isLacking: (character: string) => boolean): string[] {
  const parts: string[] = [];
  let isGap = true;
  for (const character of text) {
    const wasGap = isGap;
    isGap = isLacking(character);
    const isFull = (parts.at(-1)?.length ?? 0) >= LONGEST_PART;
    if (isGap || wasGap || isFull) parts.push(character);
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts;
}

function standIn(font: Font, character: string, drawn: StandIn | undefined): Run {
  const codePoint = character.codePointAt(0) ?? 0;
  const advanceWidth = drawn ? drawn.width * font.unitsPerEm : glyphLike(font, codePoint).advanceWidth;
  const codePoints = Array.from(drawn?.copied ?? character, (sign) => sign.codePointAt(0) ?? 0);
  return {
    glyphs: [{ id: FIRST_STAND_IN + codePoint, advanceWidth, codePoints }],
    positions: [{ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }],
    advanceWidth,
  };
}

/** What stands in for a character: the letter like it, or else the box that every font has for this. */
function glyphLike(font: Font, codePoint: number) {
  return font.glyphForCodePoint(LOOKALIKES.get(codePoint) ?? codePoint);
}

function joinRuns(runs: readonly Run[]): Run {
  return {
    glyphs: runs.flatMap(({ glyphs }) => glyphs),
    positions: runs.flatMap(({ positions }) => positions),
    advanceWidth: sumOf(runs, ({ advanceWidth }) => advanceWidth),
  };
}
