import type { PictureType } from '../attachment.ts';
import { DamagedPicture } from './bytes.ts';
import { partsOfGif } from './gif.ts';
import { partsOfJpeg } from './jpeg.ts';
import { partsOfPng } from './png.ts';
import { partsOfWebp } from './webp.ts';

const PARTS: Readonly<Record<PictureType, (bytes: Uint8Array) => Uint8Array[]>> = {
  'image/jpeg': partsOfJpeg,
  'image/png': partsOfPng,
  'image/webp': partsOfWebp,
  'image/gif': partsOfGif,
};

/**
 * Takes out of a picture what a camera or a program wrote into it besides: where and when it was taken, with what, by
 * whom, a smaller picture of it. Its colours and its orientation stay, and the picture itself is not touched or drawn.
 *
 * Doing so twice is doing it once.
 *
 * @param bytes - of a file that begins like one of the type
 * @returns the parts of what is left, to be written one after the other; `null` when the picture is damaged, so that
 *   nothing can be said of what is in it
 *
 * @example
 * withoutPlace('image/png', bytesOfAPng) //=> [signature, IHDR, IDAT, IEND]
 */
export function withoutPlace(type: PictureType, bytes: Uint8Array): Uint8Array[] | null {
  try {
    return PARTS[type](bytes);
  } catch (error) {
    if (error instanceof DamagedPicture) return null;
    throw error;
  }
}
