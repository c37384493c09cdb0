import { asText, DamagedPicture, take } from './bytes.ts';

const HEAD_BYTES = 13;
const [EXTENSION, IMAGE, END] = [0x21, 0x2c, 0x3b];
const [CONTROL, APPLICATION] = [0xf9, 0xff];
/** What of applications says how often a picture that moves is shown. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/**
 * The parts of a GIF that make the picture: comments, texts and what applications keep in it go, and whatever follows
 * its end.
 *
 * @throws {DamagedPicture} when it does not stand as it should
 */
export function partsOfGif(bytes: Uint8Array): Uint8Array[] {
  let at = HEAD_BYTES + coloursBehind(take(bytes, 0, HEAD_BYTES)[10] ?? 0);
  const kept = [take(bytes, 0, at)];
  for (;;) {
    const [kind] = take(bytes, at, at + 1);
    if (kind === END) break;
    const from = at;
    if (kind === EXTENSION) {
      at = endOfBlocks(bytes, at + 2);
      if (isKept(bytes, from)) kept.push(take(bytes, from, at));
    } else if (kind === IMAGE) {
      const descriptor = take(bytes, at, at + 10);
      at = endOfBlocks(bytes, at + 10 + coloursBehind(descriptor[9] ?? 0) + 1);
      kept.push(take(bytes, from, at));
    } else throw new DamagedPicture('There is something in it that is no part of a picture');
  }
  return [...kept, Uint8Array.of(END)];
}

function isKept(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1];
  return (
    label === CONTROL || (label === APPLICATION && LOOPS.includes(asText(bytes.subarray(at + 3, at + 14))))
  );
}

/** How many bytes of colours follow, by the flags before them. */
function coloursBehind(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}

function endOfBlocks(bytes: Uint8Array, from: number): number {
  for (let at = from; ; ) {
    const [length = 0] = take(bytes, at, at + 1);
    at += 1 + length;
    if (length === 0) return at;
  }
}
