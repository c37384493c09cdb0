import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, safeFileName } from '../../../plans/attachment/file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['plot.png', 'plot.png'],
    ['Größe – Teil 2.pdf', 'Größe – Teil 2.pdf'],
    ['論文.pdf', '論文.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\notes.txt', 'notes.txt'],
    ['..', 'file'],
    ['', 'file'],
    ['a/', 'file'],
    ['.bashrc', 'bashrc'],
    ['nul', '_nul'],
    ['CON.txt', '_CON.txt'],
    ['com1 .md', '_com1 .md'],
    ['console.txt', 'console.txt'],
    ['a\0b.txt', 'ab.txt'],
    ['a\r\nSet-Cookie: b', 'aSet-Cookie b'],
    ['notes\u202egnp.html', 'notesgnp.html'],
    ['\u200f\u2066x\u2069.png', 'x.png'],
    ['a<b>"c|d?e*.txt', 'abcde.txt'],
    ['lone\ud800.txt', 'lone.txt'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['dots. . .', 'dots'],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  it('keeps its ending where it is too long', () => {
    const kept = safeFileName(`${'x'.repeat(300)}.ipynb`);
    expect(kept).toMatch(/^x+\.ipynb$/);
    expect(kept).toHaveLength(200);
    expect(Buffer.byteLength(safeFileName(`${'論'.repeat(300)}.pdf`))).toBeLessThanOrEqual(240);
  });

  it('is safe whatever it was, and once is enough', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 })),
        (given) => {
          const kept = safeFileName(given);
          expect(safeFileName(kept)).toBe(kept);
          expect(kept).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\]|^\.|\.$|^$/u);
          expect(kept.length).toBeLessThanOrEqual(200);
          expect(contentDisposition('attachment', kept)).toMatch(/^[\x20-\x7e]+$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('stands in the header in plain letters, and whole beside them', () => {
    expect(contentDisposition('attachment', "Größe 'a'.pdf")).toBe(
      "attachment; filename=\"Gr__e 'a'.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%27a%27.pdf",
    );
  });
});
