/** A file in a ZIP file, as its directory has it: where its packed bytes are, and what they should become. */
export type PackedFile = {
  name: string;
  isEncrypted: boolean;
  /** How it is packed: 0 is not at all, 8 is deflate. */
  method: number;
  crc: number;
  start: number;
  packedSize: number;
  size: number;
};

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const DIRECTORY_END_64_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** Stands where a number is too large for its place, and is in an extra field. */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 1;

/**
 * Reads the directory at the end of a ZIP file. Libraries unpack by it, too, but at once, or search it anew for each file.
 *
 * @param most - of entries, folders and all
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function readZipDirectory(bytes: Uint8Array, most: number): PackedFile[] | 'damaged' | 'too-many' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    if (end.count > most) return 'too-many';
    return readEntries(view, end);
  } catch (error) {
    // A place outside of the file: that is where its numbers led.
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

type DirectoryEnd = { count: number; start: number; shift: number };

/** @throws {RangeError} when there is none */
function findEnd(view: DataView): DirectoryEnd {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  let at = view.byteLength - END_LENGTH;
  while (at >= first && view.getUint32(at, true) !== DIRECTORY_END) at -= 1;
  if (at < first) throw new RangeError('No end of a directory');

  const locator = at - 20;
  if (locator >= 0 && view.getUint32(locator, true) === DIRECTORY_END_64_LOCATOR) {
    const end64 = readLong(view, locator + 8);
    if (view.getUint32(end64, true) === DIRECTORY_END_64)
      return { count: readLong(view, end64 + 32), start: readLong(view, end64 + 48), shift: 0 };
  }
  const size = view.getUint32(at + 12, true);
  const start = view.getUint32(at + 16, true);
  // Something may stand before the file, such as a program that unpacks it.
  return { count: view.getUint16(at + 10, true), start, shift: Math.max(0, at - size - start) };
}

function readEntries(view: DataView, { count, start, shift }: DirectoryEnd): PackedFile[] {
  const files: PackedFile[] = [];
  let at = start + shift;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError('No entry');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extra = { at: at + 46 + nameLength, end: at + 46 + nameLength + extraLength };
    const name = readName(bytesOf(view, at + 46, nameLength));
    if (name !== null) files.push({ name, ...readPlaces(view, at, extra, shift) });
    at = extra.end + view.getUint16(at + 32, true);
  }
  return files;
}

type Range = { at: number; end: number };

function readPlaces(view: DataView, at: number, extra: Range, shift: number): Omit<PackedFile, 'name'> {
  const long = longNumbers(view, extra);
  const next = (value: number) => (value === ELSEWHERE ? (long.shift() ?? value) : value);
  // In this order, and each only where it is not at its own place.
  const size = next(view.getUint32(at + 24, true));
  const packedSize = next(view.getUint32(at + 20, true));
  const header = next(view.getUint32(at + 42, true)) + shift;
  if (view.getUint32(header, true) !== LOCAL_HEADER) throw new RangeError('No header');
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packedSize > view.byteLength) throw new RangeError('Cut short');
  return {
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    start,
    packedSize,
    size,
  };
}

function longNumbers(view: DataView, { at, end }: Range): number[] {
  for (let place = at; place + 4 <= end; place += 4 + view.getUint16(place + 2, true)) {
    if (view.getUint16(place, true) !== EXTRA_64) continue;
    const amount = Math.floor(view.getUint16(place + 2, true) / 8);
    return Array.from({ length: Math.min(3, amount) }, (_, index) => readLong(view, place + 4 + 8 * index));
  }
  return [];
}

/** Exact up to 2⁵³, and past the end of any file above. */
function readLong(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function bytesOf(view: DataView, at: number, length: number): Uint8Array {
  if (at + length > view.byteLength) throw new RangeError('Cut short');
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
const WINDOWS = new TextDecoder('windows-1252');

/** `null` for a folder, and for what Macs add of themselves. */
function readName(bytes: Uint8Array): string | null {
  const written = decodeName(bytes).replaceAll('\\', '/');
  if (written.endsWith('/')) return null;
  const parts = written
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  if (parts[0] === '__MACOSX' || parts.at(-1) === '.DS_Store') return null;
  return parts.length === 0 ? null : parts.join('/');
}

/** Many programs write UTF-8 without saying so. */
function decodeName(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return WINDOWS.decode(bytes);
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder >>> 0;
});

/** What a ZIP file notes of each of its files, so that damage is found: CRC-32. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
