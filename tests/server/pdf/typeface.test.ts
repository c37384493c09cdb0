import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { packagesFolder } from '../../../server/paths.ts';
import { useTypeface } from '../../../server/pdf/typeface.ts';
import { readPdf } from '../../support/texts/pdf.ts';

const PAGES_FACE = join(packagesFolder, '@fontsource-variable/source-serif-4/files');
/** A place that Unicode keeps free: no character. */
const NO_CHARACTER = 0xffff;

type Font = {
  characterSet: number[];
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { glyphs: { codePoints: number[] }[] };
};

const blank = () => new PDFDocument({ autoFirstPage: false, font: '' });
const currentFont = (pdf: PDFKit.PDFDocument): Font => {
  // @ts-expect-error: pdfkit's types do not tell of the font that it read.
  return pdf._font.font;
};
const inTypeface = (face: string) => {
  const pdf = blank();
  useTypeface(pdf);
  return pdf.font(face);
};

async function copiedFrom(text: string): Promise<string> {
  const pdf = new PDFDocument({ font: '' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  useTypeface(pdf);
  pdf.text(text).end();
  await new Promise((resolve) => pdf.on('end', resolve));
  return (await readPdf(Buffer.concat(chunks))).pages.join('').trim();
}

describe.each(['text', 'heading'])('the typeface of a PDF, for a %s', (face) => {
  it('has every character that the typeface of the pages has', () => {
    const shown = readdirSync(PAGES_FACE)
      .filter((name) => name.endsWith('-wght-normal.woff2'))
      .flatMap((name) => currentFont(blank().font(readFileSync(join(PAGES_FACE, name)))).characterSet);
    expect(new Set(shown).size).toBeGreaterThan(800);
    const font = currentFont(inTypeface(face));
    const lacking = shown.filter((codePoint) => !font.hasGlyphForCodePoint(codePoint));
    expect(lacking.filter((codePoint) => codePoint !== NO_CHARACTER)).toEqual([]);
  });

  it('has arrows and the signs of sums, and shows an element of a set as a letter like it', () => {
    const pdf = inTypeface(face);
    const lacking = [...'←↑→↓∑∏∆Ω√∞≤≥≈'].filter(
      (sign) => !currentFont(pdf).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
    );
    expect(lacking).toEqual([]);
    expect(pdf.widthOfString('∈')).toBe(pdf.widthOfString('Є'));
    expect(pdf.widthOfString('∈')).not.toBe(pdf.widthOfString('∇'));
  });
});

describe('what a letter stands for', () => {
  it('is not what an earlier report took it for', () => {
    const standsFor = (text: string) =>
      currentFont(inTypeface('text'))
        .layout(text)
        .glyphs.flatMap(({ codePoints }) => codePoints);
    expect(standsFor('\uFB02')).toEqual([0xfb02]);
    expect(standsFor('fl')).toEqual([0x66, 0x6c]);
  });
});

describe('what the typeface lacks', () => {
  it('stays itself when it is copied, each sign of several', async () => {
    const text = 'x ∈ ℝ, ∇θ ∀ε: 中文 😀 office';
    expect(await copiedFrom(text)).toBe(text);
  });

  it('is shown as other programs write it: a letter and its accent are one', () => {
    const pdf = inTypeface('text');
    expect(pdf.widthOfString('e\u0301')).toBe(pdf.widthOfString('é'));
  });
});
