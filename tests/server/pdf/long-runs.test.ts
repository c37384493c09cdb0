import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../plans/sum.ts';
import { breakLongRuns } from '../../../server/pdf/long-runs.ts';
import { useTypeface } from '../../../server/pdf/typeface.ts';
import { readPdf } from '../../support/texts/pdf.ts';

/** Digits without a pattern. */
const digits = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    ((Math.imul(index, 2_654_435_761) >>> 28) % 16).toString(16),
  ).join('');

const total = (lengths: readonly number[]) => sumOf(lengths, (length) => length);

/** What was written on paper, and in how many pieces it was measured, by the length of each. */
async function written(text: string) {
  const pdf = new PDFDocument({ font: '' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  useTypeface(pdf);
  breakLongRuns(pdf);
  const measured: number[] = [];
  // @ts-expect-error: pdfkit's types do not tell of the font that it read.
  const { font } = pdf._font;
  const layOut = font.layout;
  font.layout = (words: string, ...more: unknown[]) => {
    measured.push(words.length);
    return layOut(words, ...more);
  };
  pdf.text(text).end();
  await new Promise((resolve) => pdf.on('end', resolve));
  const { pages, texts } = await readPdf(Buffer.concat(chunks));
  return {
    measured,
    lines: texts.filter((line) => line.trim() !== ''),
    whole: pages.join('').replace(/\s/g, ''),
  };
}

describe('a text without an end to its words', () => {
  it('is whole on paper, and fills its lines', async () => {
    const { whole, lines } = await written(`Before ${digits(3_000)} after`);

    expect(whole).toBe(`Before${digits(3_000)}after`);
    const longest = Math.max(...lines.map((line) => line.length));
    expect(lines.slice(1, -2).every((line) => line.length > 0.8 * longest)).toBe(true);
  });

  it('is not measured again for each line that it takes', async () => {
    const { measured } = await written(digits(20_000));

    expect(Math.max(...measured)).toBeLessThan(1_000);
    expect(total(measured)).toBeLessThan(5 * 20_000);
  });

  it.each([
    { name: 'people of several signs', sign: '👩‍🔬' },
    { name: 'letters with their accents', sign: 'e\u0301' },
  ])('is broken between $name, not within one', async ({ sign }) => {
    const { lines } = await written(sign.repeat(400));

    // What joins two signs is not seen, and not copied.
    const whole = sign.normalize('NFC').replace('\u200d', '');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toBe(whole.repeat(line.length / whole.length));
  });

  it('may be a letter under any number of accents, or nothing but blanks', async () => {
    const accents = await written(`a${'\u0301\u0323'.repeat(10_000)}`);
    const blanks = await written(`one${' '.repeat(10_000)}two`);

    expect(total(accents.measured)).toBeLessThan(5 * 20_000);
    expect(blanks.whole).toBe('onetwo');
  });
});
