import zlib from 'node:zlib';
import { ankiTables, type ReadDeck } from '../../plans/incoming/anki/anki-tables.ts';
import type { ReadPart } from '../../plans/incoming/read.ts';
import type { ZipFiles } from '../../plans/incoming/zip.ts';
import { readAnkiCollection } from './anki-collection.ts';

/** The largest collection that is read, once it is unpacked; a hundred thousand answers take 10 MB in it. */
const LARGEST_COLLECTION = 64_000_000;

/** The newest first: what is packed for newer Ankis brings an older one beside it that only says so. */
const NAMES = ['collection.anki21b', 'collection.anki21', 'collection.anki2'];

const OLDER = 'tick “Support older Anki versions” when you export it from Anki, and bring the new file';
const NO_COLLECTION =
  'There is no deck of Anki in this file that can be read: export the deck again from Anki, and bring the new file';
const TOO_LARGE =
  'There is more in this deck than can be read at once: export one deck at a time from Anki, without the times that you learned it';

/**
 * Reads what Anki exports, a deck (`.apkg`) or all of them (`.colpkg`), in the formats of all versions from 2.0 on.
 *
 * Nothing is written, nothing of the file is run, and pictures and sounds stay in it.
 *
 * @param files - as `readZip` gives them, of which only the collection is unpacked
 * @throws what unpacking throws
 */
export function readAnkiPackage(files: ZipFiles): ReadPart<ReadDeck> {
  const name = NAMES.find((each) => files.has(each));
  const packed = name === undefined ? undefined : files.get(name)?.();
  if (!packed) return { ok: false, problem: NO_COLLECTION };
  const unpacked =
    name === 'collection.anki21b' ? unpackZstd(packed) : ({ ok: true, value: packed } as const);
  if (!unpacked.ok) return unpacked;
  if (unpacked.value.length > LARGEST_COLLECTION) return { ok: false, problem: TOO_LARGE };

  const read = readAnkiCollection(unpacked.value);
  if (read === 'broken') return { ok: false, problem: NO_COLLECTION };
  if (read === 'too-large') return { ok: false, problem: TOO_LARGE };
  if (read.notes.length === 0 && read.tooLongCount === 0)
    return {
      ok: false,
      problem: 'There is no card in this deck: choose another when you export it from Anki',
    };
  if (isPlaceholder(read.notes.map(({ fields }) => fields[0] ?? '')))
    return { ok: false, problem: `This deck is packed in a way that is not known here: ${OLDER}` };
  return { ok: true, value: ankiTables(read) };
}

/** Whether Node itself can unpack it: from 22.15 on. */
function unpackZstd(packed: Uint8Array): ReadPart<Uint8Array> {
  if (typeof zlib.zstdDecompressSync !== 'function')
    return { ok: false, problem: `To read this deck, Daymark needs Node 22.15 or newer: ${OLDER}` };
  try {
    return { ok: true, value: zlib.zstdDecompressSync(packed, { maxOutputLength: LARGEST_COLLECTION }) };
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { ok: false, problem: isTooLarge ? TOO_LARGE : NO_COLLECTION };
  }
}

/** The one note of what stands in for a collection that only newer Ankis read. */
function isPlaceholder(questions: readonly string[]): boolean {
  return questions.length === 1 && /^Please update to the latest Anki version/i.test(questions[0] ?? '');
}
