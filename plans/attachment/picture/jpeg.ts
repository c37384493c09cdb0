import { asBytes, DamagedPicture, joinBytes, says, take, viewOf } from './bytes.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

const EXIF = 'Exif\0\0';
const COLOUR_PROFILE = 'ICC_PROFILE\0';

const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef];
const [START_OF_IMAGE, END_OF_IMAGE, START_OF_SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe];

/**
 * The parts of a JPEG that make the picture: what applications keep in it goes, comments too, but for the frame, the
 * colours and the orientation. Whatever follows its end goes, as the further pictures of a camera do.
 *
 * @throws {DamagedPicture} when it does not stand as it should; one that ends too early in its picture is taken as it is
 */
export function partsOfJpeg(bytes: Uint8Array): Uint8Array[] {
  const kept: Uint8Array[] = [take(bytes, 0, 2)];
  let orientation = 1;
  let at = 2;
  for (;;) {
    // Before a marker any number of these may stand.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || marker === 0 || marker === START_OF_IMAGE)
      throw new DamagedPicture('There is no marker where one should be');
    if (marker === END_OF_IMAGE) break;
    if (isAlone(marker)) {
      kept.push(take(bytes, at, at + 2));
      at += 2;
      continue;
    }
    const segment = segmentAt(bytes, at);
    if (marker === APP1 && says(segment, 4, EXIF)) orientation = readOrientation(segment.subarray(10));
    if (isKept(marker, segment)) kept.push(segment);
    at += segment.length;
    if (marker !== START_OF_SCAN) continue;
    const end = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, end));
    if (end >= bytes.length) break;
    at = end;
  }
  return [...withOrientation(kept, orientation), Uint8Array.of(0xff, END_OF_IMAGE)];
}

function segmentAt(bytes: Uint8Array, at: number): Uint8Array {
  const length = viewOf(take(bytes, at, at + 4)).getUint16(2);
  if (length < 2) throw new DamagedPicture('A part has no length');
  return take(bytes, at, at + 2 + length);
}

function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  return marker === APP2
    ? says(segment, 4, COLOUR_PROFILE)
    : marker === APP0
      ? says(segment, 4, 'JFIF\0')
      : marker === APP14;
}

function isAlone(marker: number): boolean {
  return marker === 0x01 || isRestart(marker);
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** The next marker that is none of the scan's own. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

/** Behind the frame of JFIF, which has to come first. */
function withOrientation(kept: readonly Uint8Array[], orientation: number): Uint8Array[] {
  if (orientation === 1) return [...kept];
  const content = joinBytes([asBytes(EXIF), writeOrientation(orientation)]);
  const head = new Uint8Array([0xff, APP1, 0, content.length + 2]);
  const place = kept[1]?.[1] === APP0 ? 2 : 1;
  return kept.toSpliced(place, 0, head, content);
}
