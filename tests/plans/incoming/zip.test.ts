import fc from 'fast-check';
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip, readZip, ZipProblem } from '../../../plans/incoming/zip.ts';

const LIMITS = { files: 50, bytesOfFile: 100_000, bytesInAll: 150_000 };

const openAll = (bytes: Uint8Array, limits = LIMITS) =>
  readZip(bytes, limits, (files) => ({
    ok: true,
    value: Object.fromEntries([...files].map(([name, unpack]) => [name, strFromU8(unpack())])),
  }));
const problemOf = (bytes: Uint8Array, limits = LIMITS) => {
  const opened = openAll(bytes, limits);
  return opened.ok ? null : opened.problem;
};

const zipOf = (files: Record<string, string>, level: 0 | 6 = 6) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level });

/** Writes a number over the directory, at a place counted from the beginning of its first entry. */
function withEntry(zip: Uint8Array, place: number, value: number): Uint8Array {
  const changed = zip.slice();
  const view = new DataView(changed.buffer);
  view.setUint32(view.getUint32(changed.length - 6, true) + place, value, true);
  return changed;
}

describe('a ZIP file', () => {
  it.each([0, 6] as const)('gives back what was packed into it, level %i', (level) => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    const name = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '語'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.dictionary(name, text, { maxKeys: 9 }), (files) => {
        expect(openAll(zipOf(files, level))).toEqual({ ok: true, value: { ...files } });
      }),
    );
  });

  it('is unpacked file by file, as often as one is asked for, and by whole pieces', () => {
    const long = Array.from({ length: 9000 }, (_, index) => `${index * 7919}`).join('');
    const opened = openZip(zipOf({ long, other: 'x' }), LIMITS);

    expect(opened.ok && strFromU8(opened.value.get('long')?.() ?? strToU8(''))).toBe(long);
    expect(opened.ok && strFromU8(opened.value.get('long')?.() ?? strToU8(''))).toBe(long);
  });

  it('names its files so that none leads out of it, without folders and what Macs add', () => {
    const files = { '../../etc/passwd': 'a', '/b/./c': 'b', 'C:\\d\\e': 'c', 'f/g': 'd', '..': 'e' };
    const zip = zipOf({ ...files, '__MACOSX/f/._g': 'x', 'f/.DS_Store': 'x', 'h/': '' });

    const opened = openAll(zip);
    expect(opened.ok && Object.keys(opened.value)).toEqual(['etc/passwd', 'b/c', 'd/e', 'f/g']);
  });

  it('is opened in its long form, as programs write it that do not know how much is to come', () => {
    // Python's zipfile, `force_zip64`.
    const zip = Buffer.from(ZIP_64, 'base64');
    expect(openAll(zip)).toEqual({ ok: true, value: { 'a.txt': 'alpha' } });
    // As though the directory had no room for them either.
    expect(openAll(withLongNumbers(zipOf({ 'a.txt': 'alpha' })))).toEqual({
      ok: true,
      value: { 'a.txt': 'alpha' },
    });
  });

  it('may stand after something else, such as a program', () => {
    expect(openAll(Buffer.concat([Buffer.from('MZ a program'), zipOf({ a: 'alpha' })]))).toEqual({
      ok: true,
      value: { a: 'alpha' },
    });
  });
});

describe('a ZIP file that cannot be trusted', () => {
  const zeros = (length: number) => '0'.repeat(length);

  it('gives no more than is allowed, of one file and in all', () => {
    expect(problemOf(zipOf({ a: zeros(100_000) }))).toBeNull();
    expect(problemOf(zipOf({ a: zeros(100_001) }))).toContain('more in this file than can be read');
    expect(problemOf(zipOf({ a: zeros(80_000), b: zeros(70_000) }))).toBeNull();
    expect(problemOf(zipOf({ a: zeros(80_000), b: zeros(70_001) }))).toContain(
      'more in this file than can be',
    );
  });

  it('cannot say that it is small: it stops where it said it would', () => {
    const bomb = withEntry(zipOf({ a: zeros(3_000_000) }), 24, 10);
    const opened = openZip(bomb, LIMITS);

    expect(() => opened.ok && opened.value.get('a')?.()).toThrow(ZipProblem);
    expect(problemOf(bomb)).toContain('damaged');
  });

  it('counts what is unpacked again and again', () => {
    const opened = openZip(zipOf({ a: zeros(60_000) }), LIMITS);
    const unpack = () => opened.ok && opened.value.get('a')?.().length;

    expect([unpack(), unpack()]).toEqual([60_000, 60_000]);
    expect(unpack).toThrow('more in this file than can be read at once');
  });

  it('has not too many files', () => {
    const many = (amount: number) =>
      zipSync(
        Object.fromEntries(
          Array.from({ length: amount }, (_, index) => [`${index}`, strToU8('')]),
        ) as Zippable,
      );
    expect(problemOf(many(50))).toBeNull();
    expect(problemOf(many(51))).toContain('more than 50 files');
  });

  it('says that it is locked, or packed in a way that is not known', () => {
    expect(problemOf(withEntry(zipOf({ a: 'x' }), 8, 0x00080001))).toContain('locked with a password');
    expect(problemOf(withEntry(zipOf({ a: 'x' }), 8, 0x005d0000))).toContain(
      'unpack it, and bring what is in it',
    );
  });

  it('is damaged where a byte of a file is another, or the end is missing', () => {
    const zip = zipOf({ a: 'a plain text' }, 0);
    const changed = zip.slice();
    changed[zip.indexOf('p'.charCodeAt(0), 30)] = 'q'.charCodeAt(0);

    expect(problemOf(changed)).toContain('damaged');
    for (let length = 0; length < zip.length; length++)
      expect(problemOf(zip.subarray(0, length)), `${length} bytes`).toContain('damaged or not all there');
  });

  it('is opened or refused in words, whatever its bytes are', () => {
    const zip = zipOf({ 'a/b': 'alpha '.repeat(30), c: 'gamma' });
    const place = fc.nat(zip.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 5 }), (changes) => {
        const changed = zip.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        expect(problemOf(changed) ?? '').not.toMatch(/undefined|Error/);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(problemOf(bytes)).toContain('damaged');
      }),
    );
  });
});

const ZIP_64 =
  'UEsDBC0AAAAAAAAAYlxqOeDQ//////////8FABQAYS50eHQBABAABQAAAAAAAAAFAAAAAAAAAGFscGhhUEsBAi0DLQAAAAAAAABiXGo54NAFAAAABQAAAAUAAAAAAAAAAAAAAIABAAAAAGEudHh0UEsFBgAAAAABAAEAMwAAADwAAAAAAA==';

/** The same with the sizes and the place of its one file in an extra field. */
function withLongNumbers(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const start = view.getUint32(zip.length - 6, true);
  const entry = Buffer.from(zip.subarray(start, zip.length - 22));
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [place, from] of [24, 20, 42].entries()) {
    extra.writeUInt32LE(entry.readUInt32LE(from), 4 + 8 * place);
    entry.writeUInt32LE(0xffffffff, from);
  }
  entry.writeUInt16LE(28, 30);
  const end = Buffer.from(zip.subarray(zip.length - 22));
  end.writeUInt32LE(entry.length + 28, 12);
  return Buffer.concat([zip.subarray(0, start), entry, extra, end]);
}
