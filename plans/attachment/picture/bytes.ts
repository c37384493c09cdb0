import { sumOf } from '../../sum.ts';

/** The bytes of a picture do not stand as they should: nothing can be said of what is in it. */
export class DamagedPicture extends Error {
  override readonly name = 'DamagedPicture';
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes from one place to another, all of which are there. */
export function take(bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (from > to || to > bytes.length) throw new DamagedPicture('It ends too early');
  return bytes.subarray(from, to);
}

/** Tells whether a text of plain letters stands at a place. */
export function says(bytes: Uint8Array, at: number, text: string): boolean {
  return at + text.length <= bytes.length && asText(bytes.subarray(at, at + text.length)) === text;
}

export function asText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

export function asBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sumOf(parts, ({ length }) => length));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
