const UTF_16_MARKS = [
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/** What no text holds, but an image or a workbook, of which every byte is some character too. */
const CONTROL_CHARACTER = /(?![\t\n\r])\p{Cc}/u;

/** `null` for what is not UTF-8. */
export function decodeText(bytes: Buffer): string | null {
  return decodeAs('utf-8', bytes);
}

/**
 * A text as spreadsheets save one: UTF-8, UTF-16 with its mark ("Unicode text"), or what Windows wrote before either
 * ("CSV" without more). `null` for what is no text.
 */
export function decodeSpreadsheetText(bytes: Buffer): string | null {
  const utf16 = UTF_16_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (utf16) return decodeAs(utf16.encoding, bytes);
  return decodeText(bytes) ?? decodeWindows(bytes);
}

function decodeWindows(bytes: Buffer): string | null {
  const text = decodeAs('windows-1252', bytes);
  return text === null || CONTROL_CHARACTER.test(text) ? null : text;
}

function decodeAs(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
