import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PICTURE_TYPES, type PictureType } from '../../../plans/attachment/attachment.ts';
import { typeJudge } from '../../../plans/attachment/judge-type.ts';
import { readOrientation, writeOrientation } from '../../../plans/attachment/picture/orientation.ts';
import { withoutPlace } from '../../../plans/attachment/picture/without-place.ts';
import {
  COLOURS,
  exifOf,
  gifWithPlace,
  jpegWithPlace,
  PLACE,
  png,
  pngWithPlace,
  webpWithPlace,
} from '../../support/made/portfolio/pictures.ts';

const MADE: Record<PictureType, () => Buffer> = {
  'image/jpeg': jpegWithPlace,
  'image/png': pngWithPlace,
  'image/webp': webpWithPlace,
  'image/gif': gifWithPlace,
};

function strip(type: PictureType, bytes: Uint8Array): Buffer {
  const parts = withoutPlace(type, bytes);
  if (parts === null) throw new Error('It is damaged');
  return Buffer.concat(parts);
}

describe('a picture without its place', () => {
  it.each(PICTURE_TYPES)('tells it nowhere, is one of its type still, and is done with: %s', (type) => {
    const bytes = MADE[type]();
    expect(bytes.includes(PLACE)).toBe(true);

    const left = strip(type, bytes);

    expect(left.includes(PLACE)).toBe(false);
    expect(typeOf(left)).toBe(type);
    expect(strip(type, left)).toEqual(left);
  });

  it('keeps its colours and how the camera was held', () => {
    const jpeg = strip('image/jpeg', jpegWithPlace(6));
    expect(jpeg.includes(COLOURS)).toBe(true);
    expect(readOrientation(jpeg.subarray(jpeg.indexOf('Exif\0\0') + 6))).toBe(6);
    const drawn = strip('image/png', pngWithPlace(8));
    expect(drawn.includes('gAMA')).toBe(true);
    expect(readOrientation(drawn.subarray(drawn.indexOf('eXIf') + 4))).toBe(8);
    const webp = strip('image/webp', webpWithPlace(3));
    expect(webp.includes('ICCP')).toBe(true);
    expect(readOrientation(webp.subarray(webp.indexOf('EXIF') + 8))).toBe(3);
    expect(webp[20]).toBe(0b0010_1000);
    expect(webp.readUInt32LE(4)).toBe(webp.length - 8);
  });

  it('has no EXIF at all where it was held upright', () => {
    expect(strip('image/jpeg', jpegWithPlace(1)).includes('Exif')).toBe(false);
    expect(strip('image/png', pngWithPlace(1)).includes('eXIf')).toBe(false);
    expect(strip('image/webp', webpWithPlace(1)).includes('EXIF')).toBe(false);
    expect(strip('image/webp', webpWithPlace(1))[20]).toBe(0b0010_0000);
  });

  it('is the very same where nothing was told', () => {
    expect(strip('image/png', png())).toEqual(png());
  });

  it('keeps a GIF going, and all scans of a JPEG', () => {
    expect(strip('image/gif', gifWithPlace()).includes('NETSCAPE2.0')).toBe(true);
    const scans = [
      ...strip('image/jpeg', jpegWithPlace())
        .toString('latin1')
        .matchAll(/\xff\xda/g),
    ];
    expect(scans).toHaveLength(2);
  });

  it('takes a JPEG that ends in its picture, and finds every other cut-off picture damaged', () => {
    const jpeg = jpegWithPlace();
    const inScan = jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xd9])) - 3);
    expect(strip('image/jpeg', inScan).subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    for (const type of ['image/png', 'image/gif', 'image/webp'] as const)
      expect([type, withoutPlace(type, MADE[type]().subarray(0, 30))]).toEqual([type, null]);
    expect(withoutPlace('image/jpeg', jpeg.subarray(0, 50))).toBeNull();
    expect(withoutPlace('image/gif', Buffer.from('GIF89a/*<script>*/=alert(1)//'))).toBeNull();
  });

  it('is found or called damaged, whatever its bytes are, and done with once it was found', () => {
    const mangled = fc.constantFrom(...PICTURE_TYPES).chain((type) => {
      const bytes = MADE[type]();
      return fc.record({
        type: fc.constant(type),
        edits: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 }),
        end: fc.integer({ min: 0, max: bytes.length }),
      });
    });
    fc.assert(
      fc.property(mangled, ({ type, edits, end }) => {
        const bytes = Buffer.from(MADE[type]());
        for (const [at, value] of edits) bytes[at] = value;
        const parts = withoutPlace(type, bytes.subarray(0, end));
        if (parts === null) return;
        const left = Buffer.concat(parts);
        expect(strip(type, left)).toEqual(left);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the orientation', () => {
  it('is read as it was written, by both orders of bytes, and is upright where it cannot be read', () => {
    for (const one of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(readOrientation(writeOrientation(one))).toBe(one);
      expect(readOrientation(exifOf(one))).toBe(one);
    }
    expect(readOrientation(exifOf(9))).toBe(1);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(readOrientation(Buffer.concat([Buffer.from('II*\0'), bytes]))).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

function typeOf(bytes: Uint8Array): string {
  const judge = typeJudge();
  judge.write(bytes);
  return judge.end();
}
