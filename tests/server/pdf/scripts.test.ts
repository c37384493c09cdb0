import { describe, expect, it } from 'vitest';
import { makePdf } from '../../../server/pdf/document.ts';
import { textBlocks } from '../../../server/pdf/markdown-blocks.ts';
import { ROOMY } from '../../../server/pdf/sizes.ts';
import { readPdf, textsInFonts } from '../../support/texts/pdf.ts';

const CREATED = new Date('2026-03-01T09:30:00Z');

async function written(text: string): Promise<Buffer> {
  const write = { title: 'Words', createdAt: CREATED, says: text };
  const { bytes } = await makePdf({ ...write, write: (sheet) => sheet.writing(textBlocks(text)) }, [ROOMY]);
  return bytes;
}

/** What is copied of the first page, less its foot. */
async function copied(text: string): Promise<string> {
  const [page = ''] = (await readPdf(await written(text))).pages;
  return page.slice(0, page.lastIndexOf('Words')).trim();
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a text on paper is the text that went in', () => {
  it('in letters from left to right, of every script', async () => {
    const lines = [
      'Größe, naïve “façade” – Łódź, İstanbul, tiếng Việt',
      'Ελληνικά και Кириллица, Ђорђе',
      '深度学习是机器学习的分支',
      '日本語のテキスト、カタカナ',
      '한국어 문장도 있습니다',
      'ქართული ენა, Հայերեն',
      'አማርኛ, ພາສາລາວ',
    ];
    const text = flat(await copied(lines.join('\n\n')));
    for (const line of lines) expect(text).toContain(line);
  });

  it('with no more signs over a letter than any language sets there', async () => {
    const text = flat(await copied(`Before a${'\u0301\u0323'.repeat(20_000)} after`));
    expect(text).toMatch(/^Before /u);
    // What is copied of one letter may stand there for each of its signs.
    expect(text.length).toBeLessThan(4_000);
  });

  it('in letters from right to left, with English between them', async () => {
    const text = await copied('مرحبا بالعالم and English\n\nשלום עולם (42)');
    for (const words of ['مرحبا', 'بالعالم', 'and English', 'שלום', 'עולם', '42'])
      expect(text).toContain(words);
  });

  it.each([
    { script: 'Devanagari', text: 'नमस्ते दुनिया' },
    { script: 'Tamil', text: 'தமிழ் மொழி' },
    { script: 'Thai', text: 'ภาษาไทยไม่มีช่องว่าง' },
  ])('in letters that are drawn in another order, by each of them: $script', async ({ text }) => {
    const letters = new Set((await copied(text)).match(/\p{L}/gu));
    expect(letters).toEqual(new Set(text.match(/\p{L}/gu)));
  });

  it('in the signs of mathematics, arrows, ticks, frames and emoji', async () => {
    const signs = '∇ ≤ ∞ ∂ √ ∀ ∈ ℝ ⟨x⟩ → ⇒ ✓ ★ ☐ ─ │ ♥ 🎉 👍 🚀';
    expect(flat(await copied(signs))).toBe(signs);
  });

  it('has a box nowhere: what no typeface has is its code point in words', async () => {
    expect(flat(await copied('before \ue000 𓀀 \u{10ffff} after'))).toBe(
      'before [U+E000] [U+13000] [U+10FFFF] after',
    );
  });

  it('shows a letter and its accent as one, as other programs write it', async () => {
    expect(await copied('Cafe\u0301')).toBe('Caf\u00e9');
  });
});

describe('the typefaces of a document', () => {
  it('are those of its text alone where it has no other letters, and none of the computer', async () => {
    const fonts = await textsInFonts(await written('Plain, **strong**, *slanted* and `code`'));
    expect([...fonts.keys()].sort()).toEqual([
      'SourceCodePro-Regular',
      'SourceSerif4-Italic',
      'SourceSerif4-Regular',
      'SourceSerif4-SemiBold',
    ]);
  });

  it('have a bold cut where another script is strong', async () => {
    const fonts = await textsInFonts(await written('שלום **עולם**'));
    expect([...fonts.keys()].filter((name) => name.includes('Hebrew')).sort()).toEqual([
      'NotoSansHebrew-Regular',
      'NotoSansHebrew-SemiBold',
    ]);
  });

  it('draw what Chinese and Japanese share as the language does that it stands in', async () => {
    const namesIn = async (text: string) => [...(await textsInFonts(await written(text))).keys()].join(' ');
    expect(await namesIn('日本語です')).toMatch(/NotoSansJP-Regular/);
    expect(await namesIn('日本的语言')).toMatch(/NotoSansSC-Regular/);
    expect(await namesIn('한국어 문장과 日本')).toMatch(/NotoSansKR-Regular/);
  });
});
