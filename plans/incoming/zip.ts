import { Inflate } from 'fflate';
import type { ReadPart } from './read.ts';
import { crc32, type PackedFile, readZipDirectory } from './zip-directory.ts';

/** How much may come out of a ZIP file, whatever it says of itself. */
export type ZipLimits = { files: number; bytesOfFile: number; bytesInAll: number };

/**
 * The files of a ZIP file by name, in its order: `deck/media`. A name has no `..`, leads nowhere else, and has `/` between
 * its folders.
 *
 * Each is unpacked when it is asked for, once or more often. It throws a `ZipProblem` where that fails.
 */
export type ZipFiles = ReadonlyMap<string, () => Uint8Array<ArrayBuffer>>;

/** Its message is one sentence, which says what to do. */
export class ZipProblem extends Error {}

/** So much is unpacked at once, of which comes at most a thousand times as much. */
const STEP_BYTES = 16_384;

const DAMAGED = 'The file is damaged or not all there: download or save it again, and bring the new one';

/**
 * Opens a ZIP file without trusting it. Nothing is unpacked yet; what is unpacked later is counted as it comes, so that a
 * small file that says it is small and is not stops early. `readZip` does the same and hears the problems, too.
 *
 * Folders are left out, and so is what Macs put beside each file. Of two with one name the later one counts.
 *
 * @returns its files; or why it cannot be opened: it is damaged, has a password, or is too large
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits): ReadPart<ZipFiles> {
  const directory = readZipDirectory(bytes, limits.files);
  if (directory === 'damaged') return { ok: false, problem: DAMAGED };
  if (directory === 'too-many')
    return {
      ok: false,
      problem: `There are more than ${limits.files.toLocaleString('en')} files in this one: take out what is not needed`,
    };
  if (directory.some(({ isEncrypted }) => isEncrypted))
    return { ok: false, problem: 'The file is locked with a password: save it without one, and bring that' };

  const opened = { bytes, limits, bytesLeft: limits.bytesInAll };
  return {
    ok: true,
    value: new Map(directory.map((file) => [file.name, () => unpack(opened, file)])),
  };
}

/**
 * Opens a ZIP file, and reads from its files.
 *
 * @param read - may unpack files; where that fails, the problem is what is returned
 */
export function readZip<T>(
  bytes: Uint8Array,
  limits: ZipLimits,
  read: (files: ZipFiles) => ReadPart<T>,
): ReadPart<T> {
  const files = openZip(bytes, limits);
  if (!files.ok) return files;
  try {
    return read(files.value);
  } catch (error) {
    if (error instanceof ZipProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

type OpenedZip = { bytes: Uint8Array; limits: ZipLimits; bytesLeft: number };

function unpack(zip: OpenedZip, file: PackedFile): Uint8Array<ArrayBuffer> {
  if (file.size > zip.limits.bytesOfFile || file.size > zip.bytesLeft)
    throw new ZipProblem('There is more in this file than can be read at once: bring a part of it at a time');
  const packed = zip.bytes.subarray(file.start, file.start + file.packedSize);
  const unpacked = METHODS[file.method]?.(packed, file.size);
  if (!unpacked)
    throw new ZipProblem(
      'The file is packed in a way that cannot be read here: unpack it, and bring what is in it',
    );
  // What was unpacked in vain was work, too.
  zip.bytesLeft -= file.size;
  if (unpacked === 'damaged' || crc32(unpacked) !== file.crc) throw new ZipProblem(DAMAGED);
  return unpacked;
}

type Unpack = (packed: Uint8Array, size: number) => Uint8Array<ArrayBuffer> | 'damaged';

/** By their numbers in the format. Others are hardly ever met. */
const METHODS: Readonly<Record<number, Unpack>> = {
  0: (packed, size) => (packed.length === size ? packed.slice() : 'damaged'),
  8: inflate,
};

/** Stops as soon as more comes out than it should. */
function inflate(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> | 'damaged' {
  const unpacked = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new RangeError('More than it says');
    unpacked.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES)
      stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
  } catch {
    // Whatever it dislikes is no fault but the file's.
    return 'damaged';
  }
  return length === size ? unpacked : 'damaged';
}
