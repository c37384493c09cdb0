/** Numbers that look random and can be drawn again: the state of a generator. */
export type RandomStream = Int32Array & { readonly brand: 'RandomStream' };

const RANGE = 2 ** 32;
/** So many first numbers are passed over, until the seed has reached every bit. */
const WARM_UP = 12;

/** A stream that is still to be started. */
export function newStream(): RandomStream {
  // A typed array, because numbers of 32 bits in variables of a closure would be put on the heap one by one.
  return new Int32Array(4) as RandomStream;
}

/**
 * Starts a stream anew. The same seed and index always give the same numbers.
 *
 * @param seed - 32 bits, as `fnv1a` makes them of words
 * @param index - tells the streams of one seed apart
 */
export function startStream(stream: RandomStream, seed: number, index: number): void {
  stream[0] = seed;
  stream[1] = index;
  stream[2] = 0;
  stream[3] = 1;
  for (let passed = 0; passed < WARM_UP; passed++) drawBits(stream);
}

/** A whole number from 0 to `count` − 1, each as likely as any other. */
export function drawBelow(stream: RandomStream, count: number): number {
  return Math.floor((drawBits(stream) / RANGE) * count);
}

/** A number from 0 to less than 1. */
export function drawShare(stream: RandomStream): number {
  return drawBits(stream) / RANGE;
}

/**
 * A whole number from 0 to 2³² − 1: the generator sfc32.
 *
 * @see C. Doty-Humphrey, PractRand, 2010: "small fast counting" generators
 */
function drawBits(stream: RandomStream): number {
  const a = stream[0] ?? 0;
  const b = stream[1] ?? 0;
  const c = stream[2] ?? 0;
  const counter = stream[3] ?? 0;
  const drawn = (a + b + counter) | 0;
  stream[0] = b ^ (b >>> 9);
  stream[1] = c + (c << 3);
  stream[2] = ((c << 21) | (c >>> 11)) + drawn;
  stream[3] = counter + 1;
  return drawn >>> 0;
}
