/** What a font file is made of: its tables, by their names of four letters. */
type Tables = ReadonlyMap<string, Uint8Array>;

const HEAD_BYTES = 12;
const RECORD_BYTES = 16;
/** Ids of names (OpenType, `name`): the family, its style, the whole, and the one by which a PDF calls it. */
const NAMES = { family: 1, style: 2, whole: 4, postScript: 6 } as const;
/** Unicode on Windows, in English: what every reader of fonts looks at. */
const WINDOWS = { platform: 3, encoding: 1, language: 0x409 } as const;

/**
 * The same font under a family name of ours, so that no font of the computer is ever taken for it.
 *
 * @param called - by which a PDF knows it, such as `SourceSerif4-Regular`
 */
export function renamed(font: Uint8Array, family: string, called: string): Uint8Array {
  return assembled(font, new Map([...tablesOf(font), ['name', nameTable(family, called)]]));
}

/** The code points for which a font has a glyph. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const cmap = tablesOf(font).get('cmap');
  const found = new Set<number>();
  if (!cmap) return found;
  const view = viewOf(cmap);
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = view.getUint32(4 + 8 * index + 4);
    const format = view.getUint16(at);
    if (format === 4) addSegments(view, at, found);
    if (format === 12) addGroups(view, at, found);
  }
  return found;
}

/** Format 4: segments of the first 65,536. */
function addSegments(view: DataView, at: number, found: Set<number>): void {
  const twice = view.getUint16(at + 6);
  const [ends, starts, deltas, offsets] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map(
    (offset) => at + offset,
  ) as [number, number, number, number];
  for (let segment = 0; segment < twice; segment += 2) {
    const [start, end] = [view.getUint16(starts + segment), view.getUint16(ends + segment)];
    const delta = view.getUint16(deltas + segment);
    const offset = view.getUint16(offsets + segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? code : view.getUint16(offsets + segment + offset + 2 * (code - start));
      if (offset === 0 || glyph !== 0 ? ((glyph + delta) & 0xffff) !== 0 : false) found.add(code);
    }
  }
}

/** Format 12: groups of any. */
function addGroups(view: DataView, at: number, found: Set<number>): void {
  const count = view.getUint32(at + 12);
  for (let index = 0; index < count; index += 1) {
    const group = at + 16 + 12 * index;
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code += 1) found.add(code);
  }
}

function tablesOf(font: Uint8Array): Tables {
  const view = viewOf(font);
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const record = HEAD_BYTES + RECORD_BYTES * index;
      const name = Buffer.from(font.subarray(record, record + 4)).toString('latin1');
      const offset = view.getUint32(record + 8);
      return [name, font.subarray(offset, offset + view.getUint32(record + 12))] as const;
    }),
  );
}

function nameTable(family: string, postScript: string): Uint8Array {
  const names = [
    { id: NAMES.family, text: family },
    { id: NAMES.style, text: 'Regular' },
    { id: NAMES.whole, text: family },
    { id: NAMES.postScript, text: postScript },
  ];
  const texts = names.map(({ text }) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  for (const [index, { id }] of names.entries()) {
    const length = texts[index]?.length ?? 0;
    const record = [WINDOWS.platform, WINDOWS.encoding, WINDOWS.language, id, length, at];
    for (const [field, value] of record.entries()) head.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    at += length;
  }
  return Buffer.concat([head, ...texts]);
}

/** A font of these tables; whoever reads it here looks at no sums. */
function assembled(font: Uint8Array, tables: Tables): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES + RECORD_BYTES * tables.size);
  head.set(font.subarray(0, HEAD_BYTES));
  head.writeUInt16BE(tables.size, 4);
  const parts: Uint8Array[] = [head];
  let at = head.length;
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [index, [name, bytes]] of sorted.entries()) {
    const record = HEAD_BYTES + RECORD_BYTES * index;
    head.write(name, record, 'latin1');
    head.writeUInt32BE(at, record + 8);
    head.writeUInt32BE(bytes.length, record + 12);
    const padding = (4 - (bytes.length % 4)) % 4;
    parts.push(bytes, new Uint8Array(padding));
    at += bytes.length + padding;
  }
  return Buffer.concat(parts);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
