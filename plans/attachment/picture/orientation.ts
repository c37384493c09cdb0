import { says, viewOf } from './bytes.ts';

const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/**
 * How a camera was held, from what EXIF tells of a picture: the one thing of it without which the picture is wrong.
 *
 * @param tiff - as it stands in EXIF, from the byte order on
 * @returns 1 to 8, as TIFF numbers them; 1, upright, where nothing else is told or can be read
 */
export function readOrientation(tiff: Uint8Array): number {
  const isLittle = says(tiff, 0, 'II');
  if ((!isLittle && !says(tiff, 0, 'MM')) || tiff.length < 8) return 1;
  const view = viewOf(tiff);
  const at = view.getUint32(4, isLittle);
  if (at + 2 > tiff.length) return 1;
  const count = view.getUint16(at, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > tiff.length) return 1;
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 2, isLittle) === SHORT ? view.getUint16(entry + 8, isLittle) : 1;
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** What EXIF has to say where nothing but the orientation is told. */
export function writeOrientation(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = viewOf(tiff);
  tiff.set([0x4d, 0x4d, 0, 42]);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}
