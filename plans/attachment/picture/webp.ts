import { sumOf } from '../../sum.ts';
import { asBytes, asText, DamagedPicture, joinBytes, take, viewOf } from './bytes.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

const [HEAD_BYTES, CHUNK_HEAD_BYTES] = [12, 8];
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP']);
/** In the flags of VP8X. */
const [HAS_EXIF, HAS_XMP] = [0b1000, 0b0100];
const EXIF_HEAD = 'Exif\0\0';

/**
 * The parts of a WebP that make the picture: what EXIF and XMP tell goes, but for the orientation; whatever follows its
 * end, too.
 *
 * @throws {DamagedPicture} when it does not stand as it should
 */
export function partsOfWebp(bytes: Uint8Array): Uint8Array[] {
  const end = CHUNK_HEAD_BYTES + viewOf(take(bytes, 0, HEAD_BYTES)).getUint32(4, true);
  const body = take(bytes, 0, end);
  const kept: Uint8Array[] = [];
  let orientation = 1;
  for (let at = HEAD_BYTES; at < end; ) {
    const head = take(body, at, at + CHUNK_HEAD_BYTES);
    const [name, length] = [asText(head.subarray(0, 4)), viewOf(head).getUint32(4, true)];
    const content = take(body, at + CHUNK_HEAD_BYTES, at + CHUNK_HEAD_BYTES + length);
    if (name === 'EXIF') orientation = readOrientation(withoutHead(content));
    if (KEPT.has(name)) kept.push(chunkOf(name, content));
    // Each begins at an even place.
    at += CHUNK_HEAD_BYTES + length + (length % 2);
  }
  if (kept.length === 0) throw new DamagedPicture('There is no picture in it');
  return framed(kept, orientation);
}

/** Some programs write a head as in a JPEG. */
function withoutHead(content: Uint8Array): Uint8Array {
  return asText(content.subarray(0, EXIF_HEAD.length)) === EXIF_HEAD
    ? content.subarray(EXIF_HEAD.length)
    : content;
}

function chunkOf(name: string, content: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  viewOf(length).setUint32(0, content.length, true);
  return joinBytes([asBytes(name), length, content, new Uint8Array(content.length % 2)]);
}

/** Only a picture with VP8X can tell more than itself. */
function framed(kept: readonly Uint8Array[], orientation: number): Uint8Array[] {
  const first = kept[0];
  const canTell =
    first !== undefined && asText(first.subarray(0, 4)) === 'VP8X' && first.length > CHUNK_HEAD_BYTES;
  const tells = canTell && orientation !== 1;
  if (canTell) {
    const flags = (first[CHUNK_HEAD_BYTES] ?? 0) & ~(HAS_EXIF | HAS_XMP);
    first[CHUNK_HEAD_BYTES] = tells ? flags | HAS_EXIF : flags;
  }
  const chunks = tells ? [...kept, chunkOf('EXIF', writeOrientation(orientation))] : kept;
  const size = new Uint8Array(4);
  viewOf(size).setUint32(0, HEAD_BYTES - CHUNK_HEAD_BYTES + sumOf(chunks, ({ length }) => length), true);
  return [asBytes('RIFF'), size, asBytes('WEBP'), ...chunks];
}
