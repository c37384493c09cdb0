const MARKS = [
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/** So much of a file tells whether each second byte is a zero. */
const SAMPLE_BYTES = 4000;

/** What no text holds, but an image or a workbook, of which every byte is some character too. */
const CONTROL_CHARACTER = /(?![\t\n\r\f\v])\p{Cc}/u;
/** What two bytes often come to that were never meant as a character. */
const NO_CHARACTER = /(?![\t\n\r\f\v])[\p{Cc}\p{Cn}\p{Co}]/u;

/**
 * The text of a file, whichever program wrote it: UTF-8 and UTF-16 with their marks or without, or what Windows wrote
 * before either. Its line breaks become `\n`, those of old Macs too.
 *
 * A last character that is not all there is left out.
 *
 * @returns `null` for what is no text
 *
 * @example
 * decodeIncoming(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x0d, 0)) //=> 'a\n'
 */
export function decodeIncoming(bytes: Uint8Array): string | null {
  const text = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  return text === null || text.includes('\0') ? null : text.replace(/\r\n?/g, '\n');
}

/** The text of a file that has to be UTF-8; `null` for what is not. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  return decodeAs('utf-8', bytes, { isWhole: true });
}

function decodeMarked(bytes: Uint8Array): string | null {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return marked ? decodeAs(marked.encoding, bytes) : null;
}

function decodeUnmarked(bytes: Uint8Array): string | null {
  if (!bytes.includes(0)) return decodeAs('utf-8', bytes) ?? unless(CONTROL_CHARACTER, decodeWindows(bytes));
  const encoding = encodingByZeros(bytes.subarray(0, SAMPLE_BYTES));
  return encoding && unless(NO_CHARACTER, decodeAs(encoding, bytes));
}

/** Line breaks, spaces and commas have a zero beside them in every script. */
function encodingByZeros(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < bytes.length / 50 || Math.min(even, odd) > Math.max(even, odd) / 3) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function decodeWindows(bytes: Uint8Array): string | null {
  return decodeAs('windows-1252', bytes);
}

function unless(pattern: RegExp, text: string | null): string | null {
  return text === null || pattern.test(text) ? null : text;
}

function decodeAs(encoding: string, bytes: Uint8Array, { isWhole = false } = {}): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return null;
  }
}
