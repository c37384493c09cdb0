import { crc32 } from 'node:zlib';
import { deflateSync, Zip, type ZipInputFile } from 'fflate';

export type ZippedFile = { path: string; bytes: Uint8Array };

/** As hard as is worth it; the same everywhere, since this deflates by itself and not by what Node comes with. */
const LEVEL = 6;
/** The first that a ZIP can name, by the clock on the wall, which is what a ZIP keeps. */
const FIRST_DAY = new Date(1980, 0, 1);

/**
 * Writes files as a ZIP, one after the other, so that only one of them is in memory. The same files in the same order
 * give the same bytes.
 *
 * @param write - takes each stretch of the ZIP as it is made
 */
export async function writeZip(
  files: AsyncIterable<ZippedFile>,
  write: (stretch: Uint8Array) => void,
): Promise<void> {
  const zip = new Zip((error, stretch) => {
    if (error) throw error;
    write(stretch);
  });
  for await (const { path, bytes } of files) {
    const file: ZipInputFile = {
      filename: path,
      size: bytes.length,
      crc: crc32(bytes),
      compression: 8,
      mtime: FIRST_DAY,
    };
    zip.add(file);
    file.ondata?.(null, deflateSync(bytes, { level: LEVEL }), true);
  }
  zip.end();
}
