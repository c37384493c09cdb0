import { asBytes, asText, DamagedPicture, joinBytes, take, viewOf } from './bytes.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

const SIGNATURE_BYTES = 8;
/** Beside its content a chunk has its length, its name and a sum. */
const [HEAD_BYTES, SUM_BYTES] = [8, 4];

/** What makes the picture, moves it, or says how its colours are meant. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

/**
 * The parts of a PNG that make the picture: texts go, and what cameras and programs keep in it, but for the orientation;
 * whatever follows its end, too.
 *
 * @throws {DamagedPicture} when it does not stand as it should
 */
export function partsOfPng(bytes: Uint8Array): Uint8Array[] {
  const kept: Uint8Array[] = [take(bytes, 0, SIGNATURE_BYTES)];
  let orientation = 1;
  for (let at = SIGNATURE_BYTES; ; ) {
    const head = take(bytes, at, at + HEAD_BYTES);
    const [length, name] = [viewOf(head).getUint32(0), asText(head.subarray(4))];
    if (!/^[A-Za-z]{4}$/.test(name)) throw new DamagedPicture('A part has no name');
    if (kept.length === 1 && name !== 'IHDR') throw new DamagedPicture('It does not begin with its size');
    const chunk = take(bytes, at, at + HEAD_BYTES + length + SUM_BYTES);
    if (name === 'eXIf') orientation = readOrientation(chunk.subarray(HEAD_BYTES, HEAD_BYTES + length));
    if (KEPT.has(name)) kept.push(chunk);
    at += chunk.length;
    if (name === 'IEND') break;
  }
  return orientation === 1 ? kept : kept.toSpliced(2, 0, exifChunk(writeOrientation(orientation)));
}

function exifChunk(content: Uint8Array): Uint8Array {
  const named = joinBytes([asBytes('eXIf'), content]);
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)];
  viewOf(length).setUint32(0, content.length);
  viewOf(sum).setUint32(0, crcOf(named));
  return joinBytes([length, named, sum]);
}

/** CRC-32, as a chunk of PNG ends with; bit by bit, for a few bytes. */
function crcOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
