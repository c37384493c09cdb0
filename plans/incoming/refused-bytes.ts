/** Beginnings of files that hold nothing to bring in, and what to do about each. */
const REFUSED: readonly { begins: readonly number[]; problem: string }[] = [
  {
    begins: [0x25, 0x50, 0x44, 0x46],
    problem: 'This is a PDF: copy the list out of it, and paste it here as text',
  },
  {
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    problem: 'This is an old or a locked Office file: save it as .xlsx or CSV, and bring that',
  },
  { begins: [0x1f, 0x8b], problem: 'This file is packed with gzip: unpack it, and bring what is in it' },
  {
    begins: [0x52, 0x61, 0x72, 0x21],
    problem: 'This file is packed with RAR: unpack it, and bring what is in it',
  },
  {
    begins: [0x37, 0x7a, 0xbc, 0xaf],
    problem: 'This file is packed with 7-Zip: unpack it, and bring what is in it',
  },
  { begins: [0x89, 0x50, 0x4e, 0x47], problem: 'This is a picture: bring the text that it shows' },
  { begins: [0xff, 0xd8, 0xff], problem: 'This is a picture: bring the text that it shows' },
  {
    begins: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    problem: 'This is a database: export a list from the program that it belongs to, and bring that',
  },
];

/** Why a file holds nothing to bring in, by how it begins; `null` where that is not known. */
export function problemOfBytes(bytes: Uint8Array): string | null {
  return REFUSED.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))?.problem ?? null;
}
