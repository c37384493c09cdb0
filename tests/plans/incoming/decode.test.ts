import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIncoming } from '../../../plans/incoming/decode.ts';

const TEXT = 'Frage;Antwort\nWas heißt “Überanpassung” – kurz?;Ein Modell, das “auswendig” lernt\n';
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

/** Letters of Windows-1252 as their bytes. */
const windows = (text: string) =>
  Buffer.from(text.replace('–', '\x96').replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1');

describe('a text', () => {
  it.each<{ name: string; bytes: Buffer }>([
    { name: 'UTF-8', bytes: Buffer.from(TEXT) },
    { name: 'UTF-8 with its mark', bytes: Buffer.from(`\uFEFF${TEXT}`) },
    { name: 'UTF-16 with its mark', bytes: Buffer.from(`\uFEFF${TEXT}`, 'utf16le') },
    { name: 'UTF-16, big end first, with its mark', bytes: swapped(Buffer.from(`\uFEFF${TEXT}`, 'utf16le')) },
    { name: 'UTF-16', bytes: Buffer.from(TEXT, 'utf16le') },
    { name: 'UTF-16, big end first', bytes: swapped(Buffer.from(TEXT, 'utf16le')) },
    { name: 'Windows-1252', bytes: windows(TEXT) },
    { name: 'UTF-8 with line breaks of Windows', bytes: Buffer.from(TEXT.replaceAll('\n', '\r\n')) },
    { name: 'UTF-8 with line breaks of old Macs', bytes: Buffer.from(TEXT.replaceAll('\n', '\r')) },
    {
      name: 'UTF-16 with line breaks of Windows',
      bytes: Buffer.from(TEXT.replaceAll('\n', '\r\n'), 'utf16le'),
    },
  ])('is read as $name', ({ bytes }) => {
    expect(decodeIncoming(bytes)).toBe(TEXT);
  });

  it('of few signs with zeros is found to be UTF-16 by its line breaks and commas', () => {
    const text = '什么是过拟合，为什么会发生,模型记住了训练数据而不是规律\n什么是梯度,函数增长最快的方向\n';
    expect(decodeIncoming(Buffer.from(text, 'utf16le'))).toBe(text);
    expect(decodeIncoming(swapped(Buffer.from(text, 'utf16le')))).toBe(text);
  });

  it('that ends within a character is read to the one before', () => {
    expect(decodeIncoming(Buffer.from('für über').subarray(0, 6))).toBe('für ');
  });

  it.each<{ name: string; bytes: Buffer }>([
    { name: 'a picture', bytes: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02', 'latin1') },
    { name: 'a ZIP file', bytes: Buffer.from('PK\x03\x04\x14\0\0\0\x08\0\x9f\x81\xe5\x50', 'latin1') },
    { name: 'a database', bytes: Buffer.from('SQLite format 3\0\x10\0\x01\x01\0\x40', 'latin1') },
    { name: 'an old workbook', bytes: Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1') },
    { name: 'zeros', bytes: Buffer.alloc(100) },
    { name: 'a zero in a text', bytes: Buffer.from('prompt,points\na\0b,c\n') },
  ])('is not read out of $name', ({ bytes }) => {
    expect(decodeIncoming(bytes)).toBeNull();
  });

  it('is read or not, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeIncoming(bytes) ?? '').not.toMatch(/[\r\0]/);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll('\0', '').replace(/^\uFEFF/, '');
        expect(decodeIncoming(Buffer.from(plain))).toBe(plain.replace(/\r\n?/g, '\n'));
      }),
    );
  });
});
