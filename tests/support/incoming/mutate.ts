import { strToU8, unzipSync, zipSync } from 'fflate';

/** Numbers from 0 to 1 that are the same for the same seed (Mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What breaks readers: signs of every format, depth, and what no text should hold. */
const HOSTILE = [
  '"',
  '""""',
  '\0',
  '\u{d800}',
  '\uFEFF',
  '\r',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>&b;',
  '<details>'.repeat(300),
  '['.repeat(5_000),
  '{"a":'.repeat(2_000),
  '> '.repeat(2_000),
  `${' '.repeat(400)}- x\n`.repeat(20),
  '```\n',
  '$$',
  '{{c1::'.repeat(200),
  'BEGIN:VTODO\r\n'.repeat(200),
  'RRULE:FREQ=SECONDLY\r\n',
  '<outline text="x">'.repeat(2_000),
  '__proto__',
  '1e999',
  '999999999999999999999',
  ','.repeat(3_000),
  '\t'.repeat(3_000),
  'x'.repeat(50_000),
];

/** A file as it was, with something about it changed: bits, length, parts twice, hostile texts in it. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isPacked && random() < 0.7) return mutateWithin(bytes, random);
  let changed: Uint8Array = bytes;
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) changed = change(changed, random);
  return changed;
}

/** A file of a ZIP file is changed, and all of it packed again. */
function mutateWithin(bytes: Uint8Array, random: () => number): Uint8Array {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const name = names[Math.floor(random() * names.length)];
  const file = name === undefined ? undefined : files[name];
  if (name === undefined || file === undefined) return bytes;
  return zipSync({ ...files, [name]: change(file, random) }, { level: 1 });
}

function change(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * (bytes.length + 1));
  const to = Math.min(bytes.length, at + Math.floor(random() * 200));
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
  const kind = Math.floor(random() * 6);
  if (kind === 0) return joined(before);
  if (kind === 1) return joined(before, after);
  if (kind === 2)
    return joined(before, ...Array.from({ length: 1 + Math.floor(random() * 40) }, () => part), after);
  if (kind === 3) return joined(before, flipped(part, random), after);
  if (kind === 4) return joined(before, strToU8(HOSTILE[Math.floor(random() * HOSTILE.length)] ?? ''), after);
  return joined(after, before, part);
}

function flipped(part: Uint8Array, random: () => number): Uint8Array {
  return part.map((byte) => (random() < 0.2 ? byte ^ (1 << Math.floor(random() * 8)) : byte));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
