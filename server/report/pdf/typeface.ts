import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { packagesFolder } from '../../paths.ts';
import { encodeOutline, type OutlineCommand } from './encode-outline.ts';

/** The parts of a fontkit font that are used here. */
type Font = {
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { glyphs: readonly Glyph[]; positions: readonly Position[] };
  getGlyph(id: number): Glyph;
  characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): Glyph;
  createSubset(): Subset;
};

type Glyph = { id: number; advanceWidth: number; codePoints: readonly number[]; path: Outline };
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };

type Outline = {
  commands: readonly OutlineCommand[];
  bbox: { minX: number };
  mapPoints(move: (x: number, y: number) => [number, number]): Outline;
};

/** A font file in the making: `_addGlyph` appends one glyph to its tables. */
type Subset = {
  _addGlyph(id: number): number;
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
};

/** Source Serif 4 comes in a file for each script; what the first of them has is taken from it. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
const FOLDER = '@fontsource-variable/source-serif-4/files';

const GLYPHS_PER_FONT = 65_536;
/** Ids of glyphs that are made here, from the code point that they stand for. */
const FIRST_MADE = 0x1000_0000;

const UP_ARROW = 0x2191;
/** Arrows that the font lacks, as turns of the one that it has, in degrees to the left. */
const TURNED_ARROWS: ReadonlyMap<number, number> = new Map([
  [0x2190, 90],
  [0x2192, -90],
]);
/** Signs that look like a letter which the font has. */
const LOOKALIKES: ReadonlyMap<number, number> = new Map([
  [0x2211, 0x03a3],
  [0x220f, 0x03a0],
  [0x2206, 0x0394],
  [0x2126, 0x03a9],
  [0x2208, 0x0404],
]);

/**
 * One typeface made of all scripts, as pdfkit takes a font. The files are WOFF2, whose outlines are kept in another way
 * than pdfkit embeds them, so each glyph that is used is written anew. A character that no file has is shown as a box
 * and stays itself when the text is copied or searched.
 */
export function loadTypeface() {
  const fonts = SCRIPTS.flatMap((script) => openFont(`source-serif-4-${script}-wght-normal.woff2`));
  const [base] = fonts;
  if (!base) throw new Error(`There are no fonts in ${FOLDER}`);
  const glyphs = new Map<number, Glyph>([[0, base.getGlyph(0)]]);
  const remember = (glyph: Glyph) => {
    glyphs.set(glyph.id, glyph);
    return glyph;
  };

  return Object.assign(Object.create(base), {
    layout: (text: string) => layOut(text, fonts, remember),
    createSubset: () => subsetOf(base, glyphs),
  });
}

/** pdfkit reads font files with fontkit, which is asked for here through it. */
function openFont(name: string): Font[] {
  const path = join(packagesFolder, FOLDER, name);
  const document = new PDFDocument({ autoFirstPage: false, font: '' });
  try {
    document.font(readFileSync(path));
  } catch (error) {
    // Not every script has a file.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  // @ts-expect-error: pdfkit's types do not tell of the font that it read.
  const font: Font = document._font.font;
  // A glyph keeps what it stands for from when it is first asked for; a part of another glyph would stand for nothing.
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  return [font];
}

function layOut(text: string, fonts: readonly Font[], remember: (glyph: Glyph) => Glyph) {
  const glyphs: Glyph[] = [];
  const positions: Position[] = [];
  for (const run of runsOf(text.normalize('NFC'), fonts)) {
    const font = fonts[run.font];
    if (font === undefined) {
      for (const character of run.text) {
        const glyph = remember(makeGlyph(character.codePointAt(0) ?? 0, fonts));
        glyphs.push(glyph);
        positions.push({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 });
      }
    } else {
      const laidOut = font.layout(run.text);
      for (const { id, advanceWidth, codePoints, path } of laidOut.glyphs) {
        glyphs.push(remember({ id: run.font * GLYPHS_PER_FONT + id, advanceWidth, codePoints, path }));
      }
      for (const { xAdvance, yAdvance, xOffset, yOffset } of laidOut.positions) {
        positions.push({ xAdvance, yAdvance, xOffset, yOffset });
      }
    }
  }
  const advanceWidth = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  return { glyphs, positions, advanceWidth };
}

/** Stretches of a text that one font has; -1 for what none has. A space goes with what is before it. */
function runsOf(text: string, fonts: readonly Font[]): { font: number; text: string }[] {
  const runs: { font: number; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const codePoint = character.codePointAt(0) ?? 0;
    const isLastOne = last !== undefined && (fonts[last.font]?.hasGlyphForCodePoint(codePoint) ?? false);
    const font = isLastOne ? last.font : fonts.findIndex((one) => one.hasGlyphForCodePoint(codePoint));
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

/** A glyph for a character that no font has: an arrow turned, a letter that looks like it, or a box. */
function makeGlyph(codePoint: number, fonts: readonly Font[]): Glyph {
  const id = FIRST_MADE + codePoint;
  const turn = TURNED_ARROWS.get(codePoint);
  const model = glyphFor(turn === undefined ? LOOKALIKES.get(codePoint) : UP_ARROW, fonts);
  const codePoints = [codePoint];
  if (!model) {
    const box = fonts[0]?.getGlyph(0);
    if (!box) throw new Error('The font has no box for what it lacks');
    return { id, codePoints, advanceWidth: box.advanceWidth, path: box.path };
  }
  const { advanceWidth, path } = model;
  if (turn === undefined) return { id, codePoints, advanceWidth, path };
  return { id, codePoints, advanceWidth: ARROW_WIDTH, path: turned(path, turn, advanceWidth / 2) };
}

const ARROW_WIDTH = 800;
const ARROW_MIDDLE = 300;

function turned(path: Outline, degrees: number, middle: number): Outline {
  const sign = degrees > 0 ? 1 : -1;
  return path.mapPoints((x, y) => [
    ARROW_WIDTH / 2 - sign * (y - ARROW_MIDDLE),
    ARROW_MIDDLE + sign * (x - middle),
  ]);
}

function glyphFor(codePoint: number | undefined, fonts: readonly Font[]): Glyph | undefined {
  if (codePoint === undefined) return undefined;
  const font = fonts.find((one) => one.hasGlyphForCodePoint(codePoint));
  return font?.layout(String.fromCodePoint(codePoint)).glyphs[0];
}

/** The font file that is embedded: only the glyphs that were used, each with an outline of its own. */
function subsetOf(base: Font, glyphs: ReadonlyMap<number, Glyph>): Subset {
  const subset = base.createSubset();
  subset._addGlyph = (id) => {
    const glyph = glyphs.get(id);
    if (!glyph) throw new RangeError(`There is no glyph ${id}`);
    const { path, advanceWidth } = glyph;
    const outline = encodeOutline(path.commands);
    subset.glyf.push(outline);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push({
      advance: advanceWidth,
      bearing: outline.length === 0 ? 0 : Math.round(path.bbox.minX),
    });
    subset.offset += outline.length;
    return subset.glyf.length - 1;
  };
  return subset;
}
