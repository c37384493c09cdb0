import { LONGEST_ATTACHMENT_NAME } from './attachment.ts';

/** Most file systems take so many bytes. */
const LONGEST_BYTES = 240;
const LONGEST_ENDING = 20;

/** What turns the writing around or cannot be seen, and what no name of a file may have somewhere. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\ufffd<>:"|?*%]/gu;
/** Devices of Windows, whatever follows the first point. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(\.|$))/i;
const NAMELESS = 'file';

/**
 * Makes the name that a computer gave to a file one that any computer can save it under.
 *
 * What is before the last slash or backslash goes, and all that cannot be seen or turns the direction of writing; points
 * and spaces at its ends; the names of devices get a line before them. Doing so twice is doing it once.
 *
 * @returns 1 to 200 characters, at most 240 bytes of UTF-8; a long one keeps its ending
 *
 * @example
 * safeFileName('../../notes\u202egnp.html') //=> 'notesgnp.html'
 */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = trimmed(last.replace(UNSAFE, '').replace(/\s+/g, ' ').normalize('NFC'));
  const named = RESERVED.test(plain) ? `_${plain}` : plain;
  return trimmed(shortened(named)) || NAMELESS;
}

function trimmed(name: string): string {
  const isOuter = (at: number) => /[.\s]/.test(name.charAt(at));
  let start = 0;
  let end = name.length;
  while (start < end && isOuter(start)) start += 1;
  while (end > start && isOuter(end - 1)) end -= 1;
  return name.slice(start, end);
}

function shortened(name: string): string {
  if (fits(name)) return name;
  const at = name.lastIndexOf('.');
  const ending = at > 0 && name.length - at <= LONGEST_ENDING ? name.slice(at) : '';
  const characters = [...(ending === '' ? name : name.slice(0, at))].slice(0, LONGEST_ATTACHMENT_NAME);
  while (!fits(`${characters.join('')}${ending}`)) characters.pop();
  return `${trimmed(characters.join(''))}${ending}`;
}

function fits(name: string): boolean {
  return name.length <= LONGEST_ATTACHMENT_NAME && new TextEncoder().encode(name).length <= LONGEST_BYTES;
}

/**
 * The header that has a browser save a file, or show it, under its name (RFC 6266, RFC 8187).
 *
 * @param name - as `safeFileName` makes them
 */
export function contentDisposition(how: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

/** As RFC 8187 has it, which also encodes some that `encodeURIComponent` leaves. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
