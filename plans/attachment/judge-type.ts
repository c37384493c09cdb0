import type { AttachmentType } from './attachment.ts';

/** So much of its beginning and of its end is looked at, beside whether all of it is text. */
const LOOKED_AT_BYTES = 4096;

/** Takes the bytes of a file as they come in. */
export type TypeJudge = {
  write(bytes: Uint8Array): void;
  /** What kind of file it is. */
  end(): AttachmentType;
};

/** What a file of a kind begins with; what stands for any byte is `null`. */
const BEGINNINGS: readonly { type: AttachmentType; bytes: readonly (number | null)[] }[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [...ascii('GIF87a')] },
  { type: 'image/gif', bytes: [...ascii('GIF89a')] },
  { type: 'image/webp', bytes: [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')] },
  { type: 'application/pdf', bytes: [...ascii('%PDF-')] },
  { type: 'application/zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
];

/** What no text has in it: control characters but tab, line breaks, form feed, backspace and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\x00-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f]/;
const NOTEBOOK = /"nbformat"\s*:\s*\d/;

/**
 * Judges what kind of file it is by what is in it, never by what it is called: one of the few kinds that are told apart
 * by how they begin, a text in UTF-8, or just bytes. Nothing is unpacked or drawn.
 *
 * HTML, SVG and XML are texts.
 */
export function typeJudge(): TypeJudge {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = new Uint8Array(0);
  let tail = new Uint8Array(0);
  let isText = true;

  const decode = (bytes?: Uint8Array) => {
    if (!isText) return;
    try {
      isText = !NO_TEXT.test(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
    } catch {
      isText = false;
    }
  };

  return {
    write(bytes) {
      if (head.length < LOOKED_AT_BYTES)
        head = joined(head, bytes.subarray(0, LOOKED_AT_BYTES - head.length));
      tail =
        bytes.length >= LOOKED_AT_BYTES
          ? bytes.slice(-LOOKED_AT_BYTES)
          : joined(tail, bytes).slice(-LOOKED_AT_BYTES);
      decode(bytes);
    },
    end() {
      decode();
      const known = BEGINNINGS.find(({ bytes }) =>
        bytes.every((one, at) => one === null || one === head[at]),
      );
      if (known) return known.type;
      if (!isText) return 'application/octet-stream';
      return isNotebook(head, tail) ? 'application/x-ipynb+json' : 'text/plain';
    },
  };
}

/** A notebook is JSON that names its format, as a rule at its very end. */
function isNotebook(head: Uint8Array, tail: Uint8Array): boolean {
  const [begin, end] = [head, tail].map((bytes) => new TextDecoder().decode(bytes));
  return /^\ufeff?\s*\{/.test(begin ?? '') && (NOTEBOOK.test(end ?? '') || NOTEBOOK.test(begin ?? ''));
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function ascii(text: string): number[] {
  return [...text].map((one) => one.charCodeAt(0));
}
