import type { Incoming, IncomingFormat, ReadIncoming } from '../../plans/incoming/read.ts';
import { recogniseText, type TextFormat } from '../../plans/incoming/recognise.ts';

/** Beginnings of files that hold nothing to bring in, and what to do about each. */
const REFUSED_BEGINNINGS: readonly { bytes: readonly number[]; problem: string }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    problem: 'This is a PDF: copy the list out of it, and paste it here as text',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    problem: 'This is an old or a locked Office file: save it as .xlsx or CSV, and bring that',
  },
  { bytes: [0x1f, 0x8b], problem: 'This file is packed with gzip: unpack it, and bring what is in it' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], problem: 'This is a picture: bring the text that it shows' },
  { bytes: [0xff, 0xd8, 0xff], problem: 'This is a picture: bring the text that it shows' },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    problem: 'This is a database: export a list from the program that it belongs to, and bring that',
  },
];

/**
 * Reads a file in whichever format it is.
 *
 * @param name - as it was called; empty for what was pasted
 * @param format - as what to read it; `null` to find that out from what is in it
 */
export function readBytes(bytes: Uint8Array, name: string, format: IncomingFormat | null): ReadIncoming {
  const refused = REFUSED_BEGINNINGS.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
  if (refused) return { ok: false, problem: refused.problem };
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n');
  if (text.trim() === '')
    return { ok: false, problem: 'There is nothing in it: choose another file, or paste the text itself' };
  return readText(text, (format as TextFormat | null) ?? recogniseText(text, name));
}

function readText(text: string, format: TextFormat): ReadIncoming {
  const read = READERS[format];
  return read
    ? { ok: true, incoming: { format, ...read(text) } }
    : { ok: false, problem: 'This cannot be read yet: paste it as plain text' };
}

const READERS: Partial<Record<TextFormat, (text: string) => Omit<Incoming, 'format'>>> = {
  roadmap: (text) => ({ said: 'a roadmap of Daymark', roadmap: text }),
  papers: (text) => ({ said: 'a list of papers', papers: text }),
  data: () => ({ said: 'a file of Daymark’s data' }),
};
