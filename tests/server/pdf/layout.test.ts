import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePdf } from '../../../server/pdf/document.ts';
import { textBlocks } from '../../../server/pdf/markdown-blocks.ts';
import { ROOMY } from '../../../server/pdf/sizes.ts';
import { drawnAcross, readPdf, readTags } from '../../support/texts/pdf.ts';

const CREATED = new Date('2026-03-01T09:30:00Z');
const A4_WIDTH = 595.28;

async function written(text: string, title = 'A title'): Promise<Buffer> {
  const asked = { title, createdAt: CREATED, says: text };
  const { bytes } = await makePdf({ ...asked, write: (sheet) => sheet.writing(textBlocks(text)) }, [ROOMY]);
  return bytes;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a table on paper', () => {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `| ${index + 1} | ${'words '.repeat(index % 9)}end ${index + 1} |`,
  );
  const table = ['| No. | What it says |', '| --: | --- |', ...rows].join('\n');

  it('goes on over pages under its head, with every row whole', async () => {
    const { pages } = await readPdf(await written(table));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(flat(page)).toContain('No. What it says');
    const text = flat(pages.join(' '));
    for (let row = 1; row <= 60; row += 1) expect(text).toMatch(new RegExp(`\\bend ${row}\\b`));
  });

  it('is told as a table with a head', async () => {
    const { roles } = await readTags(await written('| A | B |\n| - | - |\n| 1 | 2 |'));
    expect(roles.filter((role) => ['Table', 'TH', 'TD'].includes(role))).toEqual([
      'Table',
      'TH',
      'TH',
      'TD',
      'TD',
    ]);
  });

  it('has rows that go on overleaf where one cell is longer than a page', async () => {
    const { pages } = await readPdf(await written(`| A | B |\n| - | - |\n| ${'long '.repeat(4000)}| x |`));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join(' ').match(/long/g)).toHaveLength(4000);
  });
});

describe('a text on paper', () => {
  it('is told by its tags: lists in lists, quotations, headings, and its language', async () => {
    const text = '# Head\n\n- one\n  1. two\n\n> said\n\nlast';
    const bytes = await written(text);
    const { isMarked, roles } = await readTags(bytes);
    expect(isMarked).toBe(true);
    for (const role of ['H3', 'L', 'LI', 'BlockQuote', 'P'])
      expect([role, roles.includes(role)]).toEqual([role, true]);
    expect(roles.filter((role) => role === 'L')).toHaveLength(2);
    const { title, language } = await readPdf(bytes);
    expect([title, language]).toEqual(['A title', 'en-GB']);
  });

  it('keeps the lines of code and their indentation, and goes on below behind an arrow', async () => {
    const { pages } = await readPdf(
      await written(`\`\`\`\nif x:\n    total = ${'first + '.repeat(20)}last\n\`\`\``),
    );
    expect(pages.join('')).toMatch(/if x:\n\s*total = /);
    expect(pages.join('')).toContain('→ ');
    expect(pages.join('').match(/first/g)).toHaveLength(20);
  });

  it.each([
    { name: 'one word', text: 'x'.repeat(3_000) },
    {
      name: 'a word in a narrow cell',
      text: `| A | B |\n| - | - |\n| ${'y'.repeat(300)} | ${'z'.repeat(300)} |`,
    },
    { name: 'letters with their accents', text: 'q\u0323\u0307'.repeat(900) },
    { name: 'an address', text: `see https://example.org/${'path/'.repeat(60)}` },
    { name: 'code in a line', text: `\`${'c'.repeat(400)}\`` },
  ])('crosses no margin, and loses nothing: $name', async ({ text }) => {
    const bytes = await written(text);
    const drawn = await drawnAcross(bytes);
    expect(Math.max(...drawn.map(({ right }) => right))).toBeLessThan(A4_WIDTH - ROOMY.margins.right + 2);
    const letters = (await readPdf(bytes)).pages.join('').replace(/[\s\u200b]/g, '');
    for (const sign of 'xyzc') {
      const count = text.split(sign).length - 1;
      if (count > 100) expect([sign, letters.split(sign).length - 1]).toEqual([sign, count]);
    }
  });

  it('leads on the web where it leads there, and nowhere else', async () => {
    const bytes = (await written('[one](https://example.org/one) and [two](/tasks/1)')).toString('latin1');
    expect(bytes).toContain('https://example.org/one');
    expect(bytes).not.toMatch(/URI \(\/tasks/);
  });
});

const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '#',
          '\\',
          '"',
          '$',
          '`',
          '*',
          '_',
          '[',
          ']',
          '{',
          '}',
          '<end>',
          '@ref',
          '//',
          '/*',
          '*/',
          '\n\n',
          '| ',
        ],
        ...[
          '#read("/etc/passwd")',
          '#panic()',
          '"); #panic("',
          '\\u{22}',
          '\u2028',
          '\u202e',
          '\u0000',
          '\ud800',
        ],
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join('')),
);

it('whatever is typed stays a text: nothing of it is read as the typesetter’s own language', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(HOSTILE, { minLength: 1, maxLength: 12 }), HOSTILE, async (texts, title) => {
      const bytes = await written(['first', ...texts, 'last'].join('\n\n'), title);
      const text = (await readPdf(bytes)).pages.join('');
      expect(text).not.toContain('root:x:0');
      expect(text).toContain('first');
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('says word for word what looks like the typesetter’s own language', async () => {
  const text = '#read("/etc/passwd") #panic("no") #set page(width: 1pt) "quoted" @ref <end> ~ -- ---';
  const { pages } = await readPdf(await written(text));
  expect(flat(pages.join(' '))).toContain(text);
});

it('is the same bytes for the same text', async () => {
  const text = 'A $\\frac{a}{b}$ and 漢字 and **bold**';
  expect((await written(text)).equals(await written(text))).toBe(true);
});
