import { readAnkiPackage } from '../../db/incoming/anki-package.ts';
import { decodeIncoming } from '../../plans/incoming/decode.ts';
import { describeTables } from '../../plans/incoming/describe-tables.ts';
import type { IncomingFormat, ReadIncoming } from '../../plans/incoming/read.ts';
import { recogniseText, type TextFormat } from '../../plans/incoming/recognise.ts';
import { problemOfBytes } from '../../plans/incoming/refused-bytes.ts';
import { readWorkbook } from '../../plans/incoming/tables/workbook.ts';
import { readNotionPages, TEXT_READERS } from '../../plans/incoming/text-readers.ts';
import { readZip, type ZipFiles, type ZipLimits } from '../../plans/incoming/zip.ts';

/** What comes out of a ZIP file that is not a workbook; a collection of cards is limited again where it is read. */
const ZIP_LIMITS: ZipLimits = { files: 100_000, bytesOfFile: 64_000_000, bytesInAll: 150_000_000 };

type Order = { name: string; format: IncomingFormat | null; timeZone: string };

/**
 * Reads a file in whichever format it is.
 *
 * @param name - as it was called; empty for what was pasted
 * @param format - as what to read a text; `null` to find that out from what is in it
 * @param timeZone - in which the learner's days are
 */
export function readBytes(bytes: Uint8Array, { name, format, timeZone }: Order): ReadIncoming {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readPacked(bytes);
  const problem = problemOfBytes(bytes);
  if (problem !== null) return { ok: false, problem };

  const text = decodeIncoming(bytes);
  if (text === null) return { ok: false, problem: 'This is no text: save it as plain text or CSV in UTF-8' };
  if (text.trim() === '')
    return { ok: false, problem: 'There is nothing in it: choose another file, or paste the text itself' };
  const found = format !== null && isText(format) ? format : recogniseText(text, name);
  return TEXT_READERS[found](text, timeZone);
}

function isText(format: IncomingFormat): format is TextFormat {
  return format in TEXT_READERS;
}

/** A ZIP file is known by what is in it: a deck, a workbook, or pages. */
function readPacked(bytes: Uint8Array): ReadIncoming {
  const read = readZip<ReadIncoming>(bytes, ZIP_LIMITS, (files) => ({
    ok: true,
    value: readFiles(bytes, files),
  }));
  return read.ok ? read.value : read;
}

function readFiles(bytes: Uint8Array, files: ZipFiles): ReadIncoming {
  const names = [...files.keys()];
  if (names.some((name) => /^collection\.anki2/.test(name))) return readDeck(files);
  if (names.some((name) => name.startsWith('xl/'))) return readBook(bytes);
  if (names.some((name) => name.startsWith('word/') || name.startsWith('ppt/')))
    return {
      ok: false,
      problem: 'This is a document of an Office program: copy its list, and paste it as text',
    };
  if (names.includes('mimetype'))
    return { ok: false, problem: 'This is an OpenDocument file: save it as .xlsx or CSV, and bring that' };
  return readNotionPages(files);
}

function readDeck(files: ZipFiles): ReadIncoming {
  const read = readAnkiPackage(files);
  if (!read.ok) return read;
  const { tables, questions, leftOut } = read.value;
  const said = `an Anki deck with ${describeTables(tables, 'note')}`;
  return { ok: true, incoming: { format: 'anki-package', said, tables, questions, leftOut } };
}

function readBook(bytes: Uint8Array): ReadIncoming {
  const read = readWorkbook(bytes);
  if (!read.ok) return read;
  const said = `a workbook with ${describeTables(read.value, 'row')}`;
  return { ok: true, incoming: { format: 'workbook', said, tables: read.value } };
}
