import {
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Attachment } from '../../plans/attachment/attachment.ts';
import type { Database } from '../file/open.ts';
import { syncFolder, syncToDisk } from '../file/restore/durable.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';

const OWNER_ONLY = 0o700;
const SHA256 = /^[0-9a-f]{64}$/;
/** How rooms of files that come in begin. */
export const ROOMS = 'incoming-';

/** Where the bytes of the files of a database lie: beside it, or for as long as the process runs. */
export function filesFolder(db: Database): string {
  return db.client.memory ? temporaryFolder(db) : filesBeside(db.client.name);
}

/** The same for a database, or a copy of one, by its path. */
export function filesBeside(database: string): string {
  return `${database}-files`;
}

let temporaryRoot: string | null = null;

const temporaryFolder = oncePerDatabase(() => {
  if (temporaryRoot === null) {
    const root = mkdtempSync(join(tmpdir(), 'daymark-files-'));
    process.once('exit', () => rmSync(root, { recursive: true, force: true }));
    temporaryRoot = root;
  }
  return mkdtempSync(join(temporaryRoot, 'of-'));
});

/** Where bytes lie in a folder of files, by their SHA-256. */
export function pathOfBytes(folder: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError(`Not a SHA-256: ${sha256}`);
  return join(folder, sha256.slice(0, 2), sha256);
}

/** A folder of its own for a file that comes in, on the disk where it will stay; to be cleared away by whoever made it. */
export function makeRoomForFile(db: Database): string {
  const folder = filesFolder(db);
  makeFolder(folder);
  return mkdtempSync(join(folder, ROOMS));
}

/**
 * Takes a file that is on the disk into a folder of files; it takes the place of one with the same bytes, so that it is
 * as new as what names it.
 */
export function keepBytes(folder: string, sha256: string, path: string): void {
  const kept = pathOfBytes(folder, sha256);
  makeFolder(folder);
  makeFolder(dirname(kept));
  chmodSync(path, 0o600);
  syncToDisk(path);
  renameSync(path, kept);
  syncFolder(dirname(kept));
}

/** For its owner's eyes only, and there after a power cut. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  chmodSync(folder, OWNER_ONLY);
  syncFolder(dirname(folder));
}

/** The bytes of a file as they are taken; `undefined` where they are not there. */
export function openAttachment(
  db: Database,
  { sha256, bytes }: Pick<Attachment, 'sha256' | 'bytes'>,
): Readable | undefined {
  const path = pathOfBytes(filesFolder(db), sha256);
  return sizeOf(path) === bytes ? createReadStream(path) : undefined;
}

/** How many bytes a file has; `null` where there is none. */
export function sizeOf(path: string): number | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : null;
}

const PIECE_BYTES = 49_152;

/** The bytes of a file, piece by piece, each of them new; of a length that three divides, but for the last. */
export function* readPieces(path: string): Generator<Buffer, void> {
  const descriptor = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      const length = readSync(descriptor, piece, 0, PIECE_BYTES, null);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** What lies in a folder of files, by SHA-256. */
export function listKept(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(folder, name)).filter((sha256) => SHA256.test(sha256) && sha256.startsWith(name)),
    );
}
