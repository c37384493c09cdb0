import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDataFile } from '../../support/database/data.ts';
import { generatedData } from '../../support/database/generated-data.ts';

const GOOD = JSON.stringify(generatedData(7), null, 2);
const within = (rows: string) => `{"format":"daymark-data","version":1,"tables":{"answers":[${rows}]}}`;

/** What a file is told; empty when it is taken. */
function problemsOf(content: string | Buffer, pieceBytes?: number): string[] {
  const read = readDataFile(content, pieceBytes);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path} ${message}`.trim());
}

const TOO_DEEP = 'This file is nested too deeply to be data of Daymark.';
const TOO_LARGE = 'This file has something in it that is too large to be data of Daymark.';
const NOT_JSON = 'This is not JSON, as a file of all data is: choose the JSON file that Daymark wrote.';
const NOT_TEXT =
  'This is not a text in UTF-8, as a file of all data is: choose the JSON file that Daymark wrote.';
const PACKED = 'This file is packed: unpack it first, and choose the JSON file that Daymark wrote.';
const ENDS_EARLY = 'This file ends too early. Download or copy it again, and choose the whole of it.';

describe('a file that means harm', () => {
  it.each([
    { name: 'five million brackets', content: () => '['.repeat(5_000_000), says: TOO_DEEP },
    { name: 'brackets in a row', content: () => within('['.repeat(1_000_000)), says: TOO_DEEP },
    { name: 'objects in objects', content: () => within('{"a":'.repeat(500_000)), says: TOO_DEEP },
    { name: 'a million commas', content: () => within(','.repeat(1_000_000)), says: NOT_JSON },
    {
      name: 'a hundred million letters',
      content: () => within(`"${'x'.repeat(100_000_000)}"`),
      says: TOO_LARGE,
    },
    { name: 'a hundred million blanks', content: () => within(' '.repeat(100_000_000)), says: TOO_LARGE },
    { name: 'a number without end', content: () => within('1'.repeat(20_000_000)), says: TOO_LARGE },
    { name: 'a row of lists', content: () => within(`[${'[],'.repeat(1_000_000)}[]]`), says: TOO_LARGE },
    {
      name: 'a million columns',
      content: () => within(`{${Array.from({ length: 100_000 }, (_, n) => `"c${n}":0`).join()}}`),
      says: TOO_LARGE,
    },
    {
      name: 'tables without end',
      content: () =>
        `{"format":"daymark-data","version":1,"tables":{${Array.from({ length: 100_000 }, (_, n) => `"t${n}":[]`).join()}}}`,
      says: TOO_LARGE,
    },
    { name: 'gzip', content: () => gzipSync(GOOD), says: PACKED },
    { name: 'a ZIP', content: () => Buffer.from('PK\u0003\u0004rest'), says: PACKED },
    { name: 'UTF-16', content: () => Buffer.from(`\ufeff${GOOD}`, 'utf16le'), says: NOT_TEXT },
    {
      name: 'another text than UTF-8',
      content: () => Buffer.from('{"a":"\xe4 and more of it"}', 'latin1'),
      says: NOT_TEXT,
    },
    { name: 'more after its end', content: () => `${GOOD} {}`, says: NOT_JSON },
    { name: 'a comma too many', content: () => within('{},'), says: NOT_JSON },
  ])('$name is refused in words, at little cost', ({ content, says }) => {
    const hostile = Buffer.from(content());
    const before = { cpu: process.cpuUsage(), memory: process.memoryUsage() };

    expect(problemsOf(hostile)).toEqual([says]);

    const { user } = process.cpuUsage(before.cpu);
    const { heapUsed, external } = process.memoryUsage();
    expect(user / 1e6).toBeLessThan(5);
    expect(heapUsed + external - before.memory.heapUsed - before.memory.external).toBeLessThan(100_000_000);
  });

  it('tells what is wrong with a million rows once, and that it did not look at all', () => {
    expect(problemsOf(within(Array(1_000_000).fill('0').join()))).toEqual([
      'tables.answers[0] should be a row, as in 999 other rows',
      'What comes after these was not looked at.',
    ]);
  });

  it('tells ten things at most, each once, and how many more', () => {
    const rows = Array.from({ length: 14 }, (_, n) => `{"odd${n}":0},{"odd${n}":0}`).join();
    const problems = problemsOf(within(rows)).filter((one) => one.includes('odd') || one.startsWith('And'));
    expect(problemsOf(within(rows)).length).toBe(11);
    expect(problems.at(-1)).toMatch(/^And \d+ more\.$/);
    expect(new Set(problems).size).toBe(problems.length);
  });

  it('is never half read: cut off anywhere, it ends too early', () => {
    const bytes = Buffer.from(GOOD);
    for (let length = 1; length < bytes.length - 1; length += 1 + Math.floor(bytes.length / 200)) {
      expect([length, problemsOf(bytes.subarray(0, length))]).toEqual([length, [ENDS_EARLY]]);
    }
  });

  it.each([1, 2, 3, 7, 1000])('is read the same in pieces of %i bytes', (pieceBytes) => {
    expect(readDataFile(GOOD, pieceBytes)).toEqual(readDataFile(GOOD));
    expect(readDataFile(GOOD)).toMatchObject({ ok: true });
  });

  it('is taken with a mark before it, and with its names in another order', () => {
    const { format, version, tables } = JSON.parse(GOOD);
    expect(problemsOf(`\ufeff${GOOD}`)).toEqual([]);
    expect(problemsOf(JSON.stringify({ tables, version, format }))).toEqual([]);
  });
});
