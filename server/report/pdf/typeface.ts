import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumOf } from '../../../plans/sum.ts';
import { packagesFolder } from '../../paths.ts';
import { MAY_BREAK } from './long-runs.ts';

const FOLDER = join(packagesFolder, '@expo-google-fonts/source-serif-4');
/** Source Serif 4, as on the pages, in the weights of a text and of its headings. */
const FACES = {
  text: join(FOLDER, '400Regular/SourceSerif4_400Regular.ttf'),
  heading: join(FOLDER, '600SemiBold/SourceSerif4_600SemiBold.ttf'),
};

/** The parts of a fontkit font that are used here. */
type Font = {
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
const LOOKALIKES: ReadonlyMap<number, number> = new Map([[0x2208, 0x0404]]);

/**
 * Gives a document its typeface, of which pdfkit embeds what is used. Each document reads the fonts anew: what a glyph
 * stands for is kept with the font, and must not hang on reports that were written before.
 */
export function useTypeface(pdf: PDFKit.PDFDocument): void {
  for (const [name, file] of Object.entries(FACES)) {
    pdf.registerFont(name, readFileSync(file)).font(name);
    // @ts-expect-error: pdfkit's types do not tell of the font that it read.
    const { font, subset } = pdf._font;
    showWhatIsLacking(font, subset);
  }
  pdf.font('text');
}

/**
 * A character that the font lacks is shown as a letter like it or as a box, and stays itself when the text is copied or
 * searched: by itself, pdfkit takes all of them for the one that it meets first.
 */
function showWhatIsLacking(font: Font, subset: { _addGlyph(id: number): number }): void {
  const layOut = font.layout.bind(font);
  font.layout = (text, ...more) =>
    joinRuns(
      splitAtGaps(font, text.normalize('NFC').replaceAll(MAY_BREAK, '')).map((part) =>
        hasAll(font, part) ? layOut(part, ...more) : standIn(font, part),
      ),
    );
  const addGlyph = subset._addGlyph.bind(subset);
  subset._addGlyph = (id) => addGlyph(id < FIRST_STAND_IN ? id : glyphLike(font, id - FIRST_STAND_IN).id);
}

/** More than any line has of letters without a space; signs over letters are placed in a time that grows by its square. */
const LONGEST_PART = 250;

/** Stretches of what the font has, and each character that it lacks by itself. */
function splitAtGaps(font: Font, text: string): string[] {
  const parts: string[] = [];
  let isGap = true;
  for (const character of text) {
    const wasGap = isGap;
    isGap = !hasAll(font, character);
    const isFull = (parts.at(-1)?.length ?? 0) >= LONGEST_PART;
    if (isGap || wasGap || isFull) parts.push(character);
    else parts.push(`${parts.pop()}${character}`);
  }
  return parts;
}

function hasAll(font: Font, text: string): boolean {
  return [...text].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

function standIn(font: Font, character: string): Run {
  const codePoint = character.codePointAt(0) ?? 0;
  const { advanceWidth } = glyphLike(font, codePoint);
  return {
    glyphs: [{ id: FIRST_STAND_IN + codePoint, advanceWidth, codePoints: [codePoint] }],
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
