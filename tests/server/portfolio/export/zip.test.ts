import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeZip, type ZippedFile } from '../../../../server/portfolio/export/zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function* inTurn(files: readonly ZippedFile[]) {
  yield* files;
}

async function zipOf(files: readonly ZippedFile[]): Promise<Buffer> {
  const stretches: Uint8Array[] = [];
  await writeZip(inTurn(files), (stretch) => stretches.push(stretch));
  return Buffer.concat(stretches);
}

const FILES = [
  { path: 'a/größe.md', bytes: bytes('Words and words and words and words') },
  { path: 'a/empty', bytes: bytes('') },
];

describe('a ZIP', () => {
  it('has each file under its path', async () => {
    const read = unzipSync(await zipOf(FILES));
    expect(Object.keys(read)).toEqual(['a/größe.md', 'a/empty']);
    expect(new TextDecoder().decode(read['a/größe.md'])).toContain('Words');
    expect(read['a/empty']).toHaveLength(0);
  });

  it('is the same for the same files, on whatever day and wherever', async () => {
    const zip = await zipOf(FILES);
    expect(await zipOf(FILES)).toEqual(zip);
    // Written down once, so that another Node or another library cannot change it unseen.
    expect([zip.length, crc32(zip)]).toEqual([261, 791748637]);
    // The first day that a ZIP can name: year 0, month 1, day 1, at no hour.
    expect(zip.readUInt16LE(10)).toBe(0);
    expect(zip.readUInt16LE(12)).toBe((1 << 5) | 1);
  });

  it('is written as files are read, so that one of them is in memory', async () => {
    const told: string[] = [];
    async function* slowly() {
      for (const path of ['one', 'two']) {
        told.push(`read ${path}`);
        yield { path, bytes: bytes(path) };
      }
    }
    await writeZip(slowly(), (stretch) => told.push(`wrote ${stretch.length > 0}`));
    expect(told.indexOf('wrote true')).toBeLessThan(told.indexOf('read two'));
  });

  it('has nothing in it where there is nothing', async () => {
    expect(unzipSync(await zipOf([]))).toEqual({});
  });
});
