import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeJudge } from '../../../plans/attachment/judge-type.ts';
import { gifWithPlace, jpegWithPlace, png, webpWithPlace } from '../../support/made/portfolio/pictures.ts';

const NOTEBOOK = JSON.stringify({
  cells: [{ source: 'x'.repeat(9000) }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

function typeOf(content: string | Buffer, pieceBytes = 1000): string {
  const bytes = Buffer.from(content);
  const judge = typeJudge();
  for (let at = 0; at < bytes.length; at += pieceBytes) judge.write(bytes.subarray(at, at + pieceBytes));
  return judge.end();
}

describe('what kind of file it is', () => {
  it.each([
    ['a PNG', png(), 'image/png'],
    ['a JPEG', jpegWithPlace(), 'image/jpeg'],
    ['a GIF', gifWithPlace(), 'image/gif'],
    ['a WebP', webpWithPlace(), 'image/webp'],
    ['a PDF', Buffer.from('%PDF-1.7\n\xff'), 'application/pdf'],
    ['a ZIP', Buffer.from('PK\x03\x04\0\0'), 'application/zip'],
    ['a notebook', NOTEBOOK, 'application/x-ipynb+json'],
    ['JSON', '{"a": 1}', 'text/plain'],
    ['code', 'print("Grüße")\n', 'text/plain'],
    ['HTML', '<!doctype html><script>alert(1)</script>', 'text/plain'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain'],
    ['a PDF behind HTML', '<script>alert(1)</script>\n%PDF-1.7', 'text/plain'],
    ['Latin-1', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'application/octet-stream'],
    ['a text with NUL', 'a\0b', 'application/octet-stream'],
    ['a program', Buffer.from('\x7fELF\x02\x01', 'latin1'), 'application/octet-stream'],
    ['UTF-8 that is cut off', Buffer.from('ü').subarray(0, 1), 'application/octet-stream'],
  ])('%s, by what is in it', (_name, content, type) => {
    for (const pieceBytes of [1, 7, 4096, 100_000]) expect(typeOf(content, pieceBytes)).toBe(type);
  });

  it('does not hang on how its bytes come in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (bytes, pieceBytes) => {
        expect(typeOf(Buffer.from(bytes), pieceBytes)).toBe(typeOf(Buffer.from(bytes), 1000));
      }),
    );
  });
});
