import { crc32, deflateSync } from 'node:zlib';

/** What a camera tells of where it was, to be looked for in what is kept. */
export const PLACE = 'N52.5200 E13.4050';

/** What EXIF tells, with the orientation of a camera that was held upright, and a place. */
export function exifOf(orientation = 6): Buffer {
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  const entries = Buffer.alloc(2 + 2 * 12 + 4);
  entries.writeUInt16LE(2, 0);
  entries.writeUInt16LE(0x0112, 2);
  entries.writeUInt16LE(3, 4);
  entries.writeUInt32LE(1, 6);
  entries.writeUInt16LE(orientation, 10);
  entries.writeUInt16LE(0x8825, 14);
  entries.writeUInt16LE(4, 16);
  entries.writeUInt32LE(1, 18);
  entries.writeUInt32LE(38, 22);
  return Buffer.concat([head, entries, Buffer.from(PLACE)]);
}

function segment(marker: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

const FRAME = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);
const END = Buffer.from([0xff, 0xd9]);
export const COLOURS = segment(0xe2, `ICC_PROFILE\0\x01\x01${'colours'}`);

/** A JPEG as a phone writes it: with its place in EXIF, in XMP, in a comment and in a second picture behind its end. */
export function jpegWithPlace(orientation = 6): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(orientation)])),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`),
    COLOURS,
    segment(0xe2, `MPF\0${PLACE}`),
    segment(0xfe, PLACE),
    segment(0xdb, Buffer.alloc(65)),
    FRAME,
    SCAN,
    segment(0xc4, Buffer.alloc(20)),
    SCAN,
    END,
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf()])),
    END,
  ]);
}

function chunk(name: string, content: Buffer | string): Buffer {
  const named = Buffer.concat([Buffer.from(name), Buffer.from(content)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(named.length - 4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG of some pixels, a real one, with more chunks after its size. */
export function png(besides: readonly Buffer[] = [], { size = 8, grey = 120 } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head[8] = 8;
  const rows = Buffer.alloc(size * (size + 1), grey);
  for (let row = 0; row < size; row += 1) rows[row * (size + 1)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...besides,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', ''),
  ]);
}

/** The same with its place in EXIF and in texts, and more behind its end. */
export function pngWithPlace(orientation = 6): Buffer {
  const besides = [
    chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
    chunk('eXIf', exifOf(orientation)),
    chunk('tEXt', `Comment\0${PLACE}`),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${PLACE}`),
  ];
  return Buffer.concat([png(besides), Buffer.from(PLACE)]);
}

function riffChunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), length, content, Buffer.alloc(content.length % 2)]);
}

/** A WebP with its place in EXIF and XMP. */
export function webpWithPlace(orientation = 6): Buffer {
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    riffChunk('VP8X', Buffer.from([0b0010_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riffChunk('ICCP', Buffer.from('colours')),
    riffChunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0])),
    riffChunk('EXIF', exifOf(orientation)),
    riffChunk('XMP ', Buffer.from(PLACE)),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.from(PLACE)]);
}

/** A GIF of one pixel, shown again and again, with its place in a comment and in XMP. */
export function gifWithPlace(behind: string = PLACE): Buffer {
  const blocks = (text: string) =>
    Buffer.concat([Buffer.from([text.length]), Buffer.from(text), Buffer.from([0])]);
  return Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from('NETSCAPE2.0'),
    Buffer.from([3, 1, 0, 0, 0]),
    Buffer.from([0x21, 0xfe]),
    blocks(PLACE),
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from('XMP DataXMP'),
    blocks(PLACE),
    Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]),
    Buffer.from([0x3b]),
    Buffer.from(behind),
  ]);
}
